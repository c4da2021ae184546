namespace Yingzhou.Kernel;

/// <summary>
/// Quantiles of type 7 (分位数; R. J. Hyndman, Y. Fan, The American Statistician 50, 1996): linear between the order statistics, as spreadsheets compute them,
/// so that anybody can check a published figure.
/// </summary>
public static class Quantile
{
    /// <param name="p">0 to 1, both included.</param>
    /// <returns><c>null</c> when nothing was measured.</returns>
    public static double? Of(IEnumerable<double> values, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            return null;
        if (double.IsNaN(sorted[0]))
            throw new ArgumentException("A measured value is not a number.", nameof(values));

        var place = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    public static double? Median(IEnumerable<double> values) => Of(values, 0.5);

    /// <summary>P90: nine out of ten took no longer.</summary>
    public static double? NinthDecile(IEnumerable<double> values) => Of(values, 0.9);

    /// <summary>A value that was really seen, none made up between two: the smallest that at least this share of the values does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, at most 1.</param>
    /// <returns><c>null</c> when nothing was measured.</returns>
    public static double? Reached(IEnumerable<double> values, double share)
    {
        if (share is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share));
        var sorted = values.Order().ToList();
        // 0.9 × 10 is 9.000000000000002 in binary.
        return sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count - 1e-9) - 1];
    }
}
