namespace Yingzhou.Kernel;

/// <summary>How many persons each combination of values of a release counts, kept with its gate record for the releases after it.</summary>
/// <param name="Release">Its version, e.g. <c>1.2.0</c>.</param>
/// <param name="Columns">What the counts are by.</param>
/// <param name="Counts">By the values, joined with <see cref="Join"/>.</param>
public sealed record ReleasedCounts(string Release, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, int> Counts)
{
    const char Between = '\u001f';

    public static string Join(IEnumerable<string> values) => string.Join(Between, values);

    /// <summary>The values of a key, for people.</summary>
    public static string Words(string key) => key.Length == 0 ? "全部" : key.Replace(Between, '、');

    /// <summary>The same persons counted by fewer columns.</summary>
    /// <param name="columns">Among <see cref="Columns"/>; empty gives the one total.</param>
    public ReleasedCounts By(IReadOnlyList<string> columns)
    {
        int[] places = [.. columns.Select(column => Columns.Index().First(one => one.Item == column).Index)];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, persons) in Counts)
        {
            var values = key.Split(Between);
            var kept = Join(places.Select(place => values[place]));
            counts[kept] = counts.GetValueOrDefault(kept) + persons;
        }
        return new(Release, columns, counts);
    }
}

/// <summary>Two releases that, laid side by side, count a handful of persons (差分攻击).</summary>
/// <param name="Key">What both count.</param>
public sealed record DifferenceBreach(string Earlier, string Key, int Before, int After)
{
    public int Difference => Math.Abs(After - Before);

    public override string ToString() =>
        $"“{ReleasedCounts.Words(Key)}”在 {Earlier} 版是 {Before} 人，这一版是 {After} 人，相减得 {Difference} 人";
}

/// <summary>
/// The attack by difference, tried before anybody else does: the same filter over two releases differs by at least one person and fewer than k. Source: p05 R2.
/// </summary>
public static class DifferenceAttack
{
    /// <summary>Compares by the columns that both have. What one of them does not count was hidden there, and gives no difference.</summary>
    public static IReadOnlyList<DifferenceBreach> Try(IEnumerable<ReleasedCounts> earlier, ReleasedCounts next, int k) =>
        [
            .. earlier.SelectMany(before =>
            {
                string[] shared = [.. before.Columns.Intersect(next.Columns)];
                var (old, fresh) = (before.By(shared), next.By(shared));
                return old
                    .Counts.Where(one => fresh.Counts.ContainsKey(one.Key))
                    .Select(one => new DifferenceBreach(before.Release, one.Key, one.Value, fresh.Counts[one.Key]))
                    .Where(breach => breach.Difference > 0 && breach.Difference < k)
                    .OrderBy(breach => breach.Key, StringComparer.Ordinal);
            }),
        ];
}
