using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Figures;

/// <param name="Slack"><c>null</c> while a clock stands, or when the bundle no longer fits its definition.</param>
sealed record SlackLine(WaitingLeg Leg, LegSlack? Slack);

/// <summary>承办人待办: what costs the whole bundle a day comes first, whatever came in first (a01 §6).</summary>
sealed class SlackInbox(ICases cases, Workdays workdays, TimeProvider clock)
{
    public async Task<IReadOnlyList<SlackLine>> Read(Subject official, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        return
        [
            .. (await cases.WaitingLegs(official, cancel))
                .Select(leg => new SlackLine(leg, SlackOf(leg, today)))
                .OrderBy(line => line.Slack?.Days ?? int.MaxValue)
                .ThenBy(line => line.Slack?.LatestFinish)
                .ThenBy(line => line.Leg.Line.OpenedAt),
        ];
    }

    LegSlack? SlackOf(WaitingLeg leg, DateOnly today)
    {
        if (leg.BundleDue is not { } due || !cases.Content.Bundles.TryGetValue(leg.BundleCode, out var bundle))
            return null;
        var remaining =
            leg.LegDue is not { } own ? leg.PromisedDays
            : own <= today ? 0
            : workdays.Between(today, own) is { Succeeded: true, Value: var days } ? days
            : leg.PromisedDays;
        return
            LegSlack.Of(cases.Content.CriticalPathOf(bundle).Value, leg.Leg, due, today, remaining, workdays)
                is { Succeeded: true, Value: var slack }
            ? slack
            : null;
    }
}
