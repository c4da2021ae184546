using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;

namespace Yingzhou.Support.Alerting.Watching;

/// <summary>What falls due by itself in incidents: calls that nobody answered, stages that take too long.</summary>
sealed class WatchIncidents(CityContext city, CityStep step, AlertingContent content, IncidentWatch watch, ILogger<WatchIncidents> log)
{
    /// <returns>How many incidents were looked at.</returns>
    public async Task<int> Run(int most, CancellationToken cancel = default)
    {
        var now = city.Clock.GetUtcNow();
        var due = await city.Set<Incident>()
            .Where(incident => incident.NextCheckAt <= now)
            .OrderBy(incident => incident.NextCheckAt)
            .Select(incident => incident.Id)
            .Take(most)
            .ToListAsync(cancel);
        var done = 0;
        foreach (var id in due)
            done += await Looked(id, cancel) ? 1 : 0;
        return done;
    }

    async Task<bool> Looked(Guid id, CancellationToken cancel)
    {
        var outcome = await step.Run<Done>(
            nameof(WatchIncidents),
            async () =>
            {
                var now = city.Clock.GetUtcNow();
                if (await city.Get<Incident>(id, cancel) is not { } incident || incident.NextCheckAt is not { } at || at > now)
                    return Done.It;
                watch.Look(incident, content.Kinds[incident.Kind], now);
                return Done.It;
            },
            cancel
        );
        // Overtaken by somebody's deed: the next round looks again.
        if (outcome.Fault is { } fault)
            log.LogInformation("Incident {Incident} was changed meanwhile: {Fault}", id, fault);
        return outcome.Succeeded;
    }
}

sealed class WatchJob(WatchIncidents watch) : ICityJob
{
    const int AtOnce = 100;

    public string Name => "alerting-watch";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public Task<int> Run(CancellationToken cancel) => watch.Run(AtOnce, cancel);
}
