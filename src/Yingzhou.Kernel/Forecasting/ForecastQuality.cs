namespace Yingzhou.Kernel;

/// <summary>One forecast of the past beside what came (回测的一次).</summary>
/// <param name="Origin">Values that were seen when it was made.</param>
/// <param name="Step">From 0: the next value.</param>
/// <param name="Low">Lower end of the 80 % interval, from errors that were known at the origin; <c>null</c> below ten of them.</param>
public readonly record struct ForecastTrial(int Origin, int Step, double Seen, double Value, double? Low, double? High)
{
    public double Error => Seen - Value;
}

/// <summary>预测误差, of trials whose outcome is known.</summary>
/// <param name="Mae">平均绝对误差, in the unit of the series.</param>
/// <param name="Mape">平均绝对百分比误差, a share; <c>null</c> when something seen was 0, where it is not defined.</param>
/// <param name="Mase">As of <see cref="BackTest"/>; <c>null</c> when the values before the first origin did not move.</param>
/// <param name="Pinball">分位数损失: mean of the quantile losses at 0.1, 0.5 and 0.9 (R. Koenker, G. Bassett, Econometrica 46, 1978); <c>null</c> without an interval.</param>
/// <param name="Coverage">Of the 80 % interval: both ends belong to it.</param>
public sealed record ForecastQuality(
    int Origins,
    int Trials,
    double Mae,
    double Rmse,
    double? Mape,
    double? Mase,
    double? Pinball,
    RatioOf Coverage
)
{
    /// <param name="scale">Mean absolute error of the seasonal naive before the first origin (<see cref="RollingOrigin.Scale"/>).</param>
    /// <returns><c>null</c> when nothing was tried: an error that nobody measured is not 0.</returns>
    public static ForecastQuality? Of(IReadOnlyCollection<ForecastTrial> trials, double scale)
    {
        if (trials.Count == 0)
            return null;
        var mae = trials.Average(trial => Math.Abs(trial.Error));
        var bounded = trials.Where(trial => trial is { Low: not null, High: not null }).ToList();
        return new(
            trials.Select(trial => trial.Origin).Distinct().Count(),
            trials.Count,
            mae,
            Math.Sqrt(trials.Average(trial => trial.Error * trial.Error)),
            trials.Any(trial => trial.Seen == 0) ? null : trials.Average(trial => Math.Abs(trial.Error / trial.Seen)),
            scale > 0 ? mae / scale : null,
            bounded.Count == 0
                ? null
                : bounded.Average(trial =>
                    (
                        Loss(trial.Seen, trial.Low!.Value, 0.1)
                        + Loss(trial.Seen, trial.Value, 0.5)
                        + Loss(trial.Seen, trial.High!.Value, 0.9)
                    ) / 3
                ),
            RatioOf.Count(bounded, trial => trial.Seen >= trial.Low && trial.Seen <= trial.High)
        );
    }

    /// <summary>What it costs to have said <paramref name="quantile"/> where <paramref name="seen"/> came.</summary>
    public static double Loss(double seen, double quantile, double share) =>
        seen >= quantile ? share * (seen - quantile) : (1 - share) * (quantile - seen);
}
