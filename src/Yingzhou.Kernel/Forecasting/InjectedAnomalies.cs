namespace Yingzhou.Kernel;

/// <summary>
/// 注入检验: how good the finding of anomalies is on a series of its own: values at drawn places are moved by so many deviations, up or down, and what is found is held against what was moved. What the series itself holds of
/// unusual values counts as found wrongly, so that precision is rather too low than too high. The same seed gives the same figures.
/// </summary>
public static class InjectedAnomalies
{
    const int Rounds = 30;

    /// <summary>Own default: a value in forty, and never fewer than one.</summary>
    const int OneIn = 40;

    /// <param name="size">In the spread that <see cref="SeriesAnomalies"/> measures by; own default 6, twice the limit of the page.</param>
    /// <returns>A round each; empty where the series is too short or does not move.</returns>
    public static IReadOnlyList<DetectionQuality> Measure(
        IReadOnlyList<double> seen,
        int season,
        double limit,
        double size = 6,
        int seed = 1
    )
    {
        if (SeriesAnomalies.Spread(seen, season) is not { } spread)
            return [];
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rounds).Select(_ => Round(seen, season, limit, size * spread, random))];
    }

    /// <summary>All rounds together.</summary>
    /// <returns><c>null</c> without a round.</returns>
    public static DetectionQuality? Of(IReadOnlyCollection<DetectionQuality> rounds) =>
        rounds.Count == 0
            ? null
            : DetectionQuality
                .Of(
                    rounds.Sum(round => round.Recall.Numerator),
                    rounds.Sum(round => round.Precision.Denominator),
                    rounds.Sum(round => round.Recall.Denominator)
                )
                .Value;

    static DetectionQuality Round(IReadOnlyList<double> seen, int season, double limit, double shift, Random random)
    {
        double[] moved = [.. seen];
        HashSet<int> truth = [];
        var count = Math.Max(1, seen.Count / OneIn);
        while (truth.Count < count)
            truth.Add(random.Next(seen.Count));
        foreach (var at in truth.Order())
            moved[at] += random.Next(2) == 0 ? shift : -shift;
        return DetectionQuality.Of(SeriesAnomalies.Of(moved, season, limit).Select(one => one.Index), truth);
    }
}
