namespace Yingzhou.Kernel;

/// <summary>
/// How far judges agree on an order (肯德尔和谐系数 W; M. G. Kendall and B. Babington Smith, 1939), with correction for ties: W = 12 S ÷ (m²(n³ − n) − m Σ(t³ − t)).
/// </summary>
/// <param name="W">0 no agreement, 1 complete.</param>
/// <param name="ChiSquare">m (n − 1) W, with n − 1 degrees of freedom.</param>
/// <param name="RankSums">By subject; tied ones share the mean of their ranks.</param>
public sealed record KendallW(double W, double ChiSquare, int Degrees, IReadOnlyList<double> RankSums)
{
    /// <summary>Probability of so much agreement by chance.</summary>
    public double Probability => Kernel.ChiSquare.UpperTail(ChiSquare, Degrees);

    public bool IsSignificant(double level = 0.05) => Probability < level;

    /// <param name="ranks">One row a judge, one column a subject; ranks with 1 for the first, or anything that orders like them.</param>
    /// <returns><c>null</c> with fewer than two judges or subjects, or when every judge holds all for equal.</returns>
    public static KendallW? OfRanks(IReadOnlyList<IReadOnlyList<double>> ranks)
    {
        var (m, n) = (ranks.Count, ranks.Count == 0 ? 0 : ranks[0].Count);
        if (m < 2 || n < 2)
            return null;
        if (ranks.Any(row => row.Count != n))
            throw new ArgumentException("Every judge ranks every subject.", nameof(ranks));
        var rows = ranks.Select(MidRanks).ToList();
        double[] sums = [.. Enumerable.Range(0, n).Select(subject => rows.Sum(row => row[subject]))];
        var spread = sums.Sum(sum => Math.Pow(sum - m * (n + 1) / 2.0, 2));
        var ties = rows.Sum(row => row.GroupBy(rank => rank).Sum(tied => Math.Pow(tied.Count(), 3) - tied.Count()));
        var most = (double)m * m * (Math.Pow(n, 3) - n) - m * ties;
        if (most <= 0)
            return null;
        var w = 12 * spread / most;
        return new(w, m * (n - 1) * w, n - 1, sums);
    }

    /// <param name="scores">One row a judge; the highest score is the first rank.</param>
    public static KendallW? OfScores(IReadOnlyList<IReadOnlyList<decimal>> scores) =>
        OfRanks([.. scores.Select(row => (IReadOnlyList<double>)[.. row.Select(score => -(double)score)])]);

    static double[] MidRanks(IReadOnlyList<double> row) =>
        [.. row.Select(value => row.Count(other => other < value) + (row.Count(other => other == value) + 1) / 2.0)];
}
