namespace Yingzhou.Foundation.Storage;

/// <summary>The part of the city that somebody may see: a division and all below it. Compiled into the query, never applied after paging.</summary>
/// <param name="Code">Division code, 4 digits for the city to 12 for a village.</param>
public sealed record RegionScope(string Code)
{
    // Codes are digits, so every code below "330902" sorts at or after it and before "330902:".
    internal string End => Code + ":";

    public bool Contains(string region) => region.StartsWith(Code, StringComparison.Ordinal);
}

public static class RegionScopeQueries
{
    /// <summary>Keeps the rows inside the scope, as an index range rather than a LIKE.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, RegionScope scope)
        where T : class, IInRegion
    {
        var (from, to) = (scope.Code, scope.End);
#pragma warning disable CA1309 // Translated to SQL: division codes are digits, every collation orders them alike.
        return rows.Where(row => string.Compare(row.Region, from) >= 0 && string.Compare(row.Region, to) < 0);
#pragma warning restore CA1309
    }
}
