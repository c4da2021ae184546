using Yingzhou.Kernel;
using Yingzhou.Support.Process.Mining;

namespace Yingzhou.Support.Process;

/// <summary>
/// Process mining (流程挖掘): discovers from an event log the way that cases really went, and holds it against the design. Pure: the same log gives the same report.
/// Source: a01 §3, a13 §3.
/// </summary>
public static class ProcessMining
{
    /// <param name="expectedHours">By activity: how long a stay may take, from promises or from an earlier period.</param>
    /// <param name="completed">Cases known to have ended; of others the last step is still to come. <c>null</c>: all have.</param>
    /// <param name="hours">Time between two instants as it counts, in hours; elapsed time when not given.</param>
    public static MiningReport Mine(
        IEnumerable<LoggedEvent> log,
        DesignedFlow design,
        IReadOnlyDictionary<string, double>? expectedHours = null,
        IReadOnlySet<string>? completed = null,
        Func<DateTimeOffset, DateTimeOffset, double>? hours = null,
        MiningLimits? limits = null
    )
    {
        limits ??= new();
        hours ??= (from, until) => (until - from).TotalHours;
        var (ways, ledger) = (
            new WayCounts(design),
            new ActivityLedger(design, expectedHours ?? new Dictionary<string, double>(), hours, limits)
        );
        var (pairs, merges) = (new PingPongCounts(limits), new MergeCounts(limits));
        var cases = 0;
        var conforming = 0;
        foreach (var one in log.GroupBy(line => line.Case).OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            var stays = Stays.Of(one).Where(stay => design.Activities.ContainsKey(stay.Activity)).ToList();
            var links = CausalLinks.Of(stays, design, completed?.Contains(one.Key) ?? true);
            cases++;
            conforming += links.TrueForAll(link => link.Step is not null) ? 1 : 0;
            ways.Add(one.Key, stays, links);
            ledger.Add(stays);
            pairs.Add(one.Key, stays, links);
            merges.Add(links);
        }
        return new(
            cases,
            new RatioOf(conforming, cases),
            ways.Directly,
            ways.Steps,
            ways.NeverTaken,
            ways.Flows,
            ledger.Activities,
            pairs.Found,
            merges.Found
        );
    }
}
