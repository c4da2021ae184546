using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>
/// Every five minutes: hours of gas outlets and days of water outlets that are over and have no verdict yet. An outlet that sends only values of the moment is judged here, and what failed before is tried
/// again.
/// </summary>
sealed class JudgeOver(CityContext city, EcoContent content, JudgeEmission judge, TimeProvider clock) : ICityJob
{
    const int HoursBack = 3;

    public string Name => "eco-judge";

    public TimeSpan Rest => TimeSpan.FromMinutes(5);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hour = HourMeans.HourOf(now);
        var yesterday = now.Day().AddDays(-1);
        var since = hour.AddDays(-2);
        var known = (
            await city.Set<EmissionRecord>()
                .AsNoTracking()
                .Where(one => one.At >= since)
                .Select(one => new
                {
                    one.Outlet,
                    one.Time,
                    one.At,
                })
                .ToListAsync(cancel)
        ).Select(one => (one.Outlet, one.Time, one.At)).ToHashSet();
        foreach (var outlet in content.Outlets)
            if (outlet.Kind is OutletKind.Water)
            {
                if (!known.Contains((outlet.Device, AveragingTime.Day, CityTime.StartOf(yesterday).ToUniversalTime())))
                    await judge.Day(outlet, yesterday, cancel);
            }
            else
                for (var back = HoursBack; back >= 1; back--)
                    if (!known.Contains((outlet.Device, AveragingTime.Hour, hour.AddHours(-back))))
                        await judge.Hour(outlet, hour.AddHours(-back), cancel);
        return 0;
    }
}
