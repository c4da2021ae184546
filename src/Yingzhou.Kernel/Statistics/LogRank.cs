namespace Yingzhou.Kernel;

/// <summary>Whether the curves of groups differ by more than chance (对数秩检验; N. Mantel, 1966).</summary>
/// <param name="Groups">Observed and expected events of each group.</param>
public sealed record LogRank(double ChiSquare, int Degrees, IReadOnlyList<(int Observed, double Expected)> Groups)
{
    public double Probability => Kernel.ChiSquare.UpperTail(ChiSquare, Degrees);

    /// <returns><c>null</c> with fewer than two groups, or when there is nothing to compare: no event while several were observed.</returns>
    public static LogRank? Of(IReadOnlyList<IReadOnlyCollection<Lifetime>> groups)
    {
        var k = groups.Count;
        if (k < 2)
            return null;
        var (observed, expected, covariance) = (new int[k], new double[k], new double[k, k]);
        foreach (var time in groups.SelectMany(group => group).Where(one => one.Ended).Select(one => one.Time).Distinct())
        {
            var atRisk = groups.Select(group => (double)group.Count(one => one.Time >= time)).ToArray();
            var events = groups.Select(group => group.Count(one => one.Ended && one.Time == time)).ToArray();
            var (n, d) = (atRisk.Sum(), (double)events.Sum());
            for (var g = 0; g < k; g++)
            {
                observed[g] += events[g];
                expected[g] += d * atRisk[g] / n;
                for (var h = 0; n > 1 && h < k; h++)
                    covariance[g, h] += d * (n - d) / (n - 1) * (atRisk[g] / n) * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
        return Quadratic(covariance, [.. observed.Zip(expected, (o, e) => o - e)]) is { } square
            ? new(square, k - 1, [.. observed.Zip(expected)])
            : null;
    }

    // z' V⁻¹ z without the last group, which the others determine.
    static double? Quadratic(double[,] covariance, double[] difference)
    {
        var size = difference.Length - 1;
        var (matrix, solution) = ((double[,])covariance.Clone(), difference[..size]);
        for (var column = 0; column < size; column++)
        {
            if (matrix[column, column] < 1e-12)
                return null;
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var at = column; at < size; at++)
                    matrix[row, at] -= factor * matrix[column, at];
                solution[row] -= factor * solution[column];
            }
        }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var at = row + 1; at < size; at++)
                solution[row] -= matrix[row, at] * solution[at];
            solution[row] /= matrix[row, row];
        }
        return Enumerable.Range(0, size).Sum(at => solution[at] * difference[at]);
    }
}
