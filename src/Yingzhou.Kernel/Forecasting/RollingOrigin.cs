namespace Yingzhou.Kernel;

/// <summary>How a way of forecasting did on the past (回测).</summary>
/// <param name="Errors">What was seen minus what was forecast, each origin and step.</param>
/// <param name="Mase">Mean absolute error ÷ that of the seasonal naive on the values before the first origin (R. J. Hyndman, A. B. Koehler, IJF 22, 2006); below 1 beats it. <c>null</c> when those did not move.</param>
/// <param name="Origins">0 when the series is too short to try it.</param>
public sealed record BackTest(string Method, int Origins, IReadOnlyList<double> Errors, double? MeanAbsolute, double? Mase);

/// <param name="Low">Lower end of the 80 % interval, of the errors of the back-test at that step; <c>null</c> below ten origins.</param>
public readonly record struct ForecastStep(double Value, double? Low, double? High);

/// <param name="Chosen"><c>null</c> when no way has enough values.</param>
public sealed record MeasuredForecast(IReadOnlyList<BackTest> Tests, BackTest? Chosen, IReadOnlyList<ForecastStep> Steps);

/// <summary>
/// 滚动起点回测: each way forecasts from many points of the past without seeing what came after; the one with the least MASE is chosen, and its own errors are its interval. A forecast without a measured
/// error is not shown.
/// </summary>
public static class RollingOrigin
{
    const int FewestForInterval = 10;

    public static MeasuredForecast Forecast(IReadOnlyList<double> seen, int season, int steps, IReadOnlyList<IForecaster>? ways = null)
    {
        ways ??= [new SeasonalNaive(season), new HoltWinters(season)];
        var needed = ways.Max(way => way.Needs);
        // All ways from the same origins, else they would be judged on different days.
        var first = Math.Max(needed, seen.Count / 2);
        var tests = ways.Select(way => (Way: way, Test: Try(way, seen, first, season, steps))).ToList();
        var tried = tests.Where(one => one.Test.Test.Origins > 0).ToList();
        if (tried.Count == 0)
            return new([.. tests.Select(one => one.Test.Test)], null, []);
        var chosen = tried.MinBy(one => (one.Test.Test.Mase ?? double.MaxValue, one.Test.Test.MeanAbsolute ?? double.MaxValue));
        var forecast = chosen.Way.Forecast(seen, steps);
        return new(
            [.. tests.Select(one => one.Test.Test)],
            chosen.Test.Test,
            [
                .. forecast.Select(
                    (value, step) =>
                        chosen.Test.BySteps[step] is { Count: >= FewestForInterval } errors
                            ? new ForecastStep(value, value + Quantile.Of(errors, 0.1), value + Quantile.Of(errors, 0.9))
                            : new ForecastStep(value, null, null)
                ),
            ]
        );
    }

    static (BackTest Test, List<double>[] BySteps) Try(IForecaster way, IReadOnlyList<double> seen, int first, int season, int steps)
    {
        var bySteps = Enumerable.Range(0, steps).Select(_ => new List<double>()).ToArray();
        var origins = 0;
        for (var origin = first; origin < seen.Count; origin++, origins++)
        {
            var ahead = Math.Min(steps, seen.Count - origin);
            var forecast = way.Forecast([.. seen.Take(origin)], ahead);
            for (var step = 0; step < ahead; step++)
                bySteps[step].Add(seen[origin + step] - forecast[step]);
        }
        List<double> errors = [.. bySteps.SelectMany(one => one)];
        double? mean = errors.Count == 0 ? null : errors.Average(Math.Abs);
        var naive = Enumerable
            .Range(season, Math.Max(0, Math.Min(first, seen.Count) - season))
            .Select(i => Math.Abs(seen[i] - seen[i - season]))
            .DefaultIfEmpty(0)
            .Average();
        return (new(way.Name, origins, errors, mean, naive > 0 ? mean / naive : null), bySteps);
    }
}
