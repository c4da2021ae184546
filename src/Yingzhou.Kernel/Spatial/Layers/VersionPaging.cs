namespace Yingzhou.Kernel;

/// <param name="Next">Where the next page starts; <c>null</c> on the last.</param>
public sealed record VersionPage<T>(IReadOnlyList<T> Items, PagePlace? Next);

/// <summary>The place that a link carries: the version it began on and the last key it saw.</summary>
public sealed record PagePlace(string Version, string After);

/// <summary>
/// Paging by key over one immutable version (键集分页; p08 R7): <c>next</c> names the version it started on, so that newer versions neither skip nor repeat anything.
/// </summary>
public static class VersionPaging
{
    /// <param name="items">The items of the version that <paramref name="from"/> names, in any order; keys are unique.</param>
    public static VersionPage<T> Page<T>(string version, IEnumerable<T> items, Func<T, string> key, int limit, PagePlace? from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (from is not null && from.Version != version)
            throw new ArgumentException($"The place is one of version {from.Version}, the items are of {version}.", nameof(from));
        // One more than asked for tells whether there is another page.
        T[] rest =
        [
            .. items
                .OrderBy(key, StringComparer.Ordinal)
                .Where(item => from is null || string.CompareOrdinal(key(item), from.After) > 0)
                .Take(limit + 1),
        ];
        T[] shown = [.. rest.Take(limit)];
        return new(shown, rest.Length > limit ? new(version, key(shown[^1])) : null);
    }
}
