using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Golden.Reading;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Handling;

/// <summary>人工判定: same or not the same, by a clerk who sees both sides; taken back, the pair is judged by weight again. The next build carries it.</summary>
sealed class RulePairs(CityContext city, CityStep step, GoldenContent content, IPermissions permissions, TimeProvider clock)
{
    const int Most = 50;

    public async Task<Outcome<PairDesk>> Desk(string kind, Subject official, CancellationToken cancel)
    {
        if (content.Of(kind) is null)
            return GoldenRows.NoKind;
        if (Refuse(official) is { } refused)
            return refused;
        var pairs = city.Set<GoldenPair>().AsNoTracking().Where(pair => pair.Kind == kind);
        return new PairDesk(
            await pairs
                .Where(pair => !pair.IsJoined)
                .OrderByDescending(pair => pair.Weight)
                .ThenBy(pair => pair.Id)
                .Take(Most)
                .ToListAsync(cancel),
            await pairs.Where(pair => pair.IsJoined).OrderBy(pair => pair.Weight).ThenBy(pair => pair.Id).Take(Most).ToListAsync(cancel),
            await city.Set<GoldenRuling>()
                .AsNoTracking()
                .Where(ruling => ruling.Kind == kind)
                .OrderByDescending(ruling => ruling.Id)
                .Take(Most)
                .ToListAsync(cancel)
        );
    }

    public Task<Outcome<GoldenRuling>> Rule(RulePair request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<GoldenRuling>(
            nameof(RulePair),
            async () =>
            {
                if (Refuse(official) is { } refused)
                    return refused;
                if (await city.Set<GoldenPair>().SingleOrDefaultAsync(pair => pair.Id == request.Pair, cancel) is not { } pair)
                    return new Fault("golden.no-pair", "这一对已经判过，或者登记库更新后已重新比对，请从列表重新进入。", 404);
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("golden.ruling-reason", "请写明凭什么这样判，以后查得到。") { Field = "reason" };
                var ruling = new GoldenRuling
                {
                    Region = official.ActingPost!.Unit.Region,
                    Kind = pair.Kind,
                    One = pair.One,
                    Other = pair.Other,
                    IsSame = request.IsSame,
                    Reason = request.Reason.Trim(),
                    Fields = pair.Fields,
                };
                city.Add(ruling);
                city.Remove(pair);
                return ruling;
            },
            cancel
        );
    }

    public Task<Outcome<GoldenRuling>> Undo(UndoRuling request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<GoldenRuling>(
            nameof(UndoRuling),
            async () =>
            {
                if (Refuse(official) is { } refused)
                    return refused;
                if (await city.Get<GoldenRuling>(request.Ruling, cancel) is not { } ruling)
                    return new Fault("golden.no-ruling", "没有这条判定，请从列表重新进入。", 404);
                if (ruling.Version != request.Seen)
                    return new Fault("golden.ruling-stale", "刚才已有人处理过，请刷新后再操作。", 412);
                if (ruling.UndoneAt is not null)
                    return new Fault("golden.undone", "这条判定已经撤销。", 409);
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("golden.undo-reason", "请写明为什么撤销。") { Field = "reason" };
                (ruling.Undone, ruling.UndoneAt) = (request.Reason.Trim(), clock.GetUtcNow());
                return ruling;
            },
            cancel
        );
    }

    Fault? Refuse(Subject official) =>
        official.ActingPost is { Unit: var unit }
            ? permissions.Refuse(official, GoldenRights.Rule, GoldenRights.ResourceOf("", unit.Id, unit.Region))
            : GoldenRows.NoPost;
}
