namespace Yingzhou.Kernel;

/// <summary>
/// How much a consumer may still learn about a dataset (隐私预算): each answer costs its ε, answers add up (sequential composition), and an empty budget refuses. An answer that was given is never
/// given back.
/// </summary>
/// <param name="Total">ε in all.</param>
public sealed record PrivacyBudget(decimal Total, decimal Spent = 0)
{
    public decimal Left => Total - Spent;

    /// <param name="epsilon">Of one answer, more than 0.</param>
    public Outcome<PrivacyBudget> Spend(decimal epsilon) =>
        epsilon <= 0 ? new Fault("privacy.epsilon", "每次查询的 ε 应大于 0。") { Field = "epsilon" }
        : epsilon > Left
            ? new Fault(
                "privacy.budget-empty",
                $"隐私预算只剩 {Left:0.####}，不够这次查询的 {epsilon:0.####}。请合并查询或申请新的预算。",
                409
            )
        : this with { Spent = Spent + epsilon };
}

/// <summary>A count with noise (差分隐私计数): what is given out instead of the true one, with how far it may be off.</summary>
/// <param name="HalfWidth">The true count is within this distance with 95 % probability: b·ln 20.</param>
public sealed record NoisyCount(long Value, double HalfWidth);

/// <summary>Noise for counts, of which one person changes at most one (敏感度 1): Laplace with b = 1/ε, drawn on the integers from a secure generator.</summary>
public static class LaplaceNoise
{
    public static double ScaleOf(decimal epsilon) => 1 / (double)epsilon;

    /// <summary>P(|noise| ≥ x) of the continuous law: e^(−x/b).</summary>
    public static double Tail(decimal epsilon, double x) => Math.Exp(-x / ScaleOf(epsilon));

    public static double HalfWidth(decimal epsilon) => ScaleOf(epsilon) * Math.Log(20);

    public static NoisyCount Count(long truth, decimal epsilon, IChance chance)
    {
        // ε as a fraction of whole numbers: no bit of the noise comes out of floating point, whose gaps have given true counts away.
        const long scale = 10_000;
        var numerator = (long)(epsilon * scale);
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        return new(truth + DiscreteLaplace.Draw(scale, numerator, chance), HalfWidth(epsilon));
    }
}
