using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>
/// How long a leg may still lie before the whole bundle is late (时差, a01 §6): working days from today to its latest finish, less what it still needs itself. On the critical path of
/// a bundle without reserve it is 0 on the first day; below 0 the promise of the whole is being spent.
/// </summary>
/// <param name="LatestFinish">The last day on which it may be finished.</param>
public sealed record LegSlack(int Days, DateOnly LatestFinish)
{
    public bool IsCritical => Days <= 0;

    /// <param name="bundleDue">The promised day of the bundle.</param>
    /// <param name="remainingDays">Working days that the leg itself still has by its own promise; 0 when it is over.</param>
    public static Outcome<LegSlack> Of(
        CriticalPath plan,
        string leg,
        DateOnly bundleDue,
        DateOnly today,
        int remainingDays,
        Workdays workdays
    )
    {
        if (plan.Legs.All(one => one.Id != leg))
            return new Fault("internal.leg-not-of-plan", $"“{leg}”不是这件“一件事”的环节。");
        var after = After(plan)[leg];
        // Back from the promised day over the working days that the legs behind it will take.
        var latest = bundleDue;
        for (var left = after; left > 0; )
        {
            var worked = workdays.IsWorkday(latest);
            if (worked.Fault is { } unknown)
                return unknown;
            left -= worked.Value ? 1 : 0;
            latest = latest.AddDays(-1);
        }
        var between = workdays.Between(today, latest);
        return between.Fault is { } beyond ? beyond : new LegSlack(between.Value - remainingDays, latest);
    }

    /// <summary>The longest chain of promises behind each leg.</summary>
    static Dictionary<string, int> After(CriticalPath plan)
    {
        var after = plan.Legs.ToDictionary(leg => leg.Id, _ => 0, StringComparer.Ordinal);
        foreach (var leg in plan.Legs.Reverse())
        foreach (var before in leg.DependsOn)
            after[before] = Math.Max(after[before], leg.PromisedDays + after[leg.Id]);
        return after;
    }
}
