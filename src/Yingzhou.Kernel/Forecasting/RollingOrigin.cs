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
        // All ways from the same origins, else they would be judged on different days.
        var first = FirstOrigin(seen.Count, ways.Max(way => way.Needs));
        var scale = Scale(seen, first, season);
        var tests = ways.Select(way => (Way: way, Trials: Trials(way, seen, first, steps)))
            .Select(one => (one.Way, one.Trials, Test: Test(one.Way.Name, one.Trials, scale)))
            .ToList();
        var tried = tests.Where(one => one.Test.Origins > 0).ToList();
        if (tried.Count == 0)
            return new([.. tests.Select(one => one.Test)], null, []);
        var chosen = tried.MinBy(one => (one.Test.Mase ?? double.MaxValue, one.Test.MeanAbsolute ?? double.MaxValue));
        return new([.. tests.Select(one => one.Test)], chosen.Test, Next(chosen.Way, seen, steps, chosen.Trials));
    }

    /// <summary>Half of what was seen comes before the first forecast, and at least what the ways need.</summary>
    public static int FirstOrigin(int seen, int needs) => Math.Max(needs, seen / 2);

    /// <summary>What the errors are measured in: mean absolute error of the seasonal naive before the first origin; 0 when nothing moved.</summary>
    public static double Scale(IReadOnlyList<double> seen, int first, int season) =>
        Enumerable
            .Range(season, Math.Max(0, Math.Min(first, seen.Count) - season))
            .Select(i => Math.Abs(seen[i] - seen[i - season]))
            .DefaultIfEmpty(0)
            .Average();

    /// <summary>Forecasts of the past, each from what came before it alone; its interval too is of errors that were known by then.</summary>
    /// <param name="most">Origins at most, evenly spread and the latest among them.</param>
    public static IReadOnlyList<ForecastTrial> Trials(
        IForecaster way,
        IReadOnlyList<double> seen,
        int first,
        int steps,
        int most = int.MaxValue
    )
    {
        List<ForecastTrial> trials = [];
        var known = Enumerable.Range(0, steps).Select(_ => new Queue<(int At, double Error)>()).ToArray();
        var told = Enumerable.Range(0, steps).Select(_ => new List<double>()).ToArray();
        var stride = Math.Max(1, (int)Math.Ceiling((seen.Count - first) / (double)most));
        for (var origin = seen.Count - 1 - ((seen.Count - 1 - first) / stride * stride); origin < seen.Count; origin += stride)
        {
            var ahead = Math.Min(steps, seen.Count - origin);
            var forecast = way.Forecast([.. seen.Take(origin)], ahead);
            for (var step = 0; step < ahead; step++)
            {
                while (known[step].TryPeek(out var past) && past.At < origin)
                    told[step].Add(known[step].Dequeue().Error);
                var trial = new ForecastTrial(origin, step, seen[origin + step], forecast[step], null, null);
                if (Interval(told[step]) is { } interval)
                    trial = trial with { Low = trial.Value + interval.Low, High = trial.Value + interval.High };
                trials.Add(trial);
                known[step].Enqueue((origin + step, trial.Error));
            }
        }
        return trials;
    }

    /// <summary>The forecast of what comes next, with the interval that the errors of the trials give at each step.</summary>
    public static IReadOnlyList<ForecastStep> Next(
        IForecaster way,
        IReadOnlyList<double> seen,
        int steps,
        IReadOnlyCollection<ForecastTrial> trials
    )
    {
        var errors = trials.ToLookup(trial => trial.Step, trial => trial.Error);
        return
        [
            .. way.Forecast(seen, steps)
                .Select(
                    (value, step) =>
                        Interval([.. errors[step]]) is { } interval
                            ? new ForecastStep(value, value + interval.Low, value + interval.High)
                            : new ForecastStep(value, null, null)
                ),
        ];
    }

    static (double Low, double High)? Interval(IReadOnlyCollection<double> errors) =>
        errors.Count < FewestForInterval ? null : (Quantile.Of(errors, 0.1)!.Value, Quantile.Of(errors, 0.9)!.Value);

    static BackTest Test(string name, IReadOnlyList<ForecastTrial> trials, double scale)
    {
        double? mean = trials.Count == 0 ? null : trials.Average(trial => Math.Abs(trial.Error));
        return new(
            name,
            trials.Select(trial => trial.Origin).Distinct().Count(),
            [.. trials.OrderBy(trial => trial.Step).Select(trial => trial.Error)],
            mean,
            scale > 0 ? mean / scale : null
        );
    }
}
