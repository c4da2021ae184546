using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Opening.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Reading;

sealed class OpenQueries(CityContext city, OpeningFolder folder)
{
    // As people look for them; programs find the same file at the same place in every release.
    static readonly string[] InOrder = ["CSV", "CSV（Excel）", "JSON", "XLSX", "GeoJSON", "Parquet"];

    static int Place(ReleaseFile file) => Array.IndexOf(InOrder, file.Format);

    public Task<long> Revision(CancellationToken cancel) =>
        city.Set<OpeningRevision>().AsNoTracking().Select(row => row.Newest).SingleAsync(cancel);

    public async Task<IReadOnlyList<OpenedDataset>> Opened(CancellationToken cancel)
    {
        var served = await (
            from dataset in city.Set<OpenDataset>().AsNoTracking()
            join release in city.Set<DatasetRelease>().AsNoTracking() on dataset.Current equals release.Id
            orderby dataset.Dataset
            select new { dataset, release }
        ).ToListAsync(cancel);
        var files = (
            await (
                from file in city.Set<ReleaseFile>().AsNoTracking()
                join dataset in city.Set<OpenDataset>() on (Guid?)file.ReleaseId equals dataset.Current
                select file
            ).ToListAsync(cancel)
        ).ToLookup(file => file.ReleaseId);
        return
        [
            .. served.Select(one => new OpenedDataset(
                one.dataset,
                one.release,
                Columns(one.release),
                [.. files[one.release.Id].OrderBy(Place)]
            )),
        ];
    }

    public async Task<IReadOnlyList<DatasetRelease>> Releases(string dataset, CancellationToken cancel) =>
        await city.Set<DatasetRelease>()
            .AsNoTracking()
            .Where(one => one.Dataset == dataset && one.Number != null)
            .OrderByDescending(one => one.DecidedAt)
            .ToListAsync(cancel);

    public async Task<ReleaseSheet?> Sheet(Guid id, CancellationToken cancel)
    {
        if (await city.Set<DatasetRelease>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } release)
            return null;
        var dataset = await city.Set<OpenDataset>().AsNoTracking().SingleAsync(one => one.Dataset == release.Dataset, cancel);
        var gate = await city.Set<GateRecord>().AsNoTracking().SingleAsync(one => one.ReleaseId == id, cancel);
        var files = await city.Set<ReleaseFile>().AsNoTracking().Where(file => file.ReleaseId == id).ToListAsync(cancel);
        return new(
            dataset,
            release,
            Columns(release),
            [.. files.OrderBy(Place)],
            gate,
            JsonSerializer.Deserialize<List<GateFinding>>(gate.Findings)!
        );
    }

    public async Task<Outcome<ServedFile>> File(string dataset, string version, string name, CancellationToken cancel)
    {
        if (await city.Set<OpenDataset>().AsNoTracking().SingleOrDefaultAsync(one => one.Dataset == dataset, cancel) is not { } owner)
            return OpeningFaults.NoDataset;
        var releases = city.Set<DatasetRelease>().AsNoTracking().Where(one => one.Dataset == dataset);
        var release =
            version == "latest"
                ? await releases.SingleOrDefaultAsync(one => one.Id == owner.Current, cancel)
                : await releases.SingleOrDefaultAsync(one => one.Number == version, cancel);
        if (release is null)
            return OpeningFaults.NoRelease;
        if (release.State is ReleaseState.Withdrawn)
            return OpeningFaults.Withdrawn(release.Reason);
        var file = await city.Set<ReleaseFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.ReleaseId == release.Id && one.Name == name, cancel);
        return file is null
            ? OpeningFaults.NoFile
            : new ServedFile(owner, release, file, Path.Combine(folder.Of(dataset, release.Id), file.Name));
    }

    public static IReadOnlyList<ReleasedColumn> Columns(DatasetRelease release) =>
        JsonSerializer.Deserialize<List<ReleasedColumn>>(release.Columns)!;
}
