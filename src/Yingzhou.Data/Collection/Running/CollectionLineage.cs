using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection.Running;

/// <summary>Columns that are pulled by plan, each into the item that has its name; a query with other names says itself which they are.</summary>
sealed class CollectionLineage(CityContext city, ICatalogue catalogue) : ILineageSource
{
    internal const string Prefix = "collection/";

    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var behind = question.Side is LineageSide.Behind;
        var datasets = behind ? question.Ids(LineageKind.Dataset) : [];
        var codes = question
            .Ids(LineageKind.Table)
            .Where(id => id.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(id => id[Prefix.Length..])
            .ToList();
        if (datasets.Count + codes.Count == 0)
            return LineagePart.None;
        var sources = await city.Set<CollectionSource>()
            .AsNoTracking()
            .Where(source => datasets.Contains(source.Dataset) || codes.Contains(source.Code))
            .ToListAsync(cancel);
        var (entries, edges) = (new List<LineageEntry>(), new List<LineageEdge>());
        foreach (var source in sources)
        {
            var table = new LineageNode(LineageKind.Table, Prefix + source.Code);
            entries.Add(new(table, source.Title, [source.Unit]));
            if (
                (behind ? datasets.Contains(source.Dataset) : codes.Contains(source.Code))
                && await Edges(source, table, cancel) is { } found
            )
                edges.AddRange(found);
        }
        return new(entries, edges);
    }

    async Task<IEnumerable<LineageEdge>?> Edges(CollectionSource source, LineageNode table, CancellationToken cancel)
    {
        if (await catalogue.Sheet(source.Dataset, cancel) is not { } sheet)
            return null;
        var given = SelectedColumns.Of(source.Query);
        var dataset = new LineageNode(LineageKind.Dataset, source.Dataset);
        // The lake takes a column by its name or by what the item is called.
        return from item in sheet.Items
            let column = given is null ? item.Column : given.GetValueOrDefault(item.Column) ?? given.GetValueOrDefault(item.Name)
            where column is not null
            select new LineageEdge(new(table, column), dataset.Column(item.Column), LineageWay.Collected);
    }
}
