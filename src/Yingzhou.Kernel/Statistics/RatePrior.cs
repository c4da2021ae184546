namespace Yingzhou.Kernel;

/// <summary>A rate drawn towards what the whole city shows, with its 95 % interval and the counts it comes from.</summary>
public readonly record struct ShrunkenRate(RatioOf Counted, double Rate, double Lower, double Upper);

/// <summary>
/// Empirical Bayes (经验贝叶斯收缩) for rates of places of unequal size: the city is the prior Beta(α, β), fitted by Kleinman's weighted moments (JASA 68, 1973); a place with
/// few cases is drawn to it, a large one hardly (a13 §3).
/// </summary>
public sealed record RatePrior(double Alpha, double Beta)
{
    /// <summary>So many cases the prior is worth.</summary>
    public double Strength => Alpha + Beta;

    public double Mean => Alpha / Strength;

    /// <returns><c>null</c> when nothing was counted anywhere.</returns>
    public static RatePrior? Fit(IEnumerable<RatioOf> places)
    {
        RatioOf[] counted = [.. places.Where(place => place.Denominator > 0)];
        var all = counted.Aggregate(new RatioOf(0, 0), (sum, place) => sum + place);
        if (all.Denominator == 0)
            return null;

        double total = all.Denominator;
        // All or none in the whole city: half a case keeps the prior from being certain.
        var mean = all.Numerator == 0 || all.Numerator == all.Denominator ? (all.Numerator + 0.5) / (total + 1) : all.Numerator / total;
        var spread = counted.Sum(place => place.Denominator * Math.Pow((place.Numerator / (double)place.Denominator) - mean, 2));
        var free = total - counted.Sum(place => (double)place.Denominator * place.Denominator / total) - (counted.Length - 1);
        var correlation = free > 0 ? ((spread / (mean * (1 - mean))) - (counted.Length - 1)) / free : 0;
        // Places that differ by chance only: the prior is worth as much as all that was counted.
        var strength = correlation > 0 ? Math.Min(total, Math.Max((1 / correlation) - 1, 0.5)) : total;
        return new(mean * strength, (1 - mean) * strength);
    }

    public ShrunkenRate Shrink(RatioOf place)
    {
        var posterior = new BetaDistribution(Alpha + place.Numerator, Beta + place.Denominator - place.Numerator);
        return new(place, posterior.Mean, posterior.Quantile(0.025), posterior.Quantile(0.975));
    }
}
