using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Formats.Ledger;

/// <summary>
/// A witness (见证方): remembers the last head it signed and signs another only when that one continues it. A log that shows two histories to two people cannot have both signed.
/// </summary>
/// <param name="Seen">The last head that was signed; <c>null</c>: none yet.</param>
public sealed record WitnessBook(LogKeys Log, SignedHead? Seen)
{
    /// <param name="path">That <paramref name="head"/> continues <see cref="Seen"/>; empty for the first.</param>
    /// <returns>Why it does not sign; <c>null</c>: it may.</returns>
    public string? Refuse(SignedHead head, IReadOnlyList<byte[]> path)
    {
        if (!Log.Signed(head))
            return "树头不是这本账签的";
        if (Seen is not { } seen)
            return null;
        if (head.Origin != seen.Origin)
            return "树头属于另一本账";
        if (head.Size < seen.Size)
            return string.Create(CultureInfo.InvariantCulture, $"账变短了：已见证 {seen.Size} 条，现在只有 {head.Size} 条");
        return MerkleProof.Continues(TreeHash.Sm3, seen.Size, head.Size, seen.Root, head.Root, path)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"分叉：规模 {head.Size} 的树头不是已见证的规模 {seen.Size} 的树头的延续");
    }
}
