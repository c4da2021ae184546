using System.Text;
using System.Text.Json;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>The log's arithmetic against RFC 9162's own probes, the page's worked example with SM3, and a tree written down naively.</summary>
public class MerkleTests
{
    static readonly string[] Worked =
    [
        "grant:G-2026-000123",
        "read:G-2026-000123:1",
        "read:G-2026-000123:2",
        "deny:G-2026-000123",
        "revoke:G-2026-000123",
    ];

    // Positions beyond the range of ours arrive negative.
    sealed record InclusionProbe(ulong LeafIdx, ulong TreeSize, byte[]? Root, byte[]? LeafHash, byte[][]? Proof, string Desc, bool WantErr);

    sealed record ConsistencyProbe(ulong Size1, ulong Size2, byte[]? Root1, byte[]? Root2, byte[][]? Proof, string Desc, bool WantErr);

    static List<T> Probes<T>(string kind)
    {
        var one = Shared.File($"suites/merkle/testdata/{kind}/0/happy-path.json");
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(one))!;
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .Select(file => JsonSerializer.Deserialize<T>(File.ReadAllText(file), JsonSerializerOptions.Web)!),
        ];
    }

    [Fact]
    public void Every_inclusion_probe_of_the_suite_is_judged_as_it_asks()
    {
        var probes = Probes<InclusionProbe>("inclusion");

        var wrong = probes.Where(p =>
            MerkleProof.Includes(TreeHash.Sha256, (long)p.LeafIdx, (long)p.TreeSize, p.LeafHash ?? [], p.Proof ?? [], p.Root ?? [])
            == p.WantErr
        );

        Assert.Empty(wrong.Select(p => p.Desc));
        Assert.Contains(probes, p => !p.WantErr);
    }

    [Fact]
    public void Every_consistency_probe_of_the_suite_is_judged_as_it_asks()
    {
        var probes = Probes<ConsistencyProbe>("consistency");

        var wrong = probes.Where(p =>
            MerkleProof.Continues(TreeHash.Sha256, (long)p.Size1, (long)p.Size2, p.Root1 ?? [], p.Root2 ?? [], p.Proof ?? []) == p.WantErr
        );

        Assert.Empty(wrong.Select(p => p.Desc));
        Assert.Contains(probes, p => !p.WantErr);
    }

    [Fact]
    public void P06_1_roots_of_nothing_and_of_one()
    {
        var paths = PathsOf(TreeHash.Sm3, Worked);

        Assert.Equal("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b", Hex(paths.Root(0)));
        Assert.StartsWith("515a0ac9", Hex(paths.Root(1)), StringComparison.Ordinal);
        Assert.EndsWith("17517cc", Hex(paths.Root(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void P06_2_roots_of_three_and_five_by_SM3()
    {
        var paths = PathsOf(TreeHash.Sm3, Worked);

        Assert.Equal("5e6ce7a1977367f638aef0ed40fcafa14ce3cf3eba05d4108cd0941a16acad16", Hex(paths.Root(3)));
        Assert.Equal("1e5de8b113202f53eea20ea63430f4b948eada87cc876f2c394fbf45d254cb57", Hex(paths.Root(5)));
    }

    [Fact]
    public void P06_3_inclusion_of_e2_in_five_and_no_bit_of_it_may_change()
    {
        var paths = PathsOf(TreeHash.Sm3, Worked);
        var path = paths.Inclusion(2, 5);
        var leaf = LeafOf(TreeHash.Sm3, Worked[2]);

        Assert.Equal(
            [
                "931a8fe7643ed00314445f6bbdc3c923e53727ecfdd1946e0a66c8891673b679",
                "85230cae3f00476094d670c021cdebd1c113a0ffd1d88c0feadcb685db707c9b",
                "3f2ae2404aa4006d6714b5c6b9ba050ead6aa345ca468639143e534ef24e9c07",
            ],
            path.Select(Hex)
        );
        Assert.True(MerkleProof.Includes(TreeHash.Sm3, 2, 5, leaf, path, paths.Root(5)));
        for (var bit = 0; bit < path.Count * TreeHash.Size * 8; bit++)
            Assert.False(MerkleProof.Includes(TreeHash.Sm3, 2, 5, leaf, Flipped(path, bit), paths.Root(5)));
    }

    [Fact]
    public void P06_4_consistency_of_three_and_five()
    {
        var paths = PathsOf(TreeHash.Sm3, Worked);
        var path = paths.Consistency(3, 5);

        Assert.Equal("12d6ff39a8da11171c0692ad50aaf782c4c90740adc7ab5897ae84411c630d73", Hex(path[0]));
        Assert.Equal(["931a8fe7", "85230cae", "3f2ae240"], path.Skip(1).Select(step => Hex(step)[..8]));
        Assert.True(MerkleProof.Continues(TreeHash.Sm3, 3, 5, paths.Root(3), paths.Root(5), path));
        for (var bit = 0; bit < path.Count * TreeHash.Size * 8; bit++)
            Assert.False(MerkleProof.Continues(TreeHash.Sm3, 3, 5, paths.Root(3), paths.Root(5), Flipped(path, bit)));
    }

    /// <summary>A tree written down as the RFC defines it, and every proof that can be made in it.</summary>
    [Fact]
    public void Proofs_made_are_proofs_accepted_in_every_tree() =>
        Gen.Int[1, 70]
            .Sample(
                size =>
                {
                    string[] leaves = [.. Enumerable.Range(0, size).Select(number => $"entry {number}")];
                    var paths = PathsOf(TreeHash.Sha256, leaves);
                    var root = paths.Root(size);
                    Assert.Equal(Naive([.. leaves.Select(leaf => LeafOf(TreeHash.Sha256, leaf))]), root);
                    for (var at = 0; at < size; at++)
                        Assert.True(
                            MerkleProof.Includes(
                                TreeHash.Sha256,
                                at,
                                size,
                                LeafOf(TreeHash.Sha256, leaves[at]),
                                paths.Inclusion(at, size),
                                root
                            )
                        );
                    for (var first = 1; first <= size; first++)
                        Assert.True(
                            MerkleProof.Continues(TreeHash.Sha256, first, size, paths.Root(first), root, paths.Consistency(first, size))
                        );
                },
                iter: 70
            );

    static byte[] Naive(byte[][] leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Length)
            left *= 2;
        return TreeHash.Sha256.Node(Naive(leaves[..left]), Naive(leaves[left..]));
    }

    static MerklePaths PathsOf(TreeHash hash, string[] leaves)
    {
        byte[] Whole(int height, long index) =>
            height == 0 ? LeafOf(hash, leaves[index]) : hash.Node(Whole(height - 1, 2 * index), Whole(height - 1, 2 * index + 1));
        return new(hash, Whole);
    }

    static byte[] LeafOf(TreeHash hash, string entry) => hash.Leaf(Encoding.UTF8.GetBytes(entry));

    static byte[][] Flipped(IReadOnlyList<byte[]> path, int bit)
    {
        byte[][] flipped = [.. path.Select(step => step.ToArray())];
        flipped[bit / 256][bit % 256 / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
