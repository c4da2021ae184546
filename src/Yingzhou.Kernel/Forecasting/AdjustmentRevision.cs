namespace Yingzhou.Kernel;

/// <summary>修订幅度: how far the seasonally adjusted value that was said first lies from the one that is said with all that came later. What moves much when it is first said must not be read off the last value.</summary>
public static class AdjustmentRevision
{
    /// <returns>Absolute revisions in the unit of the series, the oldest first; empty below two whole seasons before the first.</returns>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> seen, int season, int most = 60)
    {
        if (SeasonalParts.Of(seen, season) is not { Succeeded: true, Value: var now })
            return [];
        var first = Math.Max(2 * season, seen.Count - most);
        return
        [
            .. Enumerable
                .Range(first, Math.Max(0, seen.Count - first))
                .Select(until => Math.Abs(SeasonalParts.Of([.. seen.Take(until)], season).Value.Adjusted[^1] - now.Adjusted[until - 1])),
        ];
    }
}
