using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>
/// Makes proofs (RFC 9162, 2.1.3.1 and 2.1.4.1) out of whole subtrees, wherever they are kept. A proof over n leaves asks for at most 2·log₂ n of them.
/// </summary>
/// <param name="whole">The root of the whole subtree of 2^height leaves that is the index-th of its height, from 0.</param>
public sealed class MerklePaths(TreeHash hash, Func<int, long, byte[]> whole)
{
    public byte[] Root(long size) => size == 0 ? hash.Empty : Root(0, size);

    /// <param name="position">Less than <paramref name="size"/>.</param>
    public IReadOnlyList<byte[]> Inclusion(long position, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, size);
        var path = new List<byte[]>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + LeftPart(end - start);
            if (position < middle)
            {
                path.Add(Root(middle, end));
                end = middle;
            }
            else
            {
                path.Add(Root(start, middle));
                start = middle;
            }
        }
        path.Reverse();
        return path;
    }

    /// <param name="first">Leaves of the earlier tree.</param>
    public IReadOnlyList<byte[]> Consistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        if (first == 0 || first == second)
            return [];
        var path = new List<byte[]>();
        var (start, end, isFirst) = (0L, second, true);
        while (first != end)
        {
            var middle = start + LeftPart(end - start);
            if (first <= middle)
            {
                path.Add(Root(middle, end));
                end = middle;
            }
            else
            {
                path.Add(Root(start, middle));
                (start, isFirst) = (middle, false);
            }
        }
        // The subtree itself, unless it is the earlier tree, whose root the reader has.
        if (!isFirst)
            path.Add(Root(start, end));
        path.Reverse();
        return path;
    }

    byte[] Root(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var height = BitOperations.Log2((ulong)count);
            return whole(height, start >> height);
        }
        var middle = start + LeftPart(count);
        return hash.Node(Root(start, middle), Root(middle, end));
    }

    // The largest power of two that is smaller.
    static long LeftPart(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
