namespace Yingzhou.Kernel;

/// <summary>
/// Small cells of a published table are hidden (小单元格抑制), lest a person be found behind a count (a13 §7: n &lt; 5). Where the total is published too, one hidden cell
/// could be computed from the rest: then the next smallest is hidden with it.
/// </summary>
public static class SmallCells
{
    public const int Fewest = 5;

    /// <returns>The counts that may be shown; <c>null</c> is hidden.</returns>
    public static IReadOnlyList<int?> Suppress(IReadOnlyList<int> counts, bool totalIsPublished = true, int fewest = Fewest)
    {
        var shown = counts.Select(count => count < fewest ? (int?)null : count).ToArray();
        if (totalIsPublished && shown.Count(count => count is null) == 1 && shown.Any(count => count is not null))
            shown[Array.IndexOf(shown, shown.Min())] = null;
        return shown;
    }

    public static bool MayShow(int count, int fewest = Fewest) => count >= fewest;
}
