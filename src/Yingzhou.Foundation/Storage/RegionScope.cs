using System.Globalization;

namespace Yingzhou.Foundation.Storage;

/// <summary>The part of the city that somebody may see: a division and all below it. Compiled into the query, never applied after paging.</summary>
/// <param name="Code">Division code, 4 digits for the city to 12 for a village.</param>
public sealed record RegionScope(string Code)
{
    /// <summary>The first text behind every code of the scope.</summary>
    // Every code below "330902" sorts at or after it and before "330903" (below "330909": before "33091").
    // Digits only: a database may sort punctuation and letters as its locale likes.
    // A text that is no code has nothing below it.
    public string End =>
        long.TryParse(Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < long.MaxValue
            ? (code + 1).ToString(CultureInfo.InvariantCulture).TrimEnd('0')
            : Code;

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
