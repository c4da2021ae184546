using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>Means of hours as they are judged (有效小时均值): what the monitor sent for the hour, or else its values of the moment weighted by the minutes each stands for. Only normal values count.</summary>
sealed class HourMeans(IObservations observations)
{
    /// <returns>By the hour's beginning; an hour with too little normal data is absent, as nobody knows its mean.</returns>
    public async Task<IReadOnlyDictionary<DateTimeOffset, decimal>> Of(
        string device,
        string factor,
        DateTimeOffset from,
        DateTimeOffset until,
        TimeSpan interval,
        ValidityRule rule,
        CancellationToken cancel
    )
    {
        var means = new Dictionary<DateTimeOffset, decimal>();
        var moments = await observations.Between(device, factor, from, until, cancel);
        foreach (var hour in moments.GroupBy(sample => HourOf(sample.At)))
            if (rule.HourMean(Weighted([.. hour], hour.Key.AddHours(1), interval)) is { } mean)
                means[hour.Key] = mean;
        foreach (var sample in await observations.Between(device, factor + "-Avg@hour", from, until, cancel))
            if (sample is { Quality: ObservationQuality.Good, Value: >= 0 })
                means[HourOf(sample.At)] = (decimal)sample.Value;
            else
                // The monitor itself says that its hour does not count.
                means.Remove(HourOf(sample.At));
        return means;
    }

    public static DateTimeOffset HourOf(DateTimeOffset at) =>
        new(at.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    // A value stands until the next one, but no longer than a sender's own interval and a half: then it is missing.
    static IEnumerable<MonitoredValue> Weighted(IReadOnlyList<Sample> samples, DateTimeOffset end, TimeSpan interval)
    {
        for (var i = 0; i < samples.Count; i++)
        {
            var next = i + 1 < samples.Count ? samples[i + 1].At : end;
            var span = TimeSpan.FromTicks(Math.Min((next - samples[i].At).Ticks, interval.Ticks * 3 / 2));
            yield return new((decimal)samples[i].Value, MarkOf(samples[i].Quality), (decimal)span.TotalMinutes);
        }
    }

    public static DataMark MarkOf(ObservationQuality quality) =>
        quality switch
        {
            ObservationQuality.Good => DataMark.Normal,
            ObservationQuality.Calibration => DataMark.Calibration,
            ObservationQuality.Maintenance => DataMark.Maintenance,
            _ => DataMark.Unknown,
        };
}
