namespace Yingzhou.Assurance.Ledger;

/// <summary>
/// Something that is to be provable for ever (存证): what enters the ledger. The leaf is public and therefore names no person: kind, object, data item, purpose and post. Everything else is
/// payload, of which the leaf holds a salted hash only.
/// </summary>
/// <param name="Kind">E.g. <c>sharing.call</c>; stable for ever. Its title comes by <see cref="LedgerServices.AddEvidenceKind"/>.</param>
/// <param name="Object">What was acted on, by a number that names nobody: a grant, a case, a credential.</param>
public sealed record Evidence(string Kind, string Object)
{
    /// <summary>Id of the entry; <c>null</c>: a new one. An id that has its place already is not entered again.</summary>
    public Guid? Id { get; init; }

    /// <summary>The data item that it is about, e.g. the id of a dataset: by it a whole chain is found.</summary>
    public string? About { get; init; }

    /// <summary>Department that answers for it.</summary>
    public string? Unit { get; init; }

    public string? Purpose { get; init; }

    /// <summary>All that an auditor may want: written as canonical JSON, erasable.</summary>
    public object? Payload { get; init; }
}
