namespace Yingzhou.Kernel;

/// <param name="Wilson">95 % interval of the unit's own figures; <c>null</c> when nothing was counted.</param>
/// <param name="Band">1 for the best; units whose intervals overlap the best of their band share it.</param>
/// <param name="IsRanked"><c>false</c> below the fewest cases: shown, never called best or worst.</param>
public sealed record RankedUnit(string Unit, ShrunkenRate Rate, (double Lower, double Upper)? Wilson, int Band, bool IsRanked);

/// <summary>
/// 单位评价 that does not punish small units (b10 §3): by the empirical-Bayes mean, in bands of what the figures can tell apart.
/// </summary>
public static class UnitRanking
{
    public const int FewestCases = 20;

    /// <param name="prior"><c>null</c> fits it on these units.</param>
    public static IReadOnlyList<RankedUnit> Of(IReadOnlyCollection<(string Unit, RatioOf Rate)> units, RatePrior? prior = null)
    {
        if ((prior ?? RatePrior.Fit(units.Select(unit => unit.Rate))) is not { } fitted)
            return [];
        var sorted = units
            .Select(unit => (unit.Unit, Rate: fitted.Shrink(unit.Rate)))
            .OrderByDescending(unit => unit.Rate.Rate)
            .ThenBy(unit => unit.Unit, StringComparer.Ordinal)
            .ToArray();
        List<RankedUnit> ranked = [];
        var (band, lowest) = (0, double.NegativeInfinity);
        foreach (var (unit, rate) in sorted)
        {
            if (band == 0 || rate.Upper < lowest)
                (band, lowest) = (band + 1, rate.Lower);
            ranked.Add(new(unit, rate, Wilson.Interval(rate.Counted), band, rate.Counted.Denominator >= FewestCases));
        }
        return ranked;
    }
}
