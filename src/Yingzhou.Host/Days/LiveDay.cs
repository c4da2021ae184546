using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Support.Perception;

namespace Yingzhou.Host.Days;

/// <summary>Lets a small day pass in a running demonstration (<c>--Demo:Live true</c>, what ./run does): a few ships and two monitors, as slowly as time itself, so that the screens move.</summary>
sealed class LiveDay(
    IConfiguration configuration,
    DemoSeeds seeds,
    CityLease lease,
    IAisIntake ais,
    IHj212Intake packets,
    TimeProvider clock,
    ILogger<LiveDay> log
) : BackgroundService
{
    const int Vessels = 8;
    static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Demo:Live", false))
            return;
        await seeds.Finished.WaitAsync(stoppingToken);
        await lease.Held(stoppingToken);
        var (day, intake, from) = (new SimulatedDay(Vessels, Step), new DayIntake(ais, packets), clock.GetUtcNow());
        while (true)
        {
            await Task.Delay(Step, clock, stoppingToken);
            var until = clock.GetUtcNow();
            try
            {
                foreach (var message in day.Between(from, until))
                    await intake.Hand(message, stoppingToken);
            }
            catch (IOException broken)
            {
                log.LogWarning(broken, "The demonstration's day could not be stored for a moment");
            }
            from = until;
        }
    }
}
