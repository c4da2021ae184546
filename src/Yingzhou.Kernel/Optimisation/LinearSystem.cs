namespace Yingzhou.Kernel;

/// <summary>A square system of linear equations, by Gauss with pivots.</summary>
static class LinearSystem
{
    /// <returns><c>null</c> when the rows depend on each other.</returns>
    public static double[]? Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var rows = matrix.Select((row, i) => (double[])[.. row, right[i]]).ToArray();
        var scale = matrix.SelectMany(row => row).Max(Math.Abs);
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) <= scale * 1e-14)
                return null;
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = 0; row < n; row++)
            {
                if (row == column || rows[row][column] == 0)
                    continue;
                var factor = rows[row][column] / rows[column][column];
                for (var k = column; k <= n; k++)
                    rows[row][k] -= factor * rows[column][k];
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => rows[i][n] / rows[i][i])];
    }
}
