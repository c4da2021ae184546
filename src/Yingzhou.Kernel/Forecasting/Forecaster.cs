namespace Yingzhou.Kernel;

/// <summary>A way of forecasting (预测方法): from what was seen, so many steps ahead. It sees nothing else.</summary>
public interface IForecaster
{
    string Name { get; }

    /// <summary>Fewest values that it needs.</summary>
    int Needs { get; }

    IReadOnlyList<double> Forecast(IReadOnlyList<double> seen, int steps);
}

/// <summary>季节朴素法: as it was a season ago; the one to beat.</summary>
public sealed record SeasonalNaive(int Season) : IForecaster
{
    public string Name => "季节朴素";

    public int Needs => Season;

    public IReadOnlyList<double> Forecast(IReadOnlyList<double> seen, int steps) =>
        [.. Enumerable.Range(0, steps).Select(step => seen[seen.Count - Season + (step % Season)])];
}

/// <summary>
/// 霍尔特-温特斯 (additive level, trend and season; P. R. Winters, Management Science 6, 1960), with the trend damped by φ = 0.98 as the usual default. The three weights are those with the least squared one-step error on
/// what was seen, over a fixed grid, so that the same series always gives the same forecast.
/// </summary>
public sealed record HoltWinters(int Season) : IForecaster
{
    const double Damping = 0.98;
    static readonly double[] Weights = [0.05, 0.1, 0.2, 0.4, 0.7];

    public string Name => "霍尔特-温特斯";

    public int Needs => 2 * Season;

    public IReadOnlyList<double> Forecast(IReadOnlyList<double> seen, int steps)
    {
        var best = (
            from level in Weights
            from trend in (double[])[0.01, 0.05, 0.2]
            from season in Weights
            select Run(seen, level, trend, season)
        ).MinBy(run => run.Error);
        var (sum, damped) = (0.0, 1.0);
        return
        [
            .. Enumerable
                .Range(0, steps)
                .Select(step =>
                {
                    damped *= Damping;
                    sum += damped;
                    return best.Level + (sum * best.Trend) + best.Seasons[(seen.Count + step) % Season];
                }),
        ];
    }

    (double Level, double Trend, double[] Seasons, double Error) Run(IReadOnlyList<double> seen, double alpha, double beta, double gamma)
    {
        var (first, second) = (seen.Take(Season).Average(), seen.Skip(Season).Take(Season).Average());
        var (level, trend) = (first, (second - first) / Season);
        var seasons = Enumerable.Range(0, Season).Select(i => ((seen[i] - first) + (seen[i + Season] - second)) / 2).ToArray();
        var error = 0.0;
        for (var i = 0; i < seen.Count; i++)
        {
            var at = i % Season;
            var missed = seen[i] - (level + (Damping * trend) + seasons[at]);
            // The first season has set the start: it does not judge the weights.
            error += i >= Season ? missed * missed : 0;
            var before = level;
            level = (alpha * (seen[i] - seasons[at])) + ((1 - alpha) * (level + (Damping * trend)));
            trend = (beta * (level - before)) + ((1 - beta) * Damping * trend);
            seasons[at] = (gamma * (seen[i] - level)) + ((1 - gamma) * seasons[at]);
        }
        return (level, trend, seasons, error);
    }
}
