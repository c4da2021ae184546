using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Sharing;

public enum RaiseState
{
    /// <summary>待提供部门答复</summary>
    Waiting,

    /// <summary>已同意: the grant carries it.</summary>
    Granted,

    /// <summary>已拒绝</summary>
    Refused,
}

/// <summary>A consumer asks for more of what it was granted (配额提升申请): a reason, and an answer within a working day (p03 §4).</summary>
public sealed class QuotaRaise : Record
{
    /// <summary>Code of the grant.</summary>
    public required string Grant { get; init; }

    public required string Provider { get; init; }

    public required string Consumer { get; init; }

    public required long DailyRows { get; init; }

    public required int MonthlySubjects { get; init; }

    public required string Reason { get; init; }

    public RaiseState State { get; set; }

    public required DateTimeOffset DueAt { get; init; }

    public string? Answer { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}
