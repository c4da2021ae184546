namespace Yingzhou.Kernel;

/// <summary>What somebody is about to do to a column or to a dataset (拟议变更).</summary>
public enum PlannedChange
{
    /// <summary>改名</summary>
    Renamed,

    /// <summary>停用: it will no longer be there.</summary>
    Retired,

    /// <summary>改类型</summary>
    Retyped,

    /// <summary>改级别</summary>
    Releveled,
}

/// <summary>Something that the change reaches.</summary>
/// <param name="Columns">Its columns that hang on what changes; empty when all of it does.</param>
/// <param name="Way">By which way it is reached last.</param>
/// <param name="Certain"><c>false</c>: nobody knows which column it uses, so it cannot be excluded.</param>
public sealed record AffectedNode(LineageNode Node, IReadOnlyList<string> Columns, LineageWay Way, int Hops, bool Certain);

/// <param name="Affected">The nearest first.</param>
/// <param name="Told">Departments that must be told, each with what of theirs is affected.</param>
/// <param name="Gaps">Columns that would be declared too low afterwards; those that are so already are not among them.</param>
public sealed record ChangeImpact(
    IReadOnlyList<AffectedNode> Affected,
    IReadOnlyList<(string Unit, IReadOnlyList<LineageNode> Nodes)> Told,
    IReadOnlyList<LevelGap> Gaps
);

/// <summary>What a change reaches, listed before it is made (变更影响). Source: p01 §4, §6.</summary>
public static class ImpactOfChange
{
    /// <param name="level">To which level, for <see cref="PlannedChange.Releveled"/>.</param>
    public static ChangeImpact Of(LineageGraph graph, LineagePoint point, PlannedChange change, DataLevel? level = null)
    {
        var affected = Affected(graph, graph.Downstream(point));
        return change is PlannedChange.Releveled && level is { } wanted
            ? Releveled(graph, point, wanted, affected)
            : new(affected, Told(graph, point.Node, affected), []);
    }

    // Who uses a column goes on using it: only what would be declared too low has to act.
    static ChangeImpact Releveled(LineageGraph graph, LineagePoint point, DataLevel level, IReadOnlyList<AffectedNode> affected)
    {
        var before = LineageLevels.Gaps(graph).Select(gap => (gap.Point, gap.Required)).ToHashSet();
        var gaps = LineageLevels.Gaps(graph.WithLevel(point, level)).Where(gap => !before.Contains((gap.Point, gap.Required))).ToList();
        var nodes = gaps.Select(gap => gap.Point.Node).ToHashSet();
        var acting = affected.Where(one => nodes.Contains(one.Node)).ToList();
        return new(acting, Told(graph, point.Node, acting), gaps);
    }

    static List<AffectedNode> Affected(LineageGraph graph, LineageReach reach)
    {
        var ways = reach.Edges.ToLookup(edge => edge.To.Node, edge => edge.Way);
        return
        [
            .. reach
                .Points.GroupBy(one => one.Point.Node)
                .Select(same => new AffectedNode(
                    same.Key,
                    same.Any(one => !one.Point.IsColumn) ? [] : [.. same.Select(one => one.Point.Column!).Order(StringComparer.Ordinal)],
                    ways[same.Key].First(),
                    same.Min(one => one.Hops),
                    same.Any(one => one.Certain)
                ))
                .OrderBy(one => one.Hops)
                .ThenBy(one => one.Node.Kind)
                .ThenBy(one => graph.TitleOf(one.Node), StringComparer.Ordinal),
        ];
    }

    static IReadOnlyList<(string Unit, IReadOnlyList<LineageNode> Nodes)> Told(
        LineageGraph graph,
        LineageNode changed,
        IReadOnlyList<AffectedNode> affected
    ) =>
        [
            .. affected
                .SelectMany(one => graph.Entries.TryGetValue(one.Node, out var entry) ? entry.Units.Select(unit => (unit, one.Node)) : [])
                .Distinct()
                .GroupBy(one => one.unit, one => one.Node)
                .OrderBy(same => IsOwn(graph, changed, same.Key))
                .ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => (same.Key, (IReadOnlyList<LineageNode>)[.. same])),
        ];

    static bool IsOwn(LineageGraph graph, LineageNode changed, string unit) =>
        graph.Entries.TryGetValue(changed, out var entry) && entry.Units.Contains(unit);
}
