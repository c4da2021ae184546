using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>Proves what was destroyed (销毁证明): by which rule, how many, that the key is gone, and what cannot be proved.</summary>
public interface IDestruction
{
    /// <summary>In the step that is running, together with an entry of the ledger.</summary>
    DestructionProof Prove(Destroyed what);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DestructionProof>> List(CancellationToken cancel = default);
}

/// <param name="Rule">Stable, e.g. <c>export-file</c>.</param>
/// <param name="Basis">The rule in words, with its source.</param>
/// <param name="What">What was destroyed, naming nobody.</param>
/// <param name="Count">Rows, or files where rows are not known.</param>
/// <param name="KeyDestroyed">Name of the key; <c>null</c> when there was none of its own.</param>
/// <param name="Verified">What was found when it was tried to be read afterwards.</param>
/// <param name="Copies">Other copies that are known, and what cannot be proved about them.</param>
public sealed record Destroyed(
    string Rule,
    string Basis,
    string What,
    string Object,
    long Count,
    string? KeyDestroyed,
    string Verified,
    string Copies,
    string Region
);

/// <summary>A certificate of destruction; never changed.</summary>
public sealed class DestructionProof
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Rule { get; init; }

    public required string Basis { get; init; }

    public required string What { get; init; }

    public required string Object { get; init; }

    public required long Count { get; init; }

    public string? KeyDestroyed { get; init; }

    public required string Verified { get; init; }

    public required string Copies { get; init; }

    /// <summary>In the ledger.</summary>
    public required Guid Entry { get; init; }

    public required DateTimeOffset At { get; init; }
}
