namespace Yingzhou.Kernel;

/// <summary>
/// Weights from pairwise judgements (层次分析法 AHP, Saaty 1980): the principal eigenvector of the comparison matrix. The consistency ratio CR = CI ÷ RI must be
/// below 0.1 (equal to 0.1 is refused), otherwise the experts contradict themselves and are asked again.
/// </summary>
public sealed record Ahp(IReadOnlyList<double> Weights, double LambdaMax, double ConsistencyRatio)
{
    public const double Limit = 0.1;

    // Random index for n = 1…15 (Saaty).
    static readonly double[] RandomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    /// <param name="comparisons">How many times more important row is than column: positive, reciprocal, 1 on the diagonal.</param>
    public static Outcome<Ahp> Of(IReadOnlyList<IReadOnlyList<double>> comparisons)
    {
        var n = comparisons.Count;
        if (n == 0 || n > RandomIndex.Length || comparisons.Any(row => row.Count != n))
            return new Fault("ahp.shape", $"判断矩阵应为 1 至 {RandomIndex.Length} 阶方阵，请核对。");
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                if (!(comparisons[i][j] > 0) || Math.Abs((comparisons[i][j] * comparisons[j][i]) - 1) > 1e-6)
                    return new Fault("ahp.reciprocal", $"判断矩阵第 {i + 1} 行第 {j + 1} 列与第 {j + 1} 行第 {i + 1} 列应为正数且互为倒数，请核对。");
        var weights = Enumerable.Repeat(1.0 / n, n).ToArray();
        var lambda = (double)n;
        for (var step = 0; step < 1_000; step++)
        {
            double[] next = [.. comparisons.Select(row => row.Zip(weights, (a, w) => a * w).Sum())];
            lambda = next.Sum();
            for (var i = 0; i < n; i++)
                next[i] /= lambda;
            var moved = next.Zip(weights, (a, b) => Math.Abs(a - b)).Max();
            weights = next;
            if (moved < 1e-14)
                break;
        }
        var ratio = n <= 2 ? 0 : Math.Max(0, (lambda - n) / (n - 1)) / RandomIndex[n - 1];
        return ratio >= Limit
            ? new Fault("ahp.inconsistent", $"判断矩阵前后不一致（CR={ratio:0.000}，应小于 {Limit:0.0}），请专家重新比较。")
            : new Ahp(weights, lambda, ratio);
    }
}
