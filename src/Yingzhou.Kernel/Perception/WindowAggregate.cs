namespace Yingzhou.Kernel;

/// <summary>
/// A window of a series (时段统计). Its mean weighs each value by the time it held: sensors that send on change would otherwise count their busy minutes twice. Source: p07 R6.
/// </summary>
/// <param name="Count">Good values that fall into the window.</param>
/// <param name="Sum">Of those.</param>
/// <param name="Mean">Time-weighted over what is covered by good values; <c>null</c> when nothing is.</param>
/// <param name="Last">The last good value in the window.</param>
/// <param name="GoodShare">Share of the window's time covered by good values, 0–1.</param>
public sealed record WindowAggregate(int Count, double? Min, double? Max, double Sum, double? Mean, double? Last, double GoodShare)
{
    /// <summary>Hours of air quality and the like need three quarters of good data (有效时段); exactly that is enough.</summary>
    public const double ValidShare = 0.75;

    public bool IsValid => GoodShare >= ValidShare - 1e-12;

    /// <param name="samples">In the order of time; those before the window say what held when it began.</param>
    /// <param name="longestHold">A value holds until the next one, but no longer than this: afterwards it is unknown. <c>null</c> for as long as it takes.</param>
    public static WindowAggregate Of(IEnumerable<Sample> samples, DateTimeOffset from, DateTimeOffset until, TimeSpan? longestHold = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        var (count, sum, covered, weighed) = (0, 0.0, 0.0, 0.0);
        double? min = null,
            max = null,
            last = null;
        Sample? held = null;

        void Hold(DateTimeOffset end)
        {
            if (held is not { IsGood: true } value)
                return;
            if (longestHold is { } longest && end - value.At > longest)
                end = value.At + longest;
            var begin = value.At > from ? value.At : from;
            if (end <= begin)
                return;
            covered += (end - begin).TotalSeconds;
            weighed += value.Value * (end - begin).TotalSeconds;
        }

        foreach (var sample in samples)
        {
            if (sample.At >= until)
                break;
            Hold(sample.At);
            held = sample;
            if (sample.At < from || !sample.IsGood)
                continue;
            count++;
            sum += sample.Value;
            min = min is { } least ? Math.Min(least, sample.Value) : sample.Value;
            max = max is { } most ? Math.Max(most, sample.Value) : sample.Value;
            last = sample.Value;
        }
        Hold(until);
        return new(count, min, max, sum, covered > 0 ? weighed / covered : null, last, covered / (until - from).TotalSeconds);
    }
}
