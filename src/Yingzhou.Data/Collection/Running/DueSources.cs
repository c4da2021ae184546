using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Collection.Running;

/// <summary>What is due now: by plan, or because an interrupted pull is to go on. A source that stalls does not keep the others waiting.</summary>
sealed class DueSources(CityContext city, IServiceScopeFactory scopes, Spool spool, TimeProvider clock)
{
    const int AtOnce = 4;

    static readonly TimeSpan OrphansAfter = TimeSpan.FromHours(6);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await city.Set<CollectionRun>()
            .AsNoTracking()
            .Where(run => run.OpenKey != null)
            .Select(run => run.Id)
            .ToHashSetAsync(cancel);
        spool.Sweep(open, now - OrphansAfter);
        var due = (await Views(cancel)).Where(view => view.NextAt <= now).Select(view => view.Source).ToList();
        var ended = 0;
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (source, token) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                try
                {
                    if (
                        (await scope.ServiceProvider.GetRequiredService<CollectSource>().Run(source, token)) is
                        { Succeeded: true, Value.EndedAt: not null }
                    )
                        Interlocked.Increment(ref ended);
                }
                catch (OvertakenPullException) { }
            }
        );
        return ended;
    }

    public async Task<IReadOnlyList<CollectionView>> Views(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var views = new List<CollectionView>();
        foreach (var source in await city.Set<CollectionSource>().AsNoTracking().OrderBy(one => one.Code).ToListAsync(cancel))
        {
            var last = await city.Set<CollectionRun>()
                .AsNoTracking()
                .Where(run => run.SourceId == source.Id)
                .OrderByDescending(run => run.Id)
                .FirstOrDefaultAsync(cancel);
            views.Add(new(source, last, source.IsOn ? Next(source, last, now) : null));
        }
        return views;
    }

    static DateTimeOffset Next(CollectionSource source, CollectionRun? last, DateTimeOffset now) =>
        last switch
        {
            { OpenKey: not null, State: CollectionState.Interrupted } => last.TryAgainAt ?? now,
            // Somebody pulls, or died over it: whoever takes it finds out which.
            { OpenKey: not null } => now,
            _ => source.Schedule.Next(last?.StartedAt, now),
        };
}

sealed class CollectJob(DueSources due) : ICityJob
{
    public string Name => "collection";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public Task<int> Run(CancellationToken cancel) => due.Run(cancel);
}
