namespace Yingzhou.Kernel;

/// <summary>Quantiles of what was really seen (分位数): no value is made up between two.</summary>
public static class Quantile
{
    /// <summary>The smallest value that at least this share of the values does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, at most 1.</param>
    /// <returns><c>null</c> of nothing.</returns>
    public static double? Of(IEnumerable<double> values, double share)
    {
        if (share is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share));
        var sorted = values.Order().ToList();
        // 0.9 × 10 is 9.000000000000002 in binary.
        return sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count - 1e-9) - 1];
    }
}
