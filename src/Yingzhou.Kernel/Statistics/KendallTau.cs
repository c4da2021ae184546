namespace Yingzhou.Kernel;

/// <summary>
/// Kendall's τ-b (肯德尔秩相关): whether two ways of measuring put things into one order, ties accounted for. 1 the same order, −1 the opposite.
/// </summary>
public static class KendallTau
{
    /// <returns><c>null</c> with fewer than two pairs, or when one side does not distinguish anything.</returns>
    public static double? Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        var (agree, tiesX, tiesY, all) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < pairs.Count; i++)
        for (var j = i + 1; j < pairs.Count; j++)
        {
            var (x, y) = (pairs[i].X.CompareTo(pairs[j].X), pairs[i].Y.CompareTo(pairs[j].Y));
            agree += Math.Sign(x) * Math.Sign(y);
            tiesX += x == 0 ? 1 : 0;
            tiesY += y == 0 ? 1 : 0;
            all++;
        }
        var scale = Math.Sqrt((double)(all - tiesX) * (all - tiesY));
        return scale > 0 ? agree / scale : null;
    }
}
