using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Yingzhou.Assurance.Organisation.Chart;

/// <summary>Looks twice a second whether another process changed the organisation.</summary>
sealed class OrganisationWatch(OrganisationCharts charts, ILogger<OrganisationWatch> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The machine's time, not the city's: a replayed day must not stop the watch.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Look(stoppingToken);
    }

    async Task Look(CancellationToken cancel)
    {
        try
        {
            await charts.Renew(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "The organisation could not be read; the last known chart stays in use");
        }
    }
}
