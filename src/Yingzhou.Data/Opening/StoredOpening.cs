using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Opening.Reading;
using Yingzhou.Data.Opening.Releasing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

sealed class StoredOpening(
    CityContext city,
    OpenQueries queries,
    Datastore datastore,
    ProposeReleases proposals,
    DecideReleases decisions,
    OpeningFolder folder,
    IOptions<OpeningOptions> options,
    TimeProvider clock
) : IOpening
{
    public Task<long> Revision(CancellationToken cancel) => queries.Revision(cancel);

    public Task<IReadOnlyList<OpenedDataset>> Opened(CancellationToken cancel) => queries.Opened(cancel);

    public Task<OpenDataset?> Dataset(string dataset, CancellationToken cancel) =>
        city.Set<OpenDataset>().AsNoTracking().SingleOrDefaultAsync(one => one.Dataset == dataset, cancel);

    public Task<IReadOnlyList<DatasetRelease>> Releases(string dataset, CancellationToken cancel) => queries.Releases(dataset, cancel);

    public async Task<IReadOnlyList<ColumnNotice>> Notices(string dataset, CancellationToken cancel) =>
        await city.Set<ColumnNotice>()
            .AsNoTracking()
            .Where(one => one.Dataset == dataset)
            .OrderBy(one => one.AnnouncedOn)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<DatasetRelease>> Worklist(int most, CancellationToken cancel) =>
        await city.Set<DatasetRelease>().AsNoTracking().OrderByDescending(one => one.Id).Take(most).ToListAsync(cancel);

    public Task<ReleaseSheet?> Sheet(Guid release, CancellationToken cancel) => queries.Sheet(release, cancel);

    public Task<Outcome<DatasetRelease>> Propose(ProposeRelease request, Subject official, CancellationToken cancel) =>
        proposals.Run(request, official, cancel);

    public Task<Outcome<DatasetRelease>> Release(DecideRelease request, Subject official, CancellationToken cancel) =>
        decisions.Release(request, official, cancel);

    public Task<Outcome<DatasetRelease>> TurnDown(DecideRelease request, Subject official, CancellationToken cancel) =>
        decisions.TurnDown(request, official, cancel);

    public Task<Outcome<DatasetRelease>> Withdraw(DecideRelease request, Subject official, CancellationToken cancel) =>
        decisions.Withdraw(request, official, cancel);

    public Task<Outcome<Done>> Announce(AnnounceColumn request, Subject official, CancellationToken cancel) =>
        decisions.Announce(request, official, cancel);

    public Task<Outcome<ServedFile>> File(string dataset, string version, string name, CancellationToken cancel) =>
        queries.File(dataset, version, name, cancel);

    public Task<Outcome<RowsAnswer>> Rows(Guid release, RowsQuestion question, CancellationToken cancel) =>
        datastore.Rows(release, question, cancel);

    public async Task<int> Sweep(CancellationToken cancel)
    {
        var known = await city.Set<DatasetRelease>().Select(one => one.Id).ToHashSetAsync(cancel);
        var before = clock.GetUtcNow() - options.Value.OrphansAfter;
        var removed = 0;
        foreach (var (release, orphan) in folder.All().Where(one => one.Release is not { } id || !known.Contains(id)).ToList())
            if (Directory.GetLastWriteTimeUtc(orphan) < before.UtcDateTime)
            {
                OpeningFolder.Drop(orphan);
                removed++;
            }
        return removed;
    }
}
