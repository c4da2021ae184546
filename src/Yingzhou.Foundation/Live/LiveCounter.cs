using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Live;

/// <summary>
/// How processes hear of each other's commits: once a second one bump for everything touched here, one read of a table of at most 64 rows for what was touched
/// elsewhere. The steps themselves pay nothing; what is lost by a crash in between is found by the pages' own slow asking.
/// </summary>
sealed class LiveCounter(CityContext city, LiveHub hub, LiveCounter.Seen seen) : ICityJob
{
    public string Name => "live-counter";

    public TimeSpan Rest => TimeSpan.FromSeconds(1);

    public bool InEveryProcess => true;

    public async Task<int> Run(CancellationToken cancel)
    {
        foreach (var bucket in hub.TakeDirty())
            await city.Database.ExecuteSqlAsync(
                $"insert into live_marks (bucket, touched) values ({bucket}, 1) on conflict (bucket) do update set touched = live_marks.touched + 1",
                cancel
            );
        // Nobody waits here: then nobody has to hear.
        if (hub.Count == 0)
        {
            seen.Forget();
            return 0;
        }
        foreach (var mark in await city.Set<LiveMark>().AsNoTracking().ToListAsync(cancel))
            if (seen.IsNew(mark))
                hub.Nudge(mark.Bucket);
        seen.Looked();
        return 0;
    }

    /// <summary>What this process knows already. The first look after a pause only learns.</summary>
    internal sealed class Seen
    {
        readonly Dictionary<int, long> known = [];
        bool hasLooked;

        public bool IsNew(LiveMark mark)
        {
            var isNew = hasLooked && known.GetValueOrDefault(mark.Bucket) != mark.Touched;
            known[mark.Bucket] = mark.Touched;
            return isNew;
        }

        public void Looked() => hasLooked = true;

        public void Forget() => hasLooked = false;
    }
}
