using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

public enum CityEntryKind
{
    /// <summary>立案</summary>
    Filed,

    /// <summary>并入上报</summary>
    Joined,

    /// <summary>拆出上报</summary>
    Split,

    /// <summary>派遣</summary>
    Dispatched,

    /// <summary>接收</summary>
    Accepted,

    /// <summary>退回</summary>
    Refused,

    /// <summary>裁定</summary>
    Decided,

    /// <summary>申请延期、挂账</summary>
    Asked,

    /// <summary>审批</summary>
    Answered,

    /// <summary>销账</summary>
    Resumed,

    /// <summary>处置完成</summary>
    Handled,

    /// <summary>返工</summary>
    SentBack,

    /// <summary>结案</summary>
    Closed,

    /// <summary>评价</summary>
    Rated,

    /// <summary>回访</summary>
    CalledBack,

    /// <summary>重新打开</summary>
    Reopened,
}

/// <summary>案件日志: one line, appended only.</summary>
public sealed class CityEntry
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid CaseId { get; init; }

    public required CityEntryKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Text { get; init; }

    public string? FileDigest { get; init; }

    public string? FileName { get; init; }

    /// <summary>感知哈希 of the photo, its 64 bits as a signed number.</summary>
    public long? PhotoHash { get; init; }
}
