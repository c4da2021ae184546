using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake.Loading;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lake;

sealed class FileLake(
    CityContext city,
    ICatalogue catalogue,
    IPermissions permissions,
    LoadDataset load,
    SweepLake sweep,
    LakeFolder lake,
    DuckDb duck
) : ILake
{
    const int MostPerPage = 200;

    public Task<Outcome<LakeLoad>> Load(LoadRequest request, Actor by, CancellationToken cancel) => load.Run(request, by, cancel);

    public async Task<Outcome<LakeLoad>> Send(LoadRequest request, Subject official, CancellationToken cancel)
    {
        if (await catalogue.Sheet(request.Dataset, cancel) is not { Catalogue: var owned })
            return LakeFaults.NoDataset;
        var resource = new Resource("lake", owned.Dataset) { Region = owned.Region, UnitId = owned.Provider };
        return permissions.Refuse(official, LakeRights.Send, resource) is { } refused
            ? refused
            : await load.Run(request, official.AsActor(), cancel);
    }

    public Task<int> ForgetEarlier(string dataset, CancellationToken cancel) => sweep.ForgetEarlier(dataset, cancel);

    public Task<int> Sweep(CancellationToken cancel) => sweep.Run(cancel);

    public async Task<Outcome<LakeVersion>> Version(string dataset, int? number, CancellationToken cancel)
    {
        var versions = city.Set<LakeLoad>()
            .AsNoTracking()
            .Where(one => one.Dataset == dataset && one.Number != null && one.RetiredAt == null);
        var found = number is { } wanted
            ? await versions.SingleOrDefaultAsync(one => one.Number == wanted, cancel)
            : await versions.OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        return found is null ? LakeFaults.NoVersion : new LakeVersion(found, lake.Files(dataset, found.Folder!));
    }

    public async Task<Page<LakeLoad>> Loads(string? dataset, Guid? after, int size, CancellationToken cancel)
    {
        var wanted = Math.Clamp(size, 1, MostPerPage);
        var rows = city.Set<LakeLoad>().AsNoTracking();
        if (dataset is not null)
            rows = rows.Where(one => one.Dataset == dataset);
        if (after is { } last)
            rows = rows.Where(one => one.Id.CompareTo(last) < 0);
        var page = await rows.OrderByDescending(one => one.Id).Take(wanted + 1).ToListAsync(cancel);
        return page.Count <= wanted ? new(page, null) : new(page[..wanted], page[wanted - 1].Id.ToString());
    }

    public async Task<Outcome<IReadOnlyList<RejectedRow>>> Rejected(string dataset, int number, int most, CancellationToken cancel)
    {
        var version = await Version(dataset, number, cancel);
        if (version.Fault is { } fault)
            return fault;
        var rows = new List<RejectedRow>();
        var file = Path.Combine(lake.Of(dataset, version.Value.Load.Folder!), LakeFolder.Rejected);
        if (!File.Exists(file))
            return rows;
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select row_number, field, reason, text from {DuckDb.Files([file])} order by row_number, field limit {most}"
        );
        while (reader.Read())
            rows.Add(
                new(
                    reader.GetInt64(0),
                    reader.IsDBNull(1) ? null : reader.GetString(1),
                    reader.GetString(2),
                    reader.IsDBNull(3) ? "" : reader.GetString(3)
                )
            );
        return rows;
    }

    public async Task<IReadOnlyList<StoredBytes>> Storage(CancellationToken cancel)
    {
        var stored = await city.Set<LakeLoad>()
            .AsNoTracking()
            .Where(one => one.Number != null && one.RetiredAt == null)
            .GroupBy(one => one.Dataset)
            .Select(same => new
            {
                Dataset = same.Key,
                Bytes = same.Sum(one => one.Bytes),
                Versions = same.Count(),
            })
            .ToListAsync(cancel);
        return [.. stored.OrderByDescending(one => one.Bytes).Select(one => new StoredBytes(one.Dataset, one.Bytes, one.Versions))];
    }
}
