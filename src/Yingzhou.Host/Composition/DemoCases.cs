using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Host.Composition;

/// <summary>
/// Gives a fresh demonstration city a past: the year up to now, at a small scale, through the real engine, while the first pages are already served. A
/// start that was cut off goes on at the next one; a finished past is never touched again.
/// </summary>
sealed class DemoCases(
    IOptions<IdentityOptions> identity,
    IOptions<StorageOptions> storage,
    IConfiguration configuration,
    JobGate gate,
    TimeProvider clock,
    ILogger<DemoCases> log
) : IHostedLifecycleService, IDisposable
{
    const double DefaultScale = 0.01;

    readonly CancellationTokenSource stopping = new();
    Task running = Task.CompletedTask;

    string Marker => Path.Combine(storage.Value.Folder, "demo-cases.done");

    double Scale => configuration.GetValue("Demo:Scale", DefaultScale);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (identity.Value.DemoAccounts && Scale > 0 && !File.Exists(Marker))
            gate.Close();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (gate.IsClosed)
            running = Task.Run(Seed, CancellationToken.None);
        return Task.CompletedTask;
    }

    async Task Seed()
    {
        var now = clock.GetUtcNow();
        var past = new ReplayClock(CityTime.StartOf(new DateOnly(now.Day().Year, 1, 1)));
        try
        {
            await using var city = await SilentCity.Start(storage.Value.Folder, storage.Value.Connection, past, stopping.Token);
            var report = await new CaseReplay(city.Services.GetRequiredService<IServiceScopeFactory>(), past).Run(
                new ReplayRequest(now.Day().Year, Scale, Until: now),
                cancel: stopping.Token
            );
            await File.WriteAllTextAsync(Marker, report.SimulatedUntil.ToString("O", CultureInfo.InvariantCulture), stopping.Token);
            log.LogInformation("The demonstration city has a past now: {Cases} submissions in {Seconds:F0} s", report.Submitted, report.Wall.TotalSeconds);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogInformation("The demonstration city's past is not finished; it goes on at the next start");
        }
        finally
        {
            gate.Open();
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => running;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();
}
