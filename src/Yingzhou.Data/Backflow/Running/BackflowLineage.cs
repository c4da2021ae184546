using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Backflow.Running;

/// <summary>Columns that flow down to an area's own dataset, and the column by which its rows are chosen.</summary>
sealed class BackflowLineage(CityContext city, ICatalogue catalogue) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        if (question.Ids(LineageKind.Dataset) is not { Count: > 0 } datasets)
            return LineagePart.None;
        var rules = city.Set<BackflowRule>().AsNoTracking();
        rules =
            question.Side is LineageSide.Behind
                ? rules.Where(rule => datasets.Contains(rule.Target))
                : rules.Where(rule => datasets.Contains(rule.Source));
        var edges = new List<LineageEdge>();
        foreach (var rule in await rules.ToListAsync(cancel))
        {
            var (source, target) = (new LineageNode(LineageKind.Dataset, rule.Source), new LineageNode(LineageKind.Dataset, rule.Target));
            edges.Add(new(source.Column(rule.AreaColumn), target.Whole, LineageWay.Flowed));
            if (await catalogue.Sheet(rule.Target, cancel) is { } sheet)
                edges.AddRange(
                    sheet.Items.Select(item => new LineageEdge(source.Column(item.Column), target.Column(item.Column), LineageWay.Flowed))
                );
        }
        return new([], edges);
    }
}
