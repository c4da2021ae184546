using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Host.Composition;

/// <summary>
/// Gives a fresh demonstration city a past: the year up to now, at a small scale, through the real engine. A past that was cut off goes on at the next start; a finished one is
/// never touched again.
/// </summary>
sealed class DemoCases(
    IOptions<StorageOptions> storage,
    IConfiguration configuration,
    DemoWaiting waiting,
    TimeProvider clock,
    ILogger<DemoCases> log
) : IDemoSeed
{
    const double DefaultScale = 0.01;

    string Marker => Path.Combine(storage.Value.Folder, "demo-cases.done");

    double Scale => configuration.GetValue("Demo:Scale", DefaultScale);

    public async Task Seed(CancellationToken cancel)
    {
        if (Scale <= 0 || File.Exists(Marker))
            return;
        var now = clock.GetUtcNow();
        var past = new ReplayClock(CityTime.StartOf(new DateOnly(now.Day().Year, 1, 1)));
        await using var city = await SilentCity.Start(
            storage.Value.Folder,
            storage.Value.Connection,
            past,
            cancel,
            storage.Value.KeyServer
        );
        var report = await new CaseReplay(city.Services.GetRequiredService<IServiceScopeFactory>(), past).Run(
            new ReplayRequest(now.Day().Year, Scale, Until: now, Waiting: waiting.Matters),
            cancel: cancel
        );
        await File.WriteAllTextAsync(Marker, report.SimulatedUntil.ToString("O", CultureInfo.InvariantCulture), cancel);
        log.LogInformation(
            "The demonstration city has a past now: {Cases} submissions in {Seconds:F0} s",
            report.Submitted,
            report.Wall.TotalSeconds
        );
    }
}
