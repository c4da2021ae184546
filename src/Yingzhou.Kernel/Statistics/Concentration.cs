namespace Yingzhou.Kernel;

/// <summary>Herfindahl–Hirschman index (赫芬达尔指数): the sum of squared shares, from 1/n to 1.</summary>
public static class Concentration
{
    /// <returns><c>null</c> when there is nothing to share.</returns>
    public static decimal? Hhi(IEnumerable<decimal> amounts)
    {
        var all = amounts.ToList();
        var sum = all.Sum();
        return sum <= 0 ? null : all.Sum(amount => amount / sum * (amount / sum));
    }
}
