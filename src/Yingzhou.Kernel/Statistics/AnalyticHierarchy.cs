namespace Yingzhou.Kernel;

/// <param name="Weights">In the order of the matrix; they add up to 1.</param>
/// <param name="LargestEigenvalue">λmax; equal to the size when the judgements agree with each other perfectly.</param>
/// <param name="ConsistencyRatio">CR. Judgements are usable below 0.10 (Saaty); of one or two things always 0.</param>
public sealed record HierarchyWeights(
    IReadOnlyList<double> Weights,
    double LargestEigenvalue,
    double ConsistencyIndex,
    double ConsistencyRatio
)
{
    public const double TolerableRatio = 0.10;

    public bool IsConsistent => ConsistencyRatio < TolerableRatio;
}

/// <summary>
/// Weights from comparisons in pairs (层次分析法, AHP; T. L. Saaty, 1980): entry (i, j) says how many times as important i is as j. The weights are the principal
/// eigenvector; the consistency ratio says whether the judgements contradict each other.
/// </summary>
public static class AnalyticHierarchy
{
    public const int Largest = 15;

    const int Rounds = 1_000;
    const double Tolerance = 1e-6;

    // Saaty's random indices for 1 to 15 things.
    static readonly double[] RandomIndex = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    /// <param name="matrix">Square, positive, 1 on the diagonal, (j, i) = 1 / (i, j).</param>
    public static Outcome<HierarchyWeights> Weights(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        if (Refuse(matrix) is { } fault)
            return fault;

        var n = matrix.Count;
        var weights = Enumerable.Repeat(1.0 / n, n).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var next = Times(matrix, weights);
            var sum = next.Sum();
            for (var i = 0; i < n; i++)
                next[i] /= sum;
            var moved = next.Zip(weights, (now, before) => Math.Abs(now - before)).Max();
            weights = next;
            if (moved < 1e-14)
                break;
        }

        var eigenvalue = Times(matrix, weights).Zip(weights, (product, weight) => product / weight).Average();
        var index = n < 3 ? 0 : Math.Max(0, (eigenvalue - n) / (n - 1));
        return new HierarchyWeights(weights, eigenvalue, index, n < 3 ? 0 : index / RandomIndex[n - 1]);
    }

    static double[] Times(IReadOnlyList<IReadOnlyList<double>> matrix, double[] vector) =>
        [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    static Fault? Refuse(IReadOnlyList<IReadOnlyList<double>> matrix)
    {
        if (matrix.Count is 0 or > Largest)
            return new("hierarchy.size", $"判断矩阵应为 1 到 {Largest} 阶，现为 {matrix.Count} 阶。");
        for (var i = 0; i < matrix.Count; i++)
        {
            if (matrix[i].Count != matrix.Count)
                return new("hierarchy.not-square", $"判断矩阵第 {i + 1} 行应有 {matrix.Count} 个数，现有 {matrix[i].Count} 个。");
            for (var j = 0; j < matrix.Count; j++)
                if (!(matrix[i][j] > 0) || double.IsInfinity(matrix[i][j]))
                    return new("hierarchy.not-positive", $"判断矩阵第 {i + 1} 行第 {j + 1} 列应是大于 0 的数。");
        }

        for (var i = 0; i < matrix.Count; i++)
        for (var j = 0; j <= i; j++)
            if (Math.Abs((matrix[i][j] * matrix[j][i]) - 1) > Tolerance)
                return new(
                    "hierarchy.not-reciprocal",
                    i == j
                        ? $"判断矩阵第 {i + 1} 行第 {i + 1} 列应为 1。"
                        : $"判断矩阵第 {i + 1} 行第 {j + 1} 列与第 {j + 1} 行第 {i + 1} 列应互为倒数。"
                );
        return null;
    }
}
