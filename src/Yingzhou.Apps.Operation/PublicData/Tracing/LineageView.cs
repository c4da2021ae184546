using Yingzhou.Kernel;
using Yingzhou.Ui.Components.Charts;

namespace Yingzhou.Apps.Operation.PublicData.Tracing;

/// <param name="Column"><c>null</c> when all of the node is meant.</param>
/// <param name="Way">How it comes there, or goes on.</param>
public sealed record LineageLine(LineageNode Node, string Title, string? Column, LineageWay Way, int Hops, bool Certain, DataLevel? Level);

/// <summary>The way of one thing's data as it is shown: a picture of nodes, and lists of columns. Rules of a table are one box in the picture: there are dozens of them, and the list has each.</summary>
public sealed class LineageView
{
    readonly LineageGraph graph;
    readonly LineagePoint start;
    readonly LineageReach behind;
    readonly LineageReach ahead;

    public LineageView(LineageGraph graph, LineagePoint start)
    {
        (this.graph, this.start) = (graph, start);
        (behind, ahead) = (graph.Upstream(start), graph.Downstream(start));
    }

    public IReadOnlyList<LineageLine> Behind => Lines(behind, edge => edge.From);

    public IReadOnlyList<LineageLine> Ahead => Lines(ahead, edge => edge.To);

    public bool IsCut => graph.IsCut;

    public IReadOnlyList<FlowNode> Nodes
    {
        get
        {
            var layers = new Dictionary<LineageNode, int> { [start.Node] = 0 };
            foreach (var one in behind.Points)
                layers.TryAdd(one.Point.Node, -one.Hops);
            foreach (var one in ahead.Points)
                layers.TryAdd(one.Point.Node, one.Hops);
            return
            [
                .. layers
                    .GroupBy(one => BoxOf(one.Key))
                    .Select(same => new FlowNode(
                        same.Key,
                        same.Key.StartsWith(RulesOf, StringComparison.Ordinal)
                            ? $"质量规则 {same.Count()} 条"
                            : graph.TitleOf(same.First().Key),
                        same.Min(one => one.Value),
                        LineageWords.Kind(same.First().Key.Kind),
                        same.Key.StartsWith(RulesOf, StringComparison.Ordinal) ? null : LineageWords.Href(same.First().Key),
                        same.First().Key == start.Node
                    ))
                    .OrderBy(node => node.Layer),
            ];
        }
    }

    public IReadOnlyList<FlowWay> Ways =>
        [
            .. behind
                .Edges.Concat(ahead.Edges)
                .Distinct()
                .GroupBy(edge => (From: BoxOf(edge.From.Node), To: BoxOf(edge.To.Node), edge.Way))
                .Where(same => same.Key.From != same.Key.To)
                .Select(same =>
                {
                    var columns = same.Select(edge => edge.From.Column).OfType<string>().Distinct().Count();
                    return new FlowWay(
                        same.Key.From,
                        same.Key.To,
                        Math.Max(1, columns),
                        LineageWords.Way(same.Key.Way) + (columns > 0 ? $" {columns} 列" : "")
                    );
                }),
        ];

    const string RulesOf = "rules of ";

    static string BoxOf(LineageNode node) => node.Kind is LineageKind.Rule ? RulesOf + node.Id.Split('/')[0] : node.ToString();

    List<LineageLine> Lines(LineageReach reach, Func<LineageEdge, LineagePoint> end)
    {
        var ways = reach.Edges.ToLookup(end, edge => edge.Way);
        return
        [
            .. reach.Points.Select(one => new LineageLine(
                one.Point.Node,
                graph.TitleOf(one.Point.Node),
                one.Point.Column,
                ways[one.Point].First(),
                one.Hops,
                one.Certain,
                one.Point.IsColumn ? graph.LevelOf(one.Point) : null
            )),
        ];
    }
}
