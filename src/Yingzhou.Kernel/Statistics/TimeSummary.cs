namespace Yingzhou.Kernel;

/// <summary>
/// How long something took (用时分布): the median and P90 with the number behind them. The mean is kept to show how far it would mislead, never as the figure (a13 §3).
/// </summary>
/// <param name="Count">0 leaves everything else <c>null</c>.</param>
public sealed record TimeSummary(int Count, double? Median, double? NinthDecile, double? UpperQuartile, double? Mean)
{
    public static TimeSummary Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new(
            all.Length,
            Quantile.Median(all),
            Quantile.NinthDecile(all),
            Quantile.Of(all, 0.75),
            all.Length == 0 ? null : all.Average()
        );
    }
}
