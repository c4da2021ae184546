using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Collection.Handling;
using Yingzhou.Data.Collection.Running;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection;

sealed class StoredCollection(CityContext city, ChangeSources change, CollectSource collect, DueSources due, IPermissions permissions)
    : ICollection
{
    const int MostRuns = 200;

    public Task<IReadOnlyList<CollectionView>> Sources(CancellationToken cancel) => due.Views(cancel);

    public Task<Outcome<CollectionSource>> Register(RegisterSource request, Subject official, CancellationToken cancel) =>
        change.Register(request, official, cancel);

    public Task<Outcome<CollectionSource>> Switch(string code, bool on, int seen, Subject official, CancellationToken cancel) =>
        change.Switch(code, on, seen, official, cancel);

    public async Task<Outcome<CollectionRun>> RunNow(string code, Subject official, CancellationToken cancel)
    {
        if (await city.Set<CollectionSource>().AsNoTracking().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } source)
            return ChangeSources.Unknown;
        if (permissions.Refuse(official, CollectionRights.Manage, CollectionRights.ResourceOf(source)) is { } refused)
            return refused;
        try
        {
            return await collect.Run(source, cancel);
        }
        catch (OvertakenPullException)
        {
            return new Fault("collection.overtaken", "另一个进程接着采集了。", 409);
        }
    }

    public async Task<IReadOnlyList<CollectionRun>> Runs(string? code, int most, CancellationToken cancel)
    {
        var runs = city.Set<CollectionRun>().AsNoTracking();
        if (code is not null)
        {
            var id = await city.Set<CollectionSource>().Where(one => one.Code == code).Select(one => one.Id).SingleOrDefaultAsync(cancel);
            runs = runs.Where(run => run.SourceId == id);
        }
        return await runs.OrderByDescending(run => run.Id).Take(Math.Clamp(most, 1, MostRuns)).ToListAsync(cancel);
    }

    public Task<int> RunDue(CancellationToken cancel) => due.Run(cancel);
}
