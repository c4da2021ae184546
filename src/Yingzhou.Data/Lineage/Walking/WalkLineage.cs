using System.Text.Json;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage.Told;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage.Walking;

/// <summary>
/// Reads the way of data step by step: all engines are asked for one frontier at a time, so that a dataset costs a few questions, whatever else the city has.
/// </summary>
sealed class WalkLineage(IEnumerable<ILineageSource> sources, TakeEvents take) : ILineage
{
    const int MostSteps = 12;
    const int MostNodes = 1_500;

    readonly IReadOnlyList<ILineageSource> sources = [.. sources];

    public async Task<LineageGraph> Around(LineageNode node, Subject official, CancellationToken cancel)
    {
        var found = new Found(node);
        await Walk(found, LineageSide.Behind, official, cancel);
        await Walk(found, LineageSide.Ahead, official, cancel);
        return found.Graph;
    }

    public Task<Outcome<int>> Take(JsonElement events, Subject official, CancellationToken cancel) => take.Run(events, official, cancel);

    public async Task<ImpactSheet> Impact(
        LineagePoint point,
        PlannedChange change,
        DataLevel? level,
        Subject? official,
        CancellationToken cancel
    )
    {
        var all = new Found(point.Node);
        await Walk(all, LineageSide.Ahead, null, cancel);
        var impact = ImpactOfChange.Of(all.Graph, point, change, level);
        if (official is null)
            return new(all.Graph, impact, 0);
        var seen = new Found(point.Node);
        await Walk(seen, LineageSide.Ahead, official, cancel);
        var visible = impact.Affected.Where(one => seen.Graph.Entries.ContainsKey(one.Node)).ToList();
        return new(
            all.Graph,
            new(
                visible,
                [
                    .. impact.Told.Select(one =>
                        (one.Unit, (IReadOnlyList<LineageNode>)[.. one.Nodes.Where(seen.Graph.Entries.ContainsKey)])
                    ),
                ],
                [.. impact.Gaps.Where(gap => seen.Graph.Entries.ContainsKey(gap.Point.Node))]
            ),
            impact.Affected.Count - visible.Count
        );
    }

    async Task Walk(Found found, LineageSide side, Subject? official, CancellationToken cancel)
    {
        IReadOnlyCollection<LineageNode> frontier = [found.Start];
        var seen = new HashSet<LineageNode>(frontier);
        for (var step = 0; frontier.Count > 0; step++)
        {
            if (step == MostSteps || found.Nodes > MostNodes)
            {
                found.IsCut = true;
                return;
            }
            var next = new HashSet<LineageNode>();
            // One after the other: they share the request's one connection.
            foreach (var source in sources)
            {
                var part = await source.Next(new(side, frontier, official), cancel);
                found.Add(part);
                next.UnionWith(part.Edges.Select(edge => side is LineageSide.Ahead ? edge.To.Node : edge.From.Node).Where(seen.Add));
            }
            frontier = next;
        }
    }

    sealed class Found(LineageNode start)
    {
        readonly Dictionary<LineageNode, LineageEntry> entries = [];
        readonly HashSet<LineageEdge> edges = [];

        public LineageNode Start => start;

        public bool IsCut { get; set; }

        public int Nodes => entries.Count;

        // What no engine knows is not there, whatever names it: a formula may speak of something that is no dataset.
        public LineageGraph Graph =>
            new(entries.Values, edges.Where(edge => entries.ContainsKey(edge.From.Node) && entries.ContainsKey(edge.To.Node)), IsCut);

        public void Add(LineagePart part)
        {
            foreach (var entry in part.Entries)
                entries.TryAdd(entry.Node, entry);
            edges.UnionWith(part.Edges);
        }
    }
}
