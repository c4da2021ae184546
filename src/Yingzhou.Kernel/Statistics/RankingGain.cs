namespace Yingzhou.Kernel;

/// <summary>How well a ranking puts what is relevant first (归一化折损累计增益, nDCG; K. Järvelin and J. Kekäläinen, 2002), with gains 2^r − 1 (a10 §8.2).</summary>
public static class RankingGain
{
    /// <param name="relevances">In the order of the ranking; 0 is irrelevant.</param>
    /// <param name="depth">Only the first so many places count; <c>null</c> means all.</param>
    /// <returns>1 for the ideal order; <c>null</c> when nothing is relevant, for then no order is better than another.</returns>
    public static double? Ndcg(IReadOnlyList<int> relevances, int? depth = null)
    {
        var ideal = Dcg(relevances.OrderDescending(), depth);
        return ideal == 0 ? null : Dcg(relevances, depth) / ideal;
    }

    static double Dcg(IEnumerable<int> relevances, int? depth) =>
        relevances.Take(depth ?? int.MaxValue).Index().Sum(place => (Math.Pow(2, place.Item) - 1) / Math.Log2(place.Index + 2));
}
