namespace Yingzhou.Kernel;

/// <summary>How much harm a disclosure does (数据分级): L1 不敏感, L2 低敏感, L3 较敏感, L4 敏感. Source: DB33/T 2351-2021.</summary>
public enum DataLevel
{
    L1 = 1,
    L2,
    L3,
    L4,
}

/// <summary>What singles a person out once it stands beside another of its kind (准标识符). Source: p01 R2.</summary>
public enum QuasiIdentifier
{
    BirthDate,
    Sex,
    Village,
    Occupation,
}

/// <summary>A data item as it stands in an answer.</summary>
/// <param name="Masked">Shown with its identifying part hidden: it counts one level lower, never below L1.</param>
/// <param name="Quasi">A masked one singles nobody out.</param>
public readonly record struct ShownItem(string Name, DataLevel Level, bool Masked = false, QuasiIdentifier? Quasi = null);

/// <summary>The level of a table and of what is given out of it. Source: p01 R2.</summary>
public static class DataLevels
{
    /// <summary>k: a group of this size hides its members, a smaller one does not.</summary>
    public const int LeastGroup = 5;

    /// <returns><c>null</c> when the table has no items: an empty description is unknown, not harmless.</returns>
    public static DataLevel? OfTable(IEnumerable<DataLevel> items) => items.Select(level => (DataLevel?)level).Max();

    /// <param name="smallestGroup">
    /// Rows of the smallest group that shares all quasi-identifiers; <c>null</c> when it was not counted, which is taken for too small.
    /// </param>
    /// <returns><c>null</c> when nothing is shown.</returns>
    public static DataLevel? OfResult(IReadOnlyCollection<ShownItem> items, int? smallestGroup, int leastGroup = LeastGroup)
    {
        if (OfTable(items.Select(AsShown)) is not { } highest)
            return null;
        var together = items.Where(item => !item.Masked && item.Quasi is not null).Select(item => item.Quasi).Distinct().Count();
        return together >= 2 && (smallestGroup is not { } group || group < leastGroup) ? Min(highest + 1, DataLevel.L4) : highest;
    }

    /// <summary>One level lower, never below L1.</summary>
    public static DataLevel AsMasked(DataLevel level) => level > DataLevel.L1 ? level - 1 : level;

    static DataLevel AsShown(ShownItem item) => item.Masked ? AsMasked(item.Level) : item.Level;

    static DataLevel Min(DataLevel one, DataLevel other) => one < other ? one : other;
}
