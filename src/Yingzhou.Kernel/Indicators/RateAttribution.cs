namespace Yingzhou.Kernel;

/// <summary>One part of a rate in two periods: its share of all cases, and its own rate.</summary>
public readonly record struct RatePart(string Name, double ShareBefore, double RateBefore, double ShareNow, double RateNow);

/// <param name="Within">What its own rate moved.</param>
/// <param name="Mix">What its share moved.</param>
public readonly record struct RateEffect(string Name, double Within, double Mix)
{
    public double Sum => Within + Mix;
}

/// <summary>
/// 变化归因: the change of a rate as the exact sum of what the parts' rates did and what the parts' shares did (p11 R8): within = mean share · Δrate, mix = Δshare · mean rate.
/// </summary>
public static class RateAttribution
{
    public static IReadOnlyList<RateEffect> Of(IEnumerable<RatePart> parts) =>
        [
            .. parts.Select(part => new RateEffect(
                part.Name,
                (part.ShareBefore + part.ShareNow) / 2 * (part.RateNow - part.RateBefore),
                (part.ShareNow - part.ShareBefore) * (part.RateBefore + part.RateNow) / 2
            )),
        ];

    /// <summary>From counts; a part that is missing in one period has no rate there and takes that of the other, so that only its share moved.</summary>
    public static IReadOnlyList<RateEffect> Of(IReadOnlyDictionary<string, RatioOf> before, IReadOnlyDictionary<string, RatioOf> now)
    {
        double all = before.Values.Sum(part => part.Denominator),
            allNow = now.Values.Sum(part => part.Denominator);
        if (all == 0 || allNow == 0)
            return [];
        return Of(
            before
                .Keys.Union(now.Keys)
                .Select(name =>
                {
                    var (old, current) = (before.GetValueOrDefault(name), now.GetValueOrDefault(name));
                    var (rate, rateNow) = (
                        (double?)old.Share ?? (double?)current.Share ?? 0,
                        (double?)current.Share ?? (double?)old.Share ?? 0
                    );
                    return new RatePart(name, old.Denominator / all, rate, current.Denominator / allNow, rateNow);
                })
        );
    }
}
