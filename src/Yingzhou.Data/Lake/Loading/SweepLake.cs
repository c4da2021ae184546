using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lake.Loading;

/// <summary>
/// 保留期: versions beyond the number that is kept lose their files. The row says so first, then the files go: dying in between leaves files that no living row names,
/// and such go as well, once they are old enough not to belong to a load that is still running.
/// </summary>
sealed class SweepLake(CityContext city, CityStep step, LakeFolder lake, IOptions<LakeOptions> options, TimeProvider clock)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        await step.Run<int>(nameof(SweepLake), async () => await Retire(cancel), cancel);
        var living = await city.Set<LakeLoad>()
            .AsNoTracking()
            .Where(load => load.Folder != null && load.RetiredAt == null)
            .Select(load => load.Dataset + "/" + load.Folder)
            .ToHashSetAsync(cancel);
        var retired = await city.Set<LakeLoad>()
            .AsNoTracking()
            .Where(load => load.Folder != null && load.RetiredAt != null)
            .Select(load => load.Dataset + "/" + load.Folder)
            .ToHashSetAsync(cancel);
        var oldest = clock.GetUtcNow() - options.Value.OrphansAfter;
        var removed = 0;
        foreach (var (dataset, folder, writtenAt) in lake.All().ToList())
            if (!living.Contains($"{dataset}/{folder}") && (retired.Contains($"{dataset}/{folder}") || writtenAt < oldest))
            {
                LakeFolder.Drop(lake.PathOf(dataset, folder));
                removed++;
            }
        return removed;
    }

    public async Task<int> ForgetEarlier(string dataset, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var gone = await step.Run<int>(
            nameof(ForgetEarlier),
            async () =>
            {
                var earlier = (
                    await city.Set<LakeLoad>()
                        .Where(load => load.Dataset == dataset && load.Number != null && load.RetiredAt == null)
                        .ToListAsync(cancel)
                )
                    .OrderByDescending(load => load.Number)
                    .Skip(1)
                    .ToList();
                foreach (var load in earlier)
                    load.RetiredAt = now;
                return earlier.Count;
            },
            cancel
        );
        await Run(cancel);
        return gone.Value;
    }

    async Task<int> Retire(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var versions = await city.Set<LakeLoad>().Where(load => load.Number != null && load.RetiredAt == null).ToListAsync(cancel);
        var beyond = versions
            .GroupBy(load => load.Dataset)
            .SelectMany(dataset => dataset.OrderByDescending(load => load.Number).Skip(options.Value.KeptVersions))
            .ToList();
        foreach (var load in beyond)
            load.RetiredAt = now;
        return beyond.Count;
    }
}

/// <summary>Every hour.</summary>
sealed class SweepJob(ILake lake) : ICityJob
{
    public string Name => "lake-sweep";

    public TimeSpan Rest => TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        await lake.Sweep(cancel);
        return 0;
    }
}
