namespace Yingzhou.Kernel;

/// <summary>Checks proofs of a Merkle tree (默克尔证明, RFC 9162, 2.1.3.2 and 2.1.4.2). What is malformed is refused like what is wrong.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf stands at a position of the tree with this root.</summary>
    /// <param name="position">From 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="path">Siblings from the leaf upwards.</param>
    public static bool Includes(TreeHash hash, long position, long size, byte[] leaf, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (position < 0 || position >= size || !AreHashes([leaf, root, .. path]))
            return false;
        var (node, last, climbed) = (position, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                climbed = hash.Node(sibling, climbed);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                climbed = hash.Node(climbed, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && climbed.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the later tree begins with all leaves of the earlier one, in their order.</summary>
    /// <param name="first">Leaves of the earlier tree; nothing can be shown of the empty tree, it is the beginning of every other.</param>
    public static bool Continues(TreeHash hash, long first, long second, byte[] firstRoot, byte[] secondRoot, IReadOnlyList<byte[]> path)
    {
        if (first < 0 || first > second || !AreHashes([firstRoot, secondRoot, .. path]))
            return false;
        if (first == second)
            return path.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        if (first == 0 || path.Count == 0)
            return false;
        // A whole subtree is its own first step.
        IReadOnlyList<byte[]> steps = (first & (first - 1)) == 0 ? [firstRoot, .. path] : path;
        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (before, after) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                (before, after) = (hash.Node(step, before), hash.Node(step, after));
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                after = hash.Node(after, step);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && before.AsSpan().SequenceEqual(firstRoot) && after.AsSpan().SequenceEqual(secondRoot);
    }

    static bool AreHashes(IEnumerable<byte[]> hashes) => hashes.All(hash => hash.Length == TreeHash.Size);
}
