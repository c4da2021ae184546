namespace Yingzhou.Kernel;

/// <summary>
/// The assignment problem (指派问题, Hungarian method with potentials, Kuhn 1955): each row gets at most one column and each column at most one row, so that the sum
/// of the scores is largest. O(n²·m). A pair that may not be is <c>null</c>; a row for which nothing is left stays without.
/// </summary>
public static class Assignment
{
    /// <param name="scores">Rows × columns; scores are not negative.</param>
    /// <returns>For each row its column, or <c>null</c>.</returns>
    public static IReadOnlyList<int?> Best(IReadOnlyList<IReadOnlyList<double?>> scores)
    {
        var (rows, columns) = (scores.Count, scores.Count == 0 ? 0 : scores[0].Count);
        // As many empty columns as rows, worth nothing: whoever takes one gets none.
        var width = columns + rows;
        double Cost(int row, int column) => column < columns && scores[row][column] is { } score ? -score : 0;
        var (u, v) = (new double[rows + 1], new double[width + 1]);
        var (owner, way) = (new int[width + 1], new int[width + 1]);
        for (var row = 1; row <= rows; row++)
        {
            owner[0] = row;
            var at = 0;
            var least = Enumerable.Repeat(double.PositiveInfinity, width + 1).ToArray();
            var done = new bool[width + 1];
            do
            {
                done[at] = true;
                var (current, delta, next) = (owner[at], double.PositiveInfinity, 0);
                for (var column = 1; column <= width; column++)
                {
                    if (done[column])
                        continue;
                    var reduced = Cost(current - 1, column - 1) - u[current] - v[column];
                    if (reduced < least[column])
                        (least[column], way[column]) = (reduced, at);
                    if (least[column] < delta)
                        (delta, next) = (least[column], column);
                }
                for (var column = 0; column <= width; column++)
                    if (done[column])
                    {
                        u[owner[column]] += delta;
                        v[column] -= delta;
                    }
                    else
                        least[column] -= delta;
                at = next;
            } while (owner[at] != 0);
            for (; at != 0; at = way[at])
                owner[at] = owner[way[at]];
        }
        var result = new int?[rows];
        for (var column = 1; column <= columns; column++)
            if (owner[column] != 0 && scores[owner[column] - 1][column - 1] is not null)
                result[owner[column] - 1] = column - 1;
        return result;
    }
}
