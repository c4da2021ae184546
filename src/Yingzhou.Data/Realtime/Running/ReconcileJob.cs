using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Each station once a day, after two in the morning of the city's clock, when the source has time for it.</summary>
sealed class ReconcileJob(CityContext city, ReconcileStation reconcile, TimeProvider clock) : ICityJob
{
    const int NotBeforeHour = 2;

    public string Name => "express-reconcile";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now.ToOffset(CityTime.Offset).Hour < NotBeforeHour)
            return 0;
        var today = now.Day();
        var compared = await city.Set<ReconcileRun>()
            .AsNoTracking()
            .Where(run => run.Day == today)
            .Select(run => run.StationId)
            .ToListAsync(cancel);
        var on = city.Set<ExpressLine>().Where(line => line.IsOn).Select(line => line.Id);
        var running = await city.Set<StationStatus>()
            .AsNoTracking()
            .Where(one => one.State == LineState.Streaming && on.Contains(one.LineId))
            .Select(one => one.StationId)
            .ToListAsync(cancel);
        // A station that cannot be compared now is tried again at the next round.
        foreach (var station in running.Except(compared))
            await reconcile.Run(station, cancel);
        return 0;
    }
}
