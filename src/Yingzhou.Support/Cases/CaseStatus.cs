namespace Yingzhou.Support.Cases;

/// <summary>Where a case stands (办件状态). Drafts are not cases yet.</summary>
public enum CaseStatus
{
    /// <summary>A leg of a bundle whose predecessors are not finished (待启动).</summary>
    Waiting,

    /// <summary>收件: received, not yet accepted.</summary>
    Submitted,

    /// <summary>补正: the applicant has to add something; the clock stands.</summary>
    Supplementing,

    /// <summary>已受理: the promised clock runs.</summary>
    Accepted,

    /// <summary>特别程序: hearing, inspection, expert review; the clock stands with a legal reason.</summary>
    SpecialProcedure,

    /// <summary>准予: decided in favour, the result is being made and delivered.</summary>
    Approved,

    /// <summary>不予: decided against, with reason, legal basis and remedy.</summary>
    Refused,

    /// <summary>不予受理.</summary>
    NotAccepted,

    /// <summary>办结，结果已送达.</summary>
    Delivered,

    /// <summary>申请人撤回.</summary>
    Withdrawn,

    /// <summary>已撤销: the commitment it was granted on was found false.</summary>
    Revoked,

    /// <summary>终止: e.g. a predecessor in the bundle was refused.</summary>
    Terminated,
}

public static class CaseStatuses
{
    public static string Title(this CaseStatus status) =>
        status switch
        {
            CaseStatus.Waiting => "待启动",
            CaseStatus.Submitted => "待受理",
            CaseStatus.Supplementing => "待补正",
            CaseStatus.Accepted => "办理中",
            CaseStatus.SpecialProcedure => "特别程序",
            CaseStatus.Approved => "准予，待送达",
            CaseStatus.Refused => "不予批准",
            CaseStatus.NotAccepted => "不予受理",
            CaseStatus.Delivered => "已办结",
            CaseStatus.Withdrawn => "已撤回",
            CaseStatus.Revoked => "已撤销",
            CaseStatus.Terminated => "已终止",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
