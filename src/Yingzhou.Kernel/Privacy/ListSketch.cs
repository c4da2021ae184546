using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// What a party keeps of a list it compared (名单指纹): the smallest keyed hashes of its entries, enough to tell whether a later list is nearly the same, and useless without the party's key. Asking again and
/// again with a list that changes by a few entries tells the other's list entry by entry (p06 R9).
/// </summary>
/// <param name="Count">Entries of the list.</param>
/// <param name="Smallest">The smallest hashes, ascending; all of them where the list is shorter.</param>
public sealed record ListSketch(int Count, IReadOnlyList<ulong> Smallest)
{
    /// <summary>Hashes kept: a share of 0.9 is then known to about ± 0.02.</summary>
    public const int Kept = 512;

    /// <summary>From here on a list counts as asked again; the share itself belongs to it.</summary>
    public const double Again = 0.9;

    /// <param name="key">Of the party alone.</param>
    public static ListSketch Of(IReadOnlyCollection<string> entries, byte[] key)
    {
        var hashes = entries
            .AsParallel()
            .Select(entry => BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(entry))))
            .ToArray();
        Array.Sort(hashes);
        return new(entries.Count, [.. hashes.Take(Kept)]);
    }

    /// <summary>Share of this list that the earlier one had too, estimated from what the two sketches have in common.</summary>
    public double ShareIn(ListSketch earlier)
    {
        var common = Smallest.ToHashSet();
        var union = Smallest.Concat(earlier.Smallest).Distinct().Order().Take(Kept).ToList();
        var both = earlier.Smallest.Where(common.Contains).ToHashSet();
        var jaccard = (double)union.Count(both.Contains) / union.Count;
        return Math.Min(1, jaccard * (Count + earlier.Count) / (1 + jaccard) / Count);
    }

    public bool IsAgain(IEnumerable<ListSketch> earlier) => earlier.Any(one => ShareIn(one) >= Again);
}
