using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

public enum AccessState
{
    /// <summary>待审核</summary>
    Submitted,

    /// <summary>待签协议</summary>
    Approved,

    /// <summary>未通过</summary>
    Refused,

    /// <summary>使用中: the agreement is signed, the key opens the data.</summary>
    InUse,

    /// <summary>已结束: the data was deleted, the key opens nothing.</summary>
    Ended,
}

/// <summary>An application for conditional data (受限开放申请), its agreement (开放利用协议) and what became of it.</summary>
public sealed class AccessApplication : Record
{
    public required string Dataset { get; init; }

    /// <summary>Party key.</summary>
    public required string Applicant { get; init; }

    /// <summary>An enterprise's name, or a person's with the given name hidden.</summary>
    public required string ApplicantName { get; init; }

    public required string Purpose { get; init; }

    /// <summary>How the data will be kept safe (安全保护能力).</summary>
    public required string Safeguards { get; init; }

    public required AccessState State { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Why it was refused, or what was made a condition.</summary>
    public string? Reason { get; set; }

    /// <summary>The text that was agreed to.</summary>
    public string? Agreement { get; set; }

    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>When the next usage report (利用情况报告) is due.</summary>
    public DateOnly? ReportDue { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? DeletionProof { get; set; }
}

/// <summary>What was done with the data in half a year (利用情况报告).</summary>
public sealed class UsageReport
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid ApplicationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }
}

/// <summary>A key for programs (访问密钥): only its digest is kept.</summary>
public sealed class AccessKey
{
    /// <summary>SM3 of the key.</summary>
    public required string Digest { get; init; }

    /// <summary>Party key.</summary>
    public required string Owner { get; init; }

    /// <summary>The agreement it opens data of; <c>null</c> for a developer's key, which only asks more often.</summary>
    public Guid? ApplicationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
