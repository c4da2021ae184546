namespace Yingzhou.Kernel;

/// <summary>One part of a weighted score; its score is <c>null</c> while it is not measured.</summary>
public sealed record ScorePart(string Id, double Weight, double? Score);

/// <summary>
/// A weighted mean that says how much of it was measured (加权得分与覆盖率). What is missing is not imputed: the weights of the rest are scaled up, and the coverage
/// stands beside the score (a13 §3).
/// </summary>
/// <param name="Score"><c>null</c> when nothing was measured.</param>
/// <param name="Coverage">Share of the weights that was measured, 0 to 1.</param>
public sealed record WeightedScore(double? Score, double Coverage, IReadOnlyList<ScorePart> Parts)
{
    public static Outcome<WeightedScore> Of(IReadOnlyList<ScorePart> parts)
    {
        if (parts.FirstOrDefault(part => !(part.Weight >= 0) || double.IsInfinity(part.Weight)) is { } wrong)
            return new Fault("weighted-score.weight", $"“{wrong.Id}”的权重应是不小于 0 的数。") { Field = wrong.Id };
        var all = parts.Sum(part => part.Weight);
        if (all <= 0)
            return new Fault("weighted-score.no-weight", "权重之和应大于 0，请至少给一项权重。");

        var measured = parts.Where(part => part.Score is not null).Sum(part => part.Weight);
        double? score = measured > 0 ? parts.Sum(part => part.Weight * (part.Score ?? 0)) / measured : null;
        return new WeightedScore(score, measured / all, parts);
    }
}
