using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Golden.Reading;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Handling;

/// <summary>异议: whoever doubts a value says so, and the department it comes from answers within ten working days. Nothing is mended here (p02 R10).</summary>
sealed class GoldenDisputes(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    GoldenRows rows,
    IPermissions permissions,
    Workdays workdays,
    TimeProvider clock
)
{
    const int AnswerDays = 10;
    const int Most = 200;

    public Task<Outcome<GoldenDispute>> Open(DisputeGolden request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<GoldenDispute>(
            nameof(DisputeGolden),
            request.Key,
            async () =>
            {
                var record = await rows.One(request.Kind, request.Golden, official, cancel);
                if (record.Fault is { } fault)
                    return fault;
                if (record.Value.Fields.FirstOrDefault(field => field.Name == request.Field) is not { Source: { } source })
                    return new Fault("golden.no-value", "这个字段没有值，没有来源可以核对。") { Field = "field" };
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("golden.reason", "请写明为什么认为不对，来源部门要据此核对。") { Field = "reason" };
                var register = (await catalogue.Sheet(source, cancel))!.Catalogue;
                var due = workdays.AddWorkdaysOpen(clock.GetUtcNow().Day(), AnswerDays);
                if (due.Fault is { } beyond)
                    return beyond;
                var dispute = new GoldenDispute
                {
                    Region = register.Region,
                    Kind = request.Kind,
                    Golden = request.Golden,
                    Field = request.Field,
                    Source = source,
                    Unit = register.Provider,
                    Reason = request.Reason.Trim(),
                    DueOn = due.Value.Day,
                };
                city.Add(dispute);
                await city.SaveChangesAsync(cancel);
                return dispute;
            },
            cancel
        );
    }

    public Task<Outcome<GoldenDispute>> Answer(AnswerGolden request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<GoldenDispute>(
            nameof(AnswerGolden),
            async () =>
            {
                if (await city.Get<GoldenDispute>(request.Id, cancel) is not { } dispute)
                    return new Fault("golden.no-dispute", "没有这条异议，请从列表重新进入。", 404);
                if (
                    permissions.Refuse(
                        official,
                        GoldenRights.Answer,
                        GoldenRights.ResourceOf(dispute.Id.ToString(), dispute.Unit, dispute.Region)
                    ) is
                    { } refused
                )
                    return refused;
                if (dispute.Version != request.Seen)
                    return new Fault("golden.stale", "刚才已有人处理过这条异议，请刷新后再操作。", 412);
                if (dispute.State is not GoldenDisputeState.Open)
                    return new Fault("golden.answered", "这条异议已经答复过。", 409);
                if (string.IsNullOrWhiteSpace(request.Answer))
                    return new Fault("golden.answer", "请写明核对的结果，提出的人会看到。") { Field = "answer" };
                (dispute.State, dispute.Answer) = (
                    request.Accepts ? GoldenDisputeState.Accepted : GoldenDisputeState.Rejected,
                    request.Answer.Trim()
                );
                (dispute.AnsweredBy, dispute.AnsweredAt) = (official.AsActor().Id, clock.GetUtcNow());
                return dispute;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<GoldenDispute>> All(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return [];
        var disputes = city.Set<GoldenDispute>().AsNoTracking();
        var me = official.AsActor().Id;
        if (!permissions.Decide(official, GoldenRights.Oversee, GoldenRights.ResourceOf("", unit.Id, unit.Region)).Allowed)
            disputes = disputes.Where(one => one.Unit == unit.Id || one.CreatedBy == me);
        return await disputes
            .OrderBy(one => one.State != GoldenDisputeState.Open)
            .ThenByDescending(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);
    }
}
