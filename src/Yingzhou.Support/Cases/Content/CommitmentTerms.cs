namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// Notification and commitment (告知承诺): the applicant commits to meet the conditions instead of proving it, and is checked afterwards.
/// One may always choose the ordinary route.
/// </summary>
public sealed record CommitmentTerms
{
    /// <summary>Decision table that says who may, from <c>applicant</c> and <c>answers</c>; a false commitment earlier excludes.</summary>
    public required string Decision { get; init; }

    /// <summary>Process of the committed route, <c>processes/{id}.bpmn</c>.</summary>
    public required string Process { get; init; }

    public required int PromisedWorkdays { get; init; }

    /// <summary>Within how many working days after the decision it is checked (后续核查).</summary>
    public required int PostCheckWorkdays { get; init; }

    /// <summary>Ids of materials that the commitment replaces.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    /// <summary>What is committed to, sentence by sentence, in plain words.</summary>
    public required IReadOnlyList<string> Letter { get; init; }

    public required LegalBasis Basis { get; init; }
}
