using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger;

/// <summary>
/// 存证账本: an append-only Merkle log (RFC 9162 with SM3). An entry is stored with the act it proves; its place in the log comes within seconds, together with a signed head.
/// </summary>
public interface ILedger
{
    /// <summary>In the step that is running: no act without its entry, no entry without its act.</summary>
    /// <returns>Id of the entry, by which its proof can be had.</returns>
    Guid Enter(Evidence evidence);

    /// <returns><c>null</c> when there is none.</returns>
    Task<LedgerLine?> Find(Guid id, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<Page<LedgerLine>> List(LedgerFilter filter, CancellationToken cancel = default);

    Task<LedgerState> State(CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<LedgerHead>> Heads(int most, CancellationToken cancel = default);

    /// <summary>That an entry stands in the log of the newest head.</summary>
    Task<Outcome<LedgerProof>> Prove(Guid id, CancellationToken cancel = default);

    /// <summary>That the log of the later size begins with that of the earlier one.</summary>
    Task<Outcome<IReadOnlyList<byte[]>>> Continues(long from, long to, CancellationToken cancel = default);

    /// <summary>Forgets what an entry spoke of (个人信息删除): salt and payload go, the leaf and every proof stay.</summary>
    Task<Outcome<LedgerLine>> Erase(Guid id, CancellationToken cancel = default);
}

/// <param name="After">Position as text, from <see cref="Page{T}.Next"/>.</param>
public sealed record LedgerFilter(string? Kind = null, string? Object = null, string? About = null, string? After = null, int Size = 50);

/// <summary>One entry, as people read it.</summary>
/// <param name="Position">From 0; <c>null</c> while it waits for its place.</param>
/// <param name="Leaf">The public text that is hashed.</param>
/// <param name="Payload">What the leaf commits to; <c>null</c> once it was erased.</param>
public sealed record LedgerLine(
    Guid Id,
    long? Position,
    DateTimeOffset At,
    string Kind,
    string Object,
    string? About,
    string Leaf,
    byte[]? Salt,
    string? Payload
);

/// <summary>A signed tree head (签名树头): this many entries have this root, we say so at this moment.</summary>
public sealed record LedgerHead(
    string Origin,
    long Sequence,
    long Size,
    DateTimeOffset At,
    byte[] Root,
    byte[] Sm2,
    byte[] Ed25519,
    IReadOnlyList<LedgerCosignature> Cosignatures
);

/// <summary>A witness (见证方) signs the head after it saw that it continues the head it signed before.</summary>
public sealed record LedgerCosignature(string Witness, DateTimeOffset At, byte[] Key, byte[] Signature);

/// <param name="Path">Siblings from the leaf to the root.</param>
public sealed record LedgerProof(LedgerLine Line, IReadOnlyList<byte[]> Path, LedgerHead Head);

/// <summary>How the log stands.</summary>
/// <param name="Waiting">Entries that have no place yet.</param>
/// <param name="Check">When the whole store was last hashed anew, and what was found; <c>null</c>: not yet.</param>
public sealed record LedgerState(
    LedgerHead? Head,
    long Waiting,
    byte[] Sm2Key,
    byte[] Ed25519Key,
    IReadOnlyList<WitnessState> Witnesses,
    IReadOnlyList<AnchorState> Anchors,
    LedgerCheck? Check
);

/// <param name="Size">The newest head it has signed; <c>null</c>: none yet.</param>
public sealed record WitnessState(string Witness, long? Size, DateTimeOffset? At);

public sealed record AnchorState(string Anchor, long? Size, DateTimeOffset? At, string? Receipt);

public sealed record LedgerCheck(DateTimeOffset At, long Size, string? Finding);
