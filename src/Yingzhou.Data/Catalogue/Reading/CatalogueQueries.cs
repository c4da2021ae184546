using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Reading;

sealed class CatalogueQueries(CityContext city, Workdays workdays, TimeProvider clock)
{
    const int MostPerPage = 200;

    public async Task<Page<DataCatalogue>> List(CatalogueFilter filter, CancellationToken cancel)
    {
        var size = Math.Clamp(filter.Size, 1, MostPerPage);
        var rows = Filtered(filter);
        if (!filter.LateOnly)
        {
            var page = await rows.Take(size + 1).ToListAsync(cancel);
            return PageOf(page, size);
        }
        // Whether a catalogue is late depends on its cycle and the clock: judged here, over all that promise something.
        var now = clock.GetUtcNow();
        var late = (
            await rows.Where(row => row.Status == CatalogueStatus.Published && row.Cycle != UpdateCycle.AsNeeded).ToListAsync(cancel)
        )
            .Where(row => row.IsOnTime(now) is false)
            .Take(size + 1)
            .ToList();
        return PageOf(late, size);
    }

    internal IQueryable<DataCatalogue> Filtered(CatalogueFilter filter)
    {
        var rows = city.Set<DataCatalogue>().AsNoTracking();
        if (filter.Provider is { Length: > 0 } provider)
            rows = rows.Where(row => row.Provider == provider);
        if (filter.Level is { } level)
            rows = rows.Where(row => row.Level == level);
        if (filter.NeverLoaded)
            rows = rows.Where(row => row.LoadedAt == null && row.Status == CatalogueStatus.Published);
        if (filter.After is { Length: > 0 } after)
#pragma warning disable CA1309 // Translated to SQL: codes are digits and a slash.
            rows = rows.Where(row => string.Compare(row.Code, after) > 0);
#pragma warning restore CA1309
        return rows.OrderBy(row => row.Code);
    }

    static Page<DataCatalogue> PageOf(List<DataCatalogue> rows, int size) =>
        rows.Count <= size ? new(rows, null) : new(rows[..size], rows[size - 1].Code);

    public async Task<CatalogueSheet?> Sheet(string dataset, CancellationToken cancel)
    {
        if (await city.Set<DataCatalogue>().AsNoTracking().SingleOrDefaultAsync(row => row.Dataset == dataset, cancel) is not { } catalogue)
            return null;
        var items = await city.Set<DataItem>()
            .AsNoTracking()
            .Where(item => item.CatalogueId == catalogue.Id)
            .OrderBy(item => item.Ordinal)
            .ToListAsync(cancel);
        var system = await city.Set<SourceSystem>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == catalogue.System, cancel);
        return new(catalogue, items, system?.Name ?? catalogue.System);
    }

    public async Task<IReadOnlyList<SourceSystem>> Systems(CancellationToken cancel) =>
        await city.Set<SourceSystem>().AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancel);

    public Task<long> Revision(CancellationToken cancel) =>
        city.Set<CatalogueRevision>().AsNoTracking().Select(row => row.Newest).SingleAsync(cancel);

    public async Task<IReadOnlyList<FindableEntry>> Findable(CancellationToken cancel)
    {
        var catalogues = await city.Set<DataCatalogue>().AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancel);
        var items = (await city.Set<DataItem>().AsNoTracking().ToListAsync(cancel)).ToLookup(item => item.CatalogueId);
        return
        [
            .. catalogues.SelectMany(row =>
                items[row.Id]
                    .OrderBy(item => item.Ordinal)
                    .Select(item => new FindableEntry(
                        row.Dataset,
                        item.Ordinal,
                        [item.Name, $"{row.Name}{item.Name}"],
                        item.Column,
                        row.Provider,
                        item.Level,
                        row.Sharing,
                        row.Name
                    ))
                    .Prepend(new(row.Dataset, 0, [row.Name], $"{row.Abstract} {row.Code}", row.Provider, row.Level, row.Sharing, row.Name))
            ),
        ];
    }

    public async Task<IReadOnlyList<DataElement>> Elements(DateOnly day, CancellationToken cancel) =>
        await city.Set<DataElement>()
            .AsNoTracking()
            .Where(element => element.ValidFrom <= day && (element.ValidUntil == null || element.ValidUntil >= day))
            .OrderBy(element => element.Code)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<ElementSources>> Sources(CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var elements = (await Elements(today, cancel)).ToDictionary(element => element.Code);
        var claims = await city.Set<StoredClaim>().AsNoTracking().ToListAsync(cancel);
        var loaded = await city.Set<DataCatalogue>().AsNoTracking().ToDictionaryAsync(row => row.Dataset, row => row.LoadedAt, cancel);
        return
        [
            .. claims
                .Where(claim => elements.ContainsKey(claim.Element))
                .GroupBy(claim => claim.Element)
                .Select(same => new ElementSources(
                    elements[same.Key],
                    [.. same.OrderByDescending(claim => claim.Ground)],
                    Settled([.. same], loaded)
                ))
                .OrderByDescending(one => one.Settlement.IsContested)
                .ThenByDescending(one => one.Claims.Count)
                .ThenBy(one => one.Element.Code, StringComparer.Ordinal),
        ];
    }

    SourceSettlement Settled(IReadOnlyList<StoredClaim> claims, IReadOnlyDictionary<string, DateTimeOffset?> loaded)
    {
        SourceClaim Pure(StoredClaim claim) => new(claim.Unit, claim.Ground, loaded.GetValueOrDefault(claim.Dataset), claim.Accuracy);
        if (claims.FirstOrDefault(claim => claim.Chosen) is { } chosen)
            return new(Pure(chosen), [], null);
        // The tie began with the later of the claims.
        var settled = OneSource.Settle([.. claims.Select(Pure)], claims.Max(claim => claim.Since), workdays);
        return settled.Succeeded ? settled.Value : new(null, [.. claims.Select(Pure)], null);
    }

    public async Task<IReadOnlyList<AlikeCatalogue>> Alike(string dataset, CancellationToken cancel)
    {
        var catalogues = await city.Set<DataCatalogue>()
            .AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.Dataset,
                row.Name,
                row.Provider,
            })
            .ToListAsync(cancel);
        if (catalogues.Find(row => row.Dataset == dataset) is not { } one)
            return [];
        var elements = (
            await city.Set<DataItem>()
                .AsNoTracking()
                .Where(item => item.Element != null)
                .Select(item => new { item.CatalogueId, item.Element })
                .ToListAsync(cancel)
        ).ToLookup(item => item.CatalogueId, item => item.Element!);
        var own = elements[one.Id].ToHashSet();
        return
        [
            .. catalogues
                .Where(row => row.Id != one.Id)
                .Select(row => new AlikeCatalogue(
                    row.Dataset,
                    row.Name,
                    row.Provider,
                    CatalogueLikeness.Of(one.Name, own, row.Name, elements[row.Id].ToHashSet())
                ))
                .Where(row => row.Likeness >= CatalogueLikeness.Judged)
                .OrderByDescending(row => row.Likeness),
        ];
    }

    public async Task<CatalogueFigures> Figures(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var published = await city.Set<DataCatalogue>()
            .AsNoTracking()
            .Where(row => row.Status == CatalogueStatus.Published)
            .ToListAsync(cancel);
        var levels = await city.Set<DataItem>()
            .GroupBy(item => item.Level)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancel);
        return new(
            published.Count,
            published.Sum(row => row.ItemCount),
            await city.Set<SourceSystem>().CountAsync(cancel),
            published.Sum(row => row.Rows ?? 0),
            RatioOf.Count(published, row => row.LoadedAt is not null),
            OnTime(published, now),
            levels.ToDictionary(level => level.Key, level => level.Count),
            [
                .. published
                    .GroupBy(row => row.Provider)
                    .Select(same => new ProviderFigures(same.Key, same.Count(), same.Sum(row => row.Rows ?? 0), OnTime(same, now)))
                    .OrderByDescending(one => one.Rows)
                    .ThenBy(one => one.Provider, StringComparer.Ordinal),
            ],
            now
        );
    }

    static RatioOf OnTime(IEnumerable<DataCatalogue> published, DateTimeOffset now) =>
        CollectionPromise.OnTimeRate(published.Where(row => row.Cycle is not null).Select(row => (row.Cycle!.Value, row.LoadedAt)), now);
}
