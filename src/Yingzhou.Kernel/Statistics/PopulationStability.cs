namespace Yingzhou.Kernel;

public enum Stability
{
    /// <summary>稳定: PSI below 0.10.</summary>
    Stable,

    /// <summary>关注: 0.10 to 0.25, both included.</summary>
    Watch,

    /// <summary>停用重训: above 0.25.</summary>
    Stop,
}

/// <summary>Population stability index (群体稳定性指数 PSI): Σ (actual − expected)·ln(actual ÷ expected) over the bins (a09 §3).</summary>
public static class PopulationStability
{
    // An empty bin has no logarithm: half a case in ten thousand stands for it, the usual practice.
    const double Empty = 0.00005;

    /// <param name="expected">Shares or counts; normed here.</param>
    /// <returns><c>null</c> when one side has no cases or the bins do not match.</returns>
    public static double? Of(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        var (before, after) = (expected.Sum(), actual.Sum());
        if (expected.Count != actual.Count || before <= 0 || after <= 0)
            return null;
        return expected
            .Zip(actual, (e, a) => (Expected: Math.Max(e / before, Empty), Actual: Math.Max(a / after, Empty)))
            .Sum(bin => (bin.Actual - bin.Expected) * Math.Log(bin.Actual / bin.Expected));
    }

    public static Stability Grade(double psi) =>
        psi switch
        {
            < 0.10 => Stability.Stable,
            <= 0.25 => Stability.Watch,
            _ => Stability.Stop,
        };
}
