namespace Yingzhou.Kernel;

/// <summary>Ratios of parts taken together (汇总): by their sums, and how many parts had nothing to count (p11 R2, R3).</summary>
/// <param name="Empty">Parts without cases: said, never taken as 0 or 100 %.</param>
public readonly record struct RatioRollup(RatioOf All, int Parts, int Empty)
{
    public static RatioRollup Of(IEnumerable<RatioOf> parts)
    {
        RatioOf[] all = [.. parts];
        return new(all.Aggregate(new RatioOf(0, 0), RatioOf.Add), all.Length, all.Count(part => part.Denominator == 0));
    }
}
