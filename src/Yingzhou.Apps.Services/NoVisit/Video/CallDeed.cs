using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>What every deed in a call begins with: it is there, the one who does it may, and they saw it as it is.</summary>
sealed class CallDeed(CityContext city, CityStep step, IPermissions permissions)
{
    /// <param name="right">The caller's own, or the clerk's.</param>
    public Task<Outcome<Done>> Run(
        string doing,
        string right,
        Guid id,
        Subject who,
        Func<VideoCall, DateTimeOffset, Fault?> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = who.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<VideoCall>().FindAsync([id], cancel) is not { } call)
                    return CallFaults.Unknown;
                if (permissions.Refuse(who, right, NoVisitRights.ResourceOf(call)) is { } refused)
                    return right == NoVisitRights.Own ? CallFaults.Unknown : refused;
                var (now, before) = (city.Clock.GetUtcNow(), call.Status);
                if (deed(call, now) is { } fault)
                    return fault;
                if (SessionWords.Of(doing, before, call) is { } what)
                    call.Tell(now, right == NoVisitRights.Own ? "办事人" : $"窗口 {who.Name}", what);
                city.Live.Touch(CallTopics.All);
                city.Live.Touch(CallTopics.Of(id));
                return Done.It;
            },
            cancel
        );
    }
}

/// <summary>What is touched when something happens in a call.</summary>
static class CallTopics
{
    public const string All = "no-visit:calls";

    public static string Of(Guid call) => $"no-visit:call:{call}";
}
