namespace Yingzhou.Kernel;

/// <summary>A column that is declared less sensitive than what it is made of (降级无依据).</summary>
/// <param name="Required">What its sources demand.</param>
/// <param name="Source">The column that demands it.</param>
public sealed record LevelGap(LineagePoint Point, DataLevel Declared, DataLevel Required, LineagePoint Source);

/// <summary>
/// Levels travel along lineage (级别随血缘传递): what is derived is as sensitive as the most sensitive thing it is made of. A mask lowers by one; more than that only the
/// disclosure gate. Source: p15 R2, p01 R2.
/// </summary>
public static class LineageLevels
{
    /// <summary>What a column has to be at least, beside what it is declared.</summary>
    /// <returns>Only points into which something flows; the source is the one that demands most.</returns>
    public static IReadOnlyDictionary<LineagePoint, (DataLevel Level, LineagePoint Source)> Required(LineageGraph graph)
    {
        var required = new Dictionary<LineagePoint, (DataLevel Level, LineagePoint Source)>();
        // Levels only rise, and there are four of them: circles settle.
        for (var moved = true; moved; )
        {
            moved = false;
            foreach (var edge in graph.Edges.Where(Carries))
                if (Brought(graph, required, edge) is { } level && (!required.TryGetValue(edge.To, out var known) || level > known.Level))
                    (required[edge.To], moved) = ((level, edge.From), true);
        }
        return required;
    }

    public static IReadOnlyList<LevelGap> Gaps(LineageGraph graph) =>
        [
            .. Required(graph)
                .Select(one => (one.Key, one.Value, Declared: graph.LevelOf(one.Key)))
                .Where(one => one.Declared is { } declared && declared < one.Value.Level)
                .Select(one => new LevelGap(one.Key, one.Declared!.Value, one.Value.Level, one.Value.Source))
                .OrderByDescending(gap => gap.Required)
                .ThenBy(gap => gap.Point.ToString(), StringComparer.Ordinal),
        ];

    // A column by which rows are chosen is not itself in them; what passed the gate was measured as it is.
    static bool Carries(LineageEdge edge) => edge.To.Column is not null && edge.Treatment is not LevelTreatment.Gated;

    static DataLevel? Brought(
        LineageGraph graph,
        Dictionary<LineagePoint, (DataLevel Level, LineagePoint Source)> required,
        LineageEdge edge
    )
    {
        var declared = graph.LevelOf(edge.From);
        DataLevel? demanded = required.TryGetValue(edge.From, out var known) ? known.Level : null;
        var level = declared is null || demanded > declared ? demanded : declared;
        return level is { } carried && edge.Treatment is LevelTreatment.Masked ? DataLevels.AsMasked(carried) : level;
    }
}
