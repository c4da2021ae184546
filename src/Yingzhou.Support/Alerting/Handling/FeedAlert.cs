using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Handling;

/// <summary>报送预警 by an outside system: it feeds the alerts of its own area. One that lasts belongs to the area it was raised in, whatever area is written now.</summary>
sealed class FeedAlert(IAlerting alerting, IPermissions permissions)
{
    public async Task<Outcome<Alert>> Raise(RaiseAlert request, Subject sender, CancellationToken cancel = default)
    {
        var lasting = await alerting.Active(request.Kind, request.SubjectKey, request.Cause, cancel);
        return Refuse(sender, request.SubjectKey, lasting?.Region ?? request.Region) is { } refused
            ? refused
            : await alerting.Raise(request, cancel);
    }

    /// <returns>Whether there was such an alert.</returns>
    public async Task<Outcome<bool>> End(
        string kind,
        string subjectKey,
        string cause,
        DateTimeOffset at,
        Subject sender,
        CancellationToken cancel = default
    )
    {
        if (await alerting.Active(kind, subjectKey, cause, cancel) is not { } alert)
            return false;
        return Refuse(sender, subjectKey, alert.Region) is { } refused ? refused : await alerting.End(kind, subjectKey, cause, at, cancel);
    }

    Fault? Refuse(Subject sender, string subjectKey, string region) =>
        permissions.Refuse(sender, AlertingRights.Feed, new("alert", subjectKey) { Region = region });
}
