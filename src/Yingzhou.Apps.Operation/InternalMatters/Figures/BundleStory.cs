using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Figures;

/// <summary>One bundle as it went: its plan, what each leg really took, and who made it late.</summary>
/// <param name="Delay">A fault while legs are open, or when their records do not add up.</param>
sealed record BundleStory(
    LoggedCase Head,
    IReadOnlyList<LoggedCase> Legs,
    CriticalPath Plan,
    IReadOnlyList<LegActual> Actuals,
    Outcome<DelayAttribution> Delay
)
{
    /// <returns><c>null</c> for a bundle whose legs no longer fit its definition.</returns>
    public static BundleStory? Of(Support.Cases.Content.Bundle bundle, LoggedCase head, IReadOnlyList<LoggedCase> legs, Workdays workdays)
    {
        var had = legs.Select(leg => leg.Leg!).ToHashSet(StringComparer.Ordinal);
        var drawn = bundle.Legs.Where(leg => had.Contains(leg.Id)).ToDictionary(leg => leg.Id);
        if (drawn.Count != legs.Count || head.Submitted is not { } began)
            return null;
        var plan = CriticalPath.Of([
            .. legs.Select(leg => new PromisedLeg(
                leg.Leg!,
                leg.Unit,
                leg.PromisedDays,
                [.. drawn[leg.Leg!].DependsOn.Where(had.Contains)]
            )),
        ]);
        if (plan.Fault is not null)
            return null;

        LegActual[] actuals =
        [
            .. legs.Where(leg => leg is { Submitted: not null, Finished: not null })
                .Select(leg => new LegActual(
                    leg.Leg!,
                    Days(began, leg.Submitted!.Value),
                    Days(began, leg.Finished!.Value),
                    Paused(leg, workdays)
                )),
        ];
        return new(head, legs, plan.Value, actuals, DelayAttribution.Of(plan.Value, actuals, head.PromisedDays));

        int Days(DateTimeOffset from, DateTimeOffset until) =>
            workdays.Between(from.Day(), until.Day()) is { Succeeded: true, Value: var days } ? days : 0;
    }

    static int Paused(LoggedCase leg, Workdays workdays) =>
        leg.Clock?.Pauses.Sum(pause =>
            pause.Returned is { } returned && workdays.Between(pause.Requested, returned) is { Succeeded: true, Value: var days } ? days : 0
        )
        ?? 0;
}
