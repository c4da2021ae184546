using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Columns of followed tables, as the line's own file knows them; before the first look, by the names of the items.</summary>
sealed class ExpressLineage(CityContext city, ICatalogue catalogue, LineFolder folder) : ILineageSource
{
    const string Prefix = "express/";

    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var behind = question.Side is LineageSide.Behind;
        var datasets = behind ? question.Ids(LineageKind.Dataset) : [];
        var tables = question.Ids(LineageKind.Table).Where(id => id.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet();
        if (datasets.Count + tables.Count == 0)
            return LineagePart.None;
        var stations = await (
            from station in city.Set<ExpressStation>().AsNoTracking()
            join line in city.Set<ExpressLine>().AsNoTracking() on station.LineId equals line.Id
            where station.Dataset != null
            select new { station, line }
        ).ToListAsync(cancel);
        var (entries, edges) = (new List<LineageEntry>(), new List<LineageEdge>());
        foreach (var one in stations)
        {
            var table = new LineageNode(LineageKind.Table, $"{Prefix}{one.line.Code}/{one.station.Table}");
            var asked = behind ? datasets.Contains(one.station.Dataset!) : tables.Contains(table.Id);
            if (!asked && !tables.Contains(table.Id))
                continue;
            entries.Add(new(table, $"{one.line.Title} {one.station.Table}", [one.line.Unit]));
            if (asked && await catalogue.Sheet(one.station.Dataset!, cancel) is { } sheet)
                edges.AddRange(Edges(table, sheet, ColumnsOf(one.line.Code, one.station.Table)));
        }
        return new(entries, edges);
    }

    static IEnumerable<LineageEdge> Edges(LineageNode table, CatalogueSheet sheet, IReadOnlyList<string>? columns)
    {
        var dataset = new LineageNode(LineageKind.Dataset, sheet.Catalogue.Dataset);
        foreach (var item in sheet.Items)
        {
            var column = columns is null ? item.Column : columns.FirstOrDefault(name => Names(item, name));
            if (column is not null)
                yield return new(table.Column(column), dataset.Column(item.Column), LineageWay.Followed);
        }
    }

    static bool Names(DataItem item, string column) =>
        string.Equals(item.Column, column, StringComparison.OrdinalIgnoreCase) || item.Name == column;

    List<string>? ColumnsOf(string line, string table)
    {
        if (!folder.Has(line))
            return null;
        using var store = folder.Open(line);
        var name = TableName.Parse(table)?.ToString();
        return store.Shapes().LastOrDefault(shape => shape.Table == name)?.Columns.Select(column => column.Name).ToList();
    }
}
