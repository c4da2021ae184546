using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>
/// How a Merkle tree hashes (RFC 9162, 2.1.1): a leaf under the prefix 0x00, a node over its two children under 0x01, so that neither can be taken for the other. With SM3 for our
/// own ledger, with SHA-256 as the RFC itself.
/// </summary>
public abstract class TreeHash
{
    public const int Size = 32;

    public static readonly TreeHash Sm3 = new WithSm3();

    public static readonly TreeHash Sha256 = new WithSha256();

    /// <summary>As it is named in files: <c>SM3</c>, <c>SHA-256</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public byte[] Empty => Hash([]);

    public byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var content = new byte[entry.Length + 1];
        entry.CopyTo(content.AsSpan(1));
        return Hash(content);
    }

    public byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> content = stackalloc byte[1 + 2 * Size];
        content[0] = 1;
        left.CopyTo(content[1..]);
        right.CopyTo(content[(1 + Size)..]);
        return Hash(content);
    }

    protected abstract byte[] Hash(ReadOnlySpan<byte> content);

    sealed class WithSm3 : TreeHash
    {
        public override string Name => "SM3";

        protected override byte[] Hash(ReadOnlySpan<byte> content) => Kernel.Sm3.Hash(content);
    }

    sealed class WithSha256 : TreeHash
    {
        public override string Name => "SHA-256";

        protected override byte[] Hash(ReadOnlySpan<byte> content) => SHA256.HashData(content);
    }
}
