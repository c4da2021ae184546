using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Models;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

/// <summary>全市 PM2.5 by the hour, for models: the mean of the stations that have a valid value; an hour without one is not known.</summary>
sealed class AirSeries(EcoContent content, IObservations observations, TimeProvider clock) : ISeriesSource
{
    public const string FineParticles = "pm25";
    const string Property = "a34004-Avg@hour";

    /// <summary>Six weeks of hours at most: older air tells nothing of tomorrow's.</summary>
    const int Longest = 42 * 24;

    public string Id => "eco-air";

    public async Task<ValueSeries?> Read(string name, int most, CancellationToken cancel)
    {
        if (name != FineParticles)
            return null;
        var now = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour;
        var first = now - Math.Min(most, Longest);
        Dictionary<long, List<double>> hours = [];
        foreach (var station in content.Air)
        foreach (
            var hour in (await observations.Between(station, Property, At(first), At(now), cancel))
                .Where(sample => sample is { Quality: ObservationQuality.Good, Value: >= 0 })
                .GroupBy(sample => sample.At.UtcTicks / TimeSpan.TicksPerHour)
        )
            (hours.TryGetValue(hour.Key, out var known) ? known : hours[hour.Key] = []).Add(hour.Last().Value);
        var start = hours.Count == 0 ? now : hours.Keys.Min();
        return new(
            "全市 PM2.5 小时均值",
            "μg/m³",
            TimeSpan.FromHours(1),
            [
                .. Enumerable
                    .Range(0, (int)(now - start))
                    .Select(i => new SeriesValue(At(start + i), hours.TryGetValue(start + i, out var values) ? values.Average() : null)),
            ]
        );
    }

    static DateTimeOffset At(long hour) => new(hour * TimeSpan.TicksPerHour, TimeSpan.Zero);
}

/// <summary>PM2.5 小时预测, beside the bulletin.</summary>
static class AirForecast
{
    public const string Model = "air-pm25-hours";

    public const string Application = "eco-environment";
}
