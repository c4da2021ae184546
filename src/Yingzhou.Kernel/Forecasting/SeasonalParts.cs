namespace Yingzhou.Kernel;

/// <summary>季节调整: a series as trend + season + rest. Trend and rest are <c>null</c> where half a season is missing on one side.</summary>
public sealed record SeasonalParts(
    IReadOnlyList<double?> Trend,
    IReadOnlyList<double> Season,
    IReadOnlyList<double?> Rest,
    IReadOnlyList<double> Adjusted
)
{
    /// <summary>
    /// Classical additive decomposition with medians instead of means for the season, so that a single odd value does not become part of it. The seasons of one round sum to 0; <see cref="Adjusted"/> is the series without
    /// them.
    /// </summary>
    /// <returns>A fault below two whole seasons.</returns>
    public static Outcome<SeasonalParts> Of(IReadOnlyList<double> seen, int season)
    {
        if (season < 2 || seen.Count < 2 * season)
            return new Fault("forecasting.too-short", $"至少要有两个完整的周期（{2 * Math.Max(season, 2)} 期），现有 {seen.Count} 期。");
        var trend = Enumerable.Range(0, seen.Count).Select(i => Centred(seen, i, season)).ToArray();
        var rounds = Enumerable
            .Range(0, season)
            .Select(at =>
                Quantile.Median([
                    .. Enumerable
                        .Range(0, seen.Count)
                        .Where(i => i % season == at && trend[i] is not null)
                        .Select(i => seen[i] - trend[i]!.Value),
                ]) ?? 0
            )
            .ToArray();
        var middle = rounds.Average();
        double[] seasons = [.. Enumerable.Range(0, seen.Count).Select(i => rounds[i % season] - middle)];
        return new SeasonalParts(
            trend,
            seasons,
            [.. seen.Select((value, i) => trend[i] is { } level ? value - level - seasons[i] : (double?)null)],
            [.. seen.Select((value, i) => value - seasons[i])]
        );
    }

    // An even season takes both ends half (2×m moving average).
    static double? Centred(IReadOnlyList<double> seen, int at, int season)
    {
        var half = season / 2;
        if (at - half < 0 || at + half >= seen.Count)
            return null;
        var sum = 0.0;
        for (var i = at - half; i <= at + half; i++)
            sum += seen[i] * (season % 2 == 0 && (i == at - half || i == at + half) ? 0.5 : 1);
        return sum / season;
    }
}

/// <param name="Deviations">In units of the median absolute deviation, times 1.4826 (as a standard deviation of a normal rest).</param>
public readonly record struct SeriesAnomaly(int Index, double Value, double Expected, double Deviations);

/// <summary>异常: what is unusual for its season and trend, by more than so many deviations; says "unusual", never "because" (p11 R9).</summary>
public static class SeriesAnomalies
{
    public const int FewestPeriods = 8;
    const double Normal = 1.4826;

    /// <param name="most">Own default of the page: 3.</param>
    /// <returns>Empty below <see cref="FewestPeriods"/> or two seasons: too short to say what is usual.</returns>
    public static IReadOnlyList<SeriesAnomaly> Of(IReadOnlyList<double> seen, int season, double most = 3)
    {
        if (Rests(seen, season) is not { } measured)
            return [];
        var (rests, middle, spread) = measured;
        return
        [
            .. rests
                .Select((rest, i) => new SeriesAnomaly(i, seen[i], seen[i] - (rest - middle), (rest - middle) / spread))
                .Where(one => Math.Abs(one.Deviations) > most),
        ];
    }

    /// <summary>The measure of what is usual: the median absolute deviation of the rests × 1.4826, in the unit of the series.</summary>
    /// <returns><c>null</c> where the series is too short or does not move.</returns>
    public static double? Spread(IReadOnlyList<double> seen, int season) => Rests(seen, season)?.Spread;

    static (double[] Rests, double Middle, double Spread)? Rests(IReadOnlyList<double> seen, int season)
    {
        if (seen.Count < Math.Max(FewestPeriods, 2 * season))
            return null;
        double[] seasonless = season < 2 ? [.. seen] : [.. SeasonalParts.Of(seen, season).Value.Adjusted];
        // The level is the running median of the neighbours without the value itself: a jump does not hide in its own mean.
        var rests = seasonless.Select((value, i) => value - Level(seasonless, i)).ToArray();
        var middle = Quantile.Median(rests)!.Value;
        var spread = Quantile.Median([.. rests.Select(rest => Math.Abs(rest - middle))])!.Value * Normal;
        return spread > 0 ? (rests, middle, spread) : null;
    }

    static double Level(double[] values, int at)
    {
        const int reach = 4;
        var from = Math.Max(0, at - reach);
        var until = Math.Min(values.Length - 1, at + reach);
        return Quantile.Median([.. Enumerable.Range(from, until - from + 1).Where(i => i != at).Select(i => values[i])])!.Value;
    }
}
