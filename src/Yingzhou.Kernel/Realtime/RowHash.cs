using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// The 64-bit hash of a row (行指纹), which the source computes by itself in SQL: the first eight bytes of SHA-256 over the columns in the order of their names, each as
/// <c>length:value;</c> in UTF-8 bytes, a null as <c>-;</c>. So null and empty differ, and no value can imitate the next column.
/// </summary>
public static class RowHash
{
    public static ulong Of(IReadOnlyDictionary<string, string?> values, IEnumerable<string> columnsByName)
    {
        var text = new StringBuilder();
        foreach (var column in columnsByName)
            if (values.GetValueOrDefault(column) is { } value)
                text.Append(Encoding.UTF8.GetByteCount(value).ToString(CultureInfo.InvariantCulture)).Append(':').Append(value).Append(';');
            else
                text.Append("-;");
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}

/// <summary>How many rows, and the sum of their hashes modulo 2^64: the same for any order of them.</summary>
public readonly record struct BucketSum(long Rows, ulong Hash)
{
    public BucketSum With(ulong rowHash) => new(Rows + 1, unchecked(Hash + rowHash));

    public static BucketSum operator -(BucketSum all, BucketSum part) => new(all.Rows - part.Rows, unchecked(all.Hash - part.Hash));

    public static BucketSum Of(IEnumerable<ulong> hashes) => hashes.Aggregate(default(BucketSum), (sum, hash) => sum.With(hash));
}

/// <param name="Key">Compared by bytes, as the collation "C" does.</param>
public readonly record struct HashedKey(string Key, ulong Hash);

/// <summary>Keys from one on and before another; <c>null</c> is without end.</summary>
public readonly record struct KeyRange(string? From, string? Before)
{
    public bool Has(string key) => (From is null || Compare(key, From) >= 0) && (Before is null || Compare(key, Before) < 0);

    static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
