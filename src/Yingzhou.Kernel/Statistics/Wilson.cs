namespace Yingzhou.Kernel;

/// <summary>
/// The Wilson score interval (威尔逊区间) of a proportion, 95 % by default (E. B. Wilson, JASA 22, 1927). Its lower bound ranks fairly
/// across sizes: 12 of 12 does not beat 990 of 1,000.
/// </summary>
public static class Wilson
{
    // The 97.5 % quantile of the normal distribution.
    const double Z95 = 1.959963984540054;

    /// <returns><c>null</c> when nothing was counted.</returns>
    public static double? LowerBound(RatioOf ratio, double z = Z95) => Interval(ratio, z)?.Lower;

    /// <summary>Whether a goal is met beyond chance: the lower bound reaches it. Nothing counted demonstrates nothing.</summary>
    public static bool Demonstrates(RatioOf ratio, double goal, double z = Z95) => LowerBound(ratio, z) is { } lower && lower >= goal;

    public static (double Lower, double Upper)? Interval(RatioOf ratio, double z = Z95)
    {
        if (ratio.Denominator == 0)
            return null;

        double n = ratio.Denominator;
        var p = ratio.Numerator / n;
        var centre = p + (z * z / (2 * n));
        var spread = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        return (Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }
}
