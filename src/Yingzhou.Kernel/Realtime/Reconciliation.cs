namespace Yingzhou.Kernel;

/// <summary>
/// Whether both sides hold the same rows (对账): 64 ranges of keys, a count and a sum of hashes each, and where they differ halves until the keys can be named. Source: p04 R10.
/// </summary>
public static class Reconciliation
{
    public const int Buckets = 64;

    /// <summary>Ranges with about as many of our rows each; fewer when there are fewer rows. Together they hold every key there can be.</summary>
    /// <param name="sorted">Our keys, by bytes.</param>
    public static IReadOnlyList<KeyRange> Ranges(IReadOnlyList<string> sorted)
    {
        var buckets = Math.Clamp(sorted.Count, 1, Buckets);
        var bounds = Enumerable.Range(1, buckets - 1).Select(i => sorted[(int)((long)i * sorted.Count / buckets)]).ToList();
        return [.. bounds.Prepend(null).Zip(bounds.Append(null), (from, before) => new KeyRange(from, before))];
    }

    /// <summary>
    /// Halves a range that differs until at most two of our rows are left in each part. One row that differs among n is found in at most log2(n) + 1 rounds, the last of which
    /// lists what is left.
    /// </summary>
    /// <param name="ours">Our rows of the range, by key.</param>
    /// <param name="ask">Sum of the other side over a part.</param>
    /// <returns>The parts that differ, and how many rounds it took to get there, listing not counted.</returns>
    public static async Task<(IReadOnlyList<KeyRange> Suspects, int Rounds)> Bisect(
        KeyRange range,
        IReadOnlyList<HashedKey> ours,
        BucketSum theirs,
        Func<KeyRange, Task<BucketSum>> ask
    )
    {
        var suspects = new List<KeyRange>();
        var open = new List<(KeyRange Range, int From, int To, BucketSum Theirs)> { (range, 0, ours.Count, theirs) };
        var rounds = 0;
        while (open.Count > 0)
        {
            var next = new List<(KeyRange, int, int, BucketSum)>();
            foreach (var (part, from, to, sum) in open)
            {
                if (to - from <= 2)
                {
                    suspects.Add(part);
                    continue;
                }
                var middle = from + ((to - from + 1) / 2);
                var left = part with { Before = ours[middle].Key };
                var right = part with { From = ours[middle].Key };
                var theirLeft = await ask(left);
                var theirRight = sum - theirLeft;
                if (theirLeft != Sum(ours, from, middle))
                    next.Add((left, from, middle, theirLeft));
                if (theirRight != Sum(ours, middle, to))
                    next.Add((right, middle, to, theirRight));
            }
            if (next.Count > 0 || open.Any(part => part.To - part.From > 2))
                rounds++;
            open = next;
        }
        return (suspects, rounds);
    }

    static BucketSum Sum(IReadOnlyList<HashedKey> rows, int from, int to)
    {
        var sum = default(BucketSum);
        for (var i = from; i < to; i++)
            sum = sum.With(rows[i].Hash);
        return sum;
    }

    /// <summary>Keys that are missing here, too many here, or of other content.</summary>
    public static IReadOnlyList<string> Differing(IEnumerable<HashedKey> ours, IEnumerable<HashedKey> theirs)
    {
        var left = ours.ToDictionary(row => row.Key, row => row.Hash, StringComparer.Ordinal);
        var right = theirs.ToDictionary(row => row.Key, row => row.Hash, StringComparer.Ordinal);
        return
        [
            .. left
                .Keys.Union(right.Keys, StringComparer.Ordinal)
                .Where(key => !left.TryGetValue(key, out var one) || !right.TryGetValue(key, out var other) || one != other)
                .Order(StringComparer.Ordinal),
        ];
    }
}
