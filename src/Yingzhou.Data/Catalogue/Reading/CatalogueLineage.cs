using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Reading;

/// <summary>Datasets with the levels of their columns, and the systems in which they arise.</summary>
sealed class CatalogueLineage(CityContext city) : ILineageSource
{
    public async Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var (datasets, codes) = (question.Ids(LineageKind.Dataset), question.Ids(LineageKind.System));
        if (datasets.Count + codes.Count == 0)
            return LineagePart.None;
        var catalogues = await city.Set<DataCatalogue>()
            .AsNoTracking()
            .Where(row => datasets.Contains(row.Dataset) || codes.Contains(row.System))
            .ToListAsync(cancel);
        var ids = catalogues.Select(row => row.Id).ToList();
        var items = (await city.Set<DataItem>().AsNoTracking().Where(item => ids.Contains(item.CatalogueId)).ToListAsync(cancel)).ToLookup(
            item => item.CatalogueId
        );
        var wanted = catalogues.Select(row => row.System).Concat(codes).Distinct().ToList();
        var systems = await city.Set<SourceSystem>().AsNoTracking().Where(row => wanted.Contains(row.Code)).ToListAsync(cancel);
        var behind = question.Side is LineageSide.Behind;
        return new(
            [
                .. catalogues.Select(row => new LineageEntry(
                    Of(row),
                    row.Name,
                    [row.Provider],
                    items[row.Id].ToDictionary(item => item.Column, item => item.Level)
                )),
                .. systems.Select(row => new LineageEntry(Of(row.Code), row.Name, [row.Unit])),
            ],
            [
                .. catalogues
                    .Where(row => behind ? datasets.Contains(row.Dataset) : codes.Contains(row.System))
                    .Select(row => new LineageEdge(Of(row.System).Whole, Of(row).Whole, LineageWay.Registered)),
            ]
        );
    }

    static LineageNode Of(DataCatalogue row) => new(LineageKind.Dataset, row.Dataset);

    static LineageNode Of(string system) => new(LineageKind.System, system);
}
