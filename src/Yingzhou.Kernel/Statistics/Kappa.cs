namespace Yingzhou.Kernel;

/// <summary>Agreement of two annotators beyond chance (科恩 κ; J. Cohen, Educational and Psychological Measurement 20, 1960): (p₀ − pₑ) ÷ (1 − pₑ) over nominal labels.</summary>
public static class Kappa
{
    /// <param name="labels">What each of the two said of the same thing.</param>
    /// <returns>1 when they agree throughout, 0 when no more than by chance; <c>null</c> when nothing was labelled or both used one label only, which says nothing.</returns>
    public static double? Of<T>(IEnumerable<(T One, T Other)> labels)
        where T : notnull
    {
        var all = labels.ToList();
        if (all.Count == 0)
            return null;
        // In whole numbers, so that it is the same from both sides to the last digit.
        long n = all.Count;
        var others = all.GroupBy(pair => pair.Other).ToDictionary(same => same.Key, same => same.LongCount());
        var byChance = all.GroupBy(pair => pair.One).Sum(same => same.LongCount() * others.GetValueOrDefault(same.Key));
        var agreed = all.LongCount(pair => EqualityComparer<T>.Default.Equals(pair.One, pair.Other)) * n;
        return byChance == n * n ? null : (agreed - byChance) / (double)((n * n) - byChance);
    }
}
