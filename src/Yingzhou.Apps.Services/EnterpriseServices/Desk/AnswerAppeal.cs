using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <param name="Reply"><c>null</c> to accept it only.</param>
sealed record AnswerAppealRequest(Guid Id, string? Reply, int Seen);

/// <summary>受理、答复诉求. Those that were merged into it get the same answer.</summary>
sealed class AnswerAppeal(CityContext city, CityStep step, IPermissions permissions, TimeProvider clock)
{
    public Task<Outcome<Done>> Run(AnswerAppealRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(AnswerAppeal), () => Answer(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Answer(AnswerAppealRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Appeal>().SingleOrDefaultAsync(one => one.Id == request.Id, cancel) is not { } appeal)
            return new Fault("enterprise.no-such-appeal", "没有这条诉求，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, EnterpriseRights.Answer, EnterpriseRights.ResourceOf(appeal)) is { } forbidden)
            return forbidden;
        if (appeal.Version != request.Seen)
            return new Fault("enterprise.appeal-stale", "这条诉求刚才有人处理过，请刷新后再操作。", 412);
        var now = clock.GetUtcNow();
        if ((request.Reply is { } reply ? appeal.Answer(reply, now) : appeal.Accept(now)) is { } refused)
            return refused;
        foreach (
            var same in await city.Set<Appeal>().Where(one => one.MergedInto == appeal.Id && one.RepliedAt == null).ToListAsync(cancel)
        )
            if (request.Reply is { } also)
                same.Answer(also, now);
            else if (same.AcceptedAt is null)
                same.Accept(now);
        return Done.It;
    }

    /// <summary>Open first, by deadline; then the answered ones.</summary>
    public async Task<IReadOnlyList<Appeal>> List(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ?
            [
                .. (
                    await city.Set<Appeal>()
                        .AsNoTracking()
                        .Within(scope)
                        .OrderByDescending(appeal => appeal.Id)
                        .Take(200)
                        .ToListAsync(cancel)
                )
                    .OrderBy(appeal => appeal.RepliedAt is not null)
                    .ThenBy(appeal => appeal.ReplyBy),
            ]
            : [];
}
