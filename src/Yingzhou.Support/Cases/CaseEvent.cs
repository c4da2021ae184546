namespace Yingzhou.Support.Cases;

public enum CaseEventKind
{
    Submitted,
    Started,
    Accepted,
    DeemedAccepted,
    NotAccepted,
    SupplementRequested,
    SupplementReturned,
    SpecialProcedureBegun,
    SpecialProcedureEnded,
    Opinion,
    ReturnedToStep,
    Transferred,
    SignerAdded,
    Recalled,
    LightChanged,
    Approved,
    Refused,
    Finished,
    Delivered,
    Escalated,
    CommitmentBroken,
    Withdrawn,
    Terminated,
    Rated,
    CallBack,
    Urged,
    Copied,
}

/// <summary>One line of a case's log (办件过程): who did what when, for whom and on what legal ground. Written once, never changed.</summary>
public sealed class CaseEvent
{
    public required Guid CaseId { get; init; }

    public required int Sequence { get; init; }

    public required CaseEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public string? Post { get; init; }

    public string? OnBehalfOf { get; init; }

    public string? Note { get; init; }

    /// <summary>Law and article, where the deed needs one.</summary>
    public string? LegalBasis { get; init; }
}
