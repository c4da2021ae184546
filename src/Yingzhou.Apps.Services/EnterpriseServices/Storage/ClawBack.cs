using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

public enum ClawBackReason
{
    /// <summary>数据更正: a register was corrected after payment.</summary>
    Correction,

    /// <summary>弄虚作假</summary>
    Fraud,
}

public enum ClawBackStatus
{
    /// <summary>已提出，待复核</summary>
    Proposed,

    /// <summary>已决定，待企业退回</summary>
    Decided,

    /// <summary>已退回</summary>
    Repaid,

    /// <summary>不追回</summary>
    Cancelled,
}

/// <summary>
/// Money that was paid and should not have been (追回): one official proposes it with the evidence, another decides; the enterprise may answer; what comes back is recorded. One open
/// at a time for a redemption.
/// </summary>
public sealed class ClawBack : Record
{
    /// <summary>Own default.</summary>
    public const int RepayWorkdays = 20;

    public required Guid Redemption { get; init; }

    public required string Title { get; init; }

    public required string FirmName { get; init; }

    public required string PartyKey { get; init; }

    /// <summary>Yuan, at most what was paid.</summary>
    public required decimal Amount { get; init; }

    public required ClawBackReason Reason { get; init; }

    /// <summary>Which register says what now.</summary>
    public required string Evidence { get; init; }

    public required string ProposerId { get; init; }

    public required string ProposerName { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public ClawBackStatus Status { get; private set; }

    /// <summary>Id of the redemption while it is open: the database lets only one stand.</summary>
    public string? OpenKey { get; private set; }

    public string? DeciderId { get; private set; }

    public string? DeciderName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateOnly? RepayBy { get; private set; }

    public DateTimeOffset? RepaidAt { get; private set; }

    public string? Note { get; private set; }

    public bool IsOpen => Status is ClawBackStatus.Proposed or ClawBackStatus.Decided;

    public void Open() => OpenKey = Redemption.ToString("N");

    public Fault? Decide(Actor by, DateTimeOffset now, DateOnly repayBy)
    {
        if (Status is not ClawBackStatus.Proposed)
            return Closed;
        (Status, DeciderId, DeciderName, DecidedAt, RepayBy) = (ClawBackStatus.Decided, by.Id, by.Name, now, repayBy);
        return null;
    }

    /// <summary>不追回: by whoever decides, with a reason; also after it was decided, when the enterprise proves its case.</summary>
    public Fault? Cancel(string note, Actor by, DateTimeOffset now)
    {
        if (!IsOpen)
            return Closed;
        if (string.IsNullOrWhiteSpace(note))
            return new Fault("enterprise.claw-back-note", "请写明不追回的理由。") { Field = "note" };
        (Status, OpenKey, DeciderId, DeciderName, DecidedAt, Note) = (
            ClawBackStatus.Cancelled,
            null,
            by.Id,
            by.Name,
            DecidedAt ?? now,
            note.Trim()
        );
        return null;
    }

    public Fault? Repay(DateTimeOffset now)
    {
        if (Status is not ClawBackStatus.Decided)
            return Closed;
        (Status, OpenKey, RepaidAt) = (ClawBackStatus.Repaid, null, now);
        return null;
    }

    public bool IsLate(DateOnly today) => Status is ClawBackStatus.Decided && today > RepayBy;

    static readonly Fault Closed = new("enterprise.claw-back-closed", "这笔追回已经不在这一步，请刷新后查看。", 409);
}
