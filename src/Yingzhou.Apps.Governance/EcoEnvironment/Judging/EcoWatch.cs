using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>Hears that an outlet has sent the figures of an hour, and has it judged behind. Told again by the journal after a start, an hour that was judged with the same figures is judged to the same.</summary>
sealed class EcoWatch(EcoContent content) : IIntakeWatch
{
    readonly Channel<(Outlet Outlet, DateTimeOffset Hour)> hours = Channel.CreateUnbounded<(Outlet, DateTimeOffset)>();

    public ChannelReader<(Outlet Outlet, DateTimeOffset Hour)> Hours => hours.Reader;

    public Task Begin(CancellationToken cancel) => Task.CompletedTask;

    public void Heard(StoredMessage message)
    {
        if (message.Device is null || content.OutletOf(message.Code) is not { Kind: OutletKind.Gas } outlet)
            return;
        foreach (
            var hour in message
                .Observations.Where(one => one.Property.EndsWith("@hour", StringComparison.Ordinal))
                .Select(one => HourMeans.HourOf(one.At))
                .Distinct()
        )
            hours.Writer.TryWrite((outlet, hour));
    }
}

/// <summary>Judges, one hour after the other, what the watch has heard of.</summary>
sealed class JudgeHeard(EcoWatch watch, IServiceScopeFactory scopes, ILogger<JudgeHeard> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (outlet, hour) in watch.Hours.ReadAllAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<JudgeEmission>().Hour(outlet, hour, stoppingToken);
            }
#pragma warning disable CA1031 // One hour that fails must not end the judging; it is logged, and the hourly job comes to it again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Hour {Hour} of {Outlet} could not be judged", hour, outlet.Device);
            }
    }
}
