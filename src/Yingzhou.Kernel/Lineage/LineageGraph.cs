namespace Yingzhou.Kernel;

/// <param name="Hops">Fewest steps from where one began; 0 is there.</param>
/// <param name="Certain">Some way to it knows every column it goes through; else it may be reached, and nobody can exclude it.</param>
public sealed record LineageReached(LineagePoint Point, int Hops, bool Certain);

/// <summary>What a point hangs on, or what hangs on it.</summary>
/// <param name="Points">The nearest first; where one began is not among them.</param>
/// <param name="Edges">Those gone over.</param>
public sealed record LineageReach(IReadOnlyList<LineageReached> Points, IReadOnlyList<LineageEdge> Edges);

/// <summary>
/// Where data comes from and what becomes of it (数据血缘), column by column where that is known. Each edge is looked at a fixed number of times, circles end.
/// </summary>
public sealed class LineageGraph
{
    readonly ILookup<LineageNode, LineageEdge> into;
    readonly ILookup<LineageNode, LineageEdge> outOf;

    public LineageGraph(IEnumerable<LineageEntry> entries, IEnumerable<LineageEdge> edges, bool isCut = false)
    {
        Entries = entries.DistinctBy(entry => entry.Node).ToDictionary(entry => entry.Node);
        Edges = [.. edges.Distinct()];
        IsCut = isCut;
        into = Edges.ToLookup(edge => edge.To.Node);
        outOf = Edges.ToLookup(edge => edge.From.Node);
    }

    public IReadOnlyDictionary<LineageNode, LineageEntry> Entries { get; }

    public IReadOnlyList<LineageEdge> Edges { get; }

    /// <summary>There is more than was read: whoever shows it says so.</summary>
    public bool IsCut { get; }

    public IEnumerable<LineageEdge> Into(LineageNode node) => into[node];

    public string TitleOf(LineageNode node) => Entries.TryGetValue(node, out var entry) ? entry.Title : node.Id;

    /// <returns><c>null</c> when none is declared; of a node as a whole, the highest of its columns.</returns>
    public DataLevel? LevelOf(LineagePoint point) =>
        !Entries.TryGetValue(point.Node, out var entry) || entry.Levels is not { } levels ? null
        : point.IsColumn
            ? levels.TryGetValue(point.Column!, out var level) ? level
                : null
        : DataLevels.OfTable(levels.Values);

    /// <summary>Everything it comes from.</summary>
    public LineageReach Upstream(LineagePoint start) =>
        Walk(start, point => into[point.Node].Where(edge => Made(point, edge.To)), edge => edge.From);

    /// <summary>Everything that hangs on it.</summary>
    public LineageReach Downstream(LineagePoint start) =>
        Walk(start, point => outOf[point.Node].Where(edge => Needed(point, edge.From)), edge => edge.To);

    /// <summary>As it would be if a column were declared otherwise.</summary>
    public LineageGraph WithLevel(LineagePoint point, DataLevel level) =>
        new(
            Entries.Values.Select(entry =>
                entry.Node == point.Node && point.IsColumn
                    ? entry with
                    {
                        Levels = new Dictionary<string, DataLevel>(entry.Levels ?? new Dictionary<string, DataLevel>())
                        {
                            [point.Column!] = level,
                        },
                    }
                    : entry
            ),
            Edges,
            IsCut
        );

    // What is written into all of a node is written into each of its columns.
    static bool Made(LineagePoint point, LineagePoint written) => !point.IsColumn || !written.IsColumn || point.Column == written.Column;

    // A way that needs only that the node is there does not care for one column of it.
    static bool Needed(LineagePoint point, LineagePoint read) =>
        !point.IsColumn || read.Column == point.Column || read.Column == LineagePoint.SomeColumn;

    static bool IsVague(LineageEdge edge) => edge.From.Column == LineagePoint.SomeColumn || edge.To.Column == LineagePoint.SomeColumn;

    static LineageReach Walk(LineagePoint start, Func<LineagePoint, IEnumerable<LineageEdge>> edgesOf, Func<LineageEdge, LineagePoint> next)
    {
        var certain = Hops(start, point => edgesOf(point).Where(edge => !IsVague(edge)), next, null);
        var edges = new HashSet<LineageEdge>();
        var all = Hops(start, edgesOf, next, edges);
        return new(
            [
                .. all.Where(one => one.Key != start)
                    .OrderBy(one => one.Value)
                    .ThenBy(one => one.Key.Node.Kind)
                    .ThenBy(one => one.Key.ToString(), StringComparer.Ordinal)
                    .Select(one => new LineageReached(one.Key, one.Value, certain.ContainsKey(one.Key))),
            ],
            [.. edges]
        );
    }

    static Dictionary<LineagePoint, int> Hops(
        LineagePoint start,
        Func<LineagePoint, IEnumerable<LineageEdge>> edgesOf,
        Func<LineageEdge, LineagePoint> next,
        HashSet<LineageEdge>? gone
    )
    {
        var hops = new Dictionary<LineagePoint, int> { [start] = 0 };
        var frontier = new Queue<LineagePoint>([start]);
        while (frontier.TryDequeue(out var point))
            foreach (var edge in edgesOf(point))
            {
                gone?.Add(edge);
                if (hops.TryAdd(next(edge), hops[point] + 1))
                    frontier.Enqueue(next(edge));
            }
        return hops;
    }
}
