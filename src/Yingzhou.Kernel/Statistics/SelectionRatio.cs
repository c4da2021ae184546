namespace Yingzhou.Kernel;

/// <summary>Whether groups are selected alike (入选率之比): the lowest rate ÷ the highest, fair from four fifths on (a10 §3; 29 CFR 1607.4 D).</summary>
/// <param name="Rates">Selected among candidates, by group.</param>
public sealed record SelectionRatio(IReadOnlyDictionary<string, RatioOf> Rates)
{
    const decimal FourFifths = 0.8m;

    /// <returns><c>null</c> with fewer than two groups that had candidates, or when nobody was selected.</returns>
    public decimal? Value
    {
        get
        {
            var shares = Rates.Values.Select(rate => rate.Share).OfType<decimal>().ToList();
            return shares.Count < 2 || shares.Max() == 0 ? null : shares.Min() / shares.Max();
        }
    }

    /// <summary>Unknown is not unfair; it is not shown to be fair either.</summary>
    public bool NeedsAudit => Value < FourFifths;
}
