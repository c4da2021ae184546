namespace Yingzhou.Kernel;

/// <summary>The mean after dropping one highest and one lowest score (去掉最高分和最低分).</summary>
public static class TrimmedMean
{
    /// <returns><c>null</c> of fewer than three scores: nothing would be left.</returns>
    public static decimal? Of(IReadOnlyCollection<decimal> scores) =>
        scores.Count < 3 ? null : (scores.Sum() - scores.Max() - scores.Min()) / (scores.Count - 2);
}
