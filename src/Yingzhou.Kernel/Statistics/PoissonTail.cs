namespace Yingzhou.Kernel;

/// <summary>泊松上尾概率: how probable so many events, or more, are by chance.</summary>
public static class PoissonTail
{
    /// <param name="mean">Expected number; at least 0.</param>
    public static double AtLeast(int seen, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        if (seen <= 0)
            return 1;
        if (mean == 0)
            return 0;
        // P(X ≥ k) = P(k, mean), the regularised lower incomplete gamma function: the complement of χ²'s upper tail. Far out the terms are added, lest a small number come from 1 − almost 1.
        if (seen <= mean + 1)
            return 1 - ChiSquare.UpperTail(2 * mean, 2 * seen);
        var log = -mean;
        for (var k = 1; k <= seen; k++)
            log += Math.Log(mean / k);
        var (term, sum) = (1.0, 1.0);
        for (var k = seen + 1; term > sum * 1e-17; k++)
            sum += term *= mean / k;
        return Math.Exp(log) * sum;
    }
}
