using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage.Told;

/// <summary>Ways that jobs outside told of.</summary>
sealed class ToldLineageSource(CityContext city) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var nodes = question.Nodes.Select(node => node.ToString()).ToList();
        var rows = city.Set<ToldEdge>().AsNoTracking();
        var found = await (
            question.Side is LineageSide.Behind
                ? rows.Where(edge => nodes.Contains(edge.ToNode))
                : rows.Where(edge => nodes.Contains(edge.FromNode))
        ).ToListAsync(cancel);
        if (found.Count == 0)
            return LineagePart.None;
        var edges = found.ConvertAll(edge => new LineageEdge(
            new(Node(edge.FromNode), edge.FromColumn),
            new(Node(edge.ToNode), edge.ToColumn),
            LineageWay.Told
        ));
        return new(
            [
                .. edges
                    .SelectMany(edge => new[] { edge.From.Node, edge.To.Node })
                    .Distinct()
                    .Where(node => node.Id.StartsWith(OpenLineage.Foreign, StringComparison.Ordinal))
                    .Select(node => new LineageEntry(node, node.Id[OpenLineage.Foreign.Length..].Replace('|', ' '), [])),
            ],
            edges
        );
    }

    static LineageNode Node(string text) => text.Split(':', 2) is [var kind, var id] ? new(Enum.Parse<LineageKind>(kind), id) : default;
}
