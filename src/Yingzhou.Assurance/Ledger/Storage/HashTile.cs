using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Storage;

/// <summary>
/// Up to 256 neighbouring hashes of one height (C2SP tlog-tiles): on level l they are the roots of whole subtrees of 256^l leaves. Leaf hashes are kept and of the rest one in 256, so
/// that a path over 420 million leaves reads five rows.
/// </summary>
sealed class HashTile
{
    public const int Bits = 8;
    public const int Width = 1 << Bits;

    /// <summary>Level and number: see <see cref="IdOf"/>.</summary>
    public required long Id { get; init; }

    public required byte[] Hashes { get; set; }

    public int Count => Hashes.Length / TreeHash.Size;

    public static long IdOf(int level, long number) => ((long)level << 48) | number;
}
