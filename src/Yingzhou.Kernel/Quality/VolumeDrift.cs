namespace Yingzhou.Kernel;

/// <summary>Whether a load has suspiciously many or few rows (数据量漂移): |rows − median| &gt; 4·MAD of the last eight loads. Source: p02 R1.</summary>
public static class VolumeDrift
{
    public const int Runs = 8;
    public const double Deviations = 4;

    /// <param name="earlier">Row counts of earlier loads, oldest first.</param>
    /// <returns><c>null</c> before there were eight.</returns>
    public static bool? Is(long rows, IReadOnlyList<long> earlier)
    {
        if (earlier.Count < Runs)
            return null;
        var last = earlier.Skip(earlier.Count - Runs).Select(count => (double)count).ToArray();
        var median = Quantile.Median(last)!.Value;
        var spread = Quantile.Median([.. last.Select(count => Math.Abs(count - median))])!.Value;
        return Math.Abs(rows - median) > Deviations * spread;
    }
}
