using System.Text.Json.Nodes;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

/// <param name="Lower">Of the 95 % interval, in the indicator's unit.</param>
readonly record struct Figure(int Count, double? Value, double? Ninth, double? Lower, double? Upper);

/// <summary>From the cases of each area to its figure: medians with an order-statistic interval, shares drawn to the city's.</summary>
static class IndicatorMaths
{
    const double Z95 = 1.959963984540054;

    /// <param name="areas">The facts of the cases of each area; the city's own prior is fitted to the counties.</param>
    public static IReadOnlyDictionary<string, Figure> Of(
        MonitoredIndicator indicator,
        CaseFormula formula,
        IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> areas
    )
    {
        var values = areas.ToDictionary(area => area.Key, area => area.Value.Select(formula.Of).OfType<double>().ToList());
        if (indicator.Take is TakenAs.Median)
            return values.ToDictionary(area => area.Key, area => Median(area.Value));

        var counted = values.ToDictionary(area => area.Key, area => RatioOf.Count(area.Value, value => value >= 0.5));
        var prior = RatePrior.Fit(counted.Where(area => area.Key.Length > CityDigits).Select(area => area.Value));
        return counted.ToDictionary(area => area.Key, area => Share(area.Value, area.Key.Length > CityDigits ? prior : null));
    }

    public const int CityDigits = 4;

    static Figure Median(List<double> values)
    {
        if (values.Count == 0)
            return default;
        values.Sort();
        // Order statistics around the middle: no distribution is assumed.
        var spread = Z95 * Math.Sqrt(values.Count) / 2;
        var low = Math.Max(0, (int)Math.Floor((values.Count / 2.0) - spread));
        var high = Math.Min(values.Count - 1, (int)Math.Ceiling((values.Count / 2.0) + spread));
        return new(values.Count, Quantile.Median(values), Quantile.NinthDecile(values), values[low], values[high]);
    }

    static Figure Share(RatioOf ratio, RatePrior? prior)
    {
        if (ratio.Denominator == 0)
            return default;
        if (prior is not null)
        {
            var shrunken = prior.Shrink(ratio);
            return new((int)ratio.Denominator, shrunken.Rate, null, shrunken.Lower, shrunken.Upper);
        }
        var (lower, upper) = Wilson.Interval(ratio)!.Value;
        return new((int)ratio.Denominator, (double)ratio.Share!.Value, null, lower, upper);
    }
}
