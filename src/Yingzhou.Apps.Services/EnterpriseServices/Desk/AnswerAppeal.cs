using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Appeals;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <param name="Reply"><c>null</c> to accept it only.</param>
sealed record AnswerAppealRequest(Guid Id, string? Reply, int Seen);

/// <summary>受理、答复诉求. Those that were merged into it get the same answer.</summary>
sealed class AnswerAppeal(CityContext city, CityStep step, AppealTopics topics, IPermissions permissions, TimeProvider clock)
{
    public Task<Outcome<Done>> Run(AnswerAppealRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(AnswerAppeal), () => Answer(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Answer(AnswerAppealRequest request, Subject official, CancellationToken cancel)
    {
        var read = await Open(request.Id, request.Seen, official, cancel);
        if (read.Fault is { } stopped)
            return stopped;
        var appeal = read.Value;
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

    async Task<Outcome<Appeal>> Open(Guid id, int seen, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Appeal>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } appeal)
            return new Fault("enterprise.no-such-appeal", "没有这条诉求，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, EnterpriseRights.Answer, EnterpriseRights.ResourceOf(appeal)) is { } forbidden)
            return forbidden;
        return appeal.Version != seen ? new Fault("enterprise.appeal-stale", "这条诉求刚才有人处理过，请刷新后再操作。", 412) : appeal;
    }

    /// <summary>分派, with those that were merged into it.</summary>
    public Task<Outcome<Done>> Dispatch(Guid id, string? topic, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "DispatchAppeal",
            async () =>
            {
                var read = await Open(id, seen, official, cancel);
                if (read.Fault is { } refused)
                    return refused;
                if (topic is null || !topics.Choices.Contains(topic))
                    return new Fault("enterprise.dispatch-topic", "请选择分派到哪一类。") { Field = "topic" };
                if (read.Value.Dispatch(topic) is { } over)
                    return over;
                foreach (
                    var same in await city.Set<Appeal>().Where(one => one.MergedInto == id && one.RepliedAt == null).ToListAsync(cancel)
                )
                    same.Dispatch(topic);
                return Done.It;
            },
            cancel
        );
    }

    /// <summary>Not dispatched and open first, by deadline; then the answered ones.</summary>
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
                    .ThenByDescending(appeal => appeal.Topic == AppealTopics.Undispatched)
                    .ThenBy(appeal => appeal.ReplyBy),
            ]
            : [];
}
