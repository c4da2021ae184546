using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>A line of an incident's log (处置日志): written once, changed never. What happened earlier than it became known says both.</summary>
public sealed class IncidentEntry
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid IncidentId { get; init; }

    public required IncidentEntryKind Kind { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset KnownAt { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public string? Post { get; init; }

    public required string Text { get; init; }

    /// <summary>SHA-256 of a kept picture or document; <c>null</c> without.</summary>
    public string? FileDigest { get; init; }

    public string? FileName { get; init; }
}

public enum IncidentEntryKind
{
    /// <summary>发现.</summary>
    Raised,

    /// <summary>预警升级.</summary>
    Risen,

    /// <summary>预警解除: the condition holds no more; the incident goes on until somebody closes it.</summary>
    AlertEnded,

    /// <summary>叫应.</summary>
    Called,

    /// <summary>应答.</summary>
    Answered,

    /// <summary>核实属实.</summary>
    Verified,

    /// <summary>判为误报.</summary>
    Dismissed,

    /// <summary>派发.</summary>
    Dispatched,

    /// <summary>接单.</summary>
    Taken,

    /// <summary>退单.</summary>
    Refused,

    /// <summary>处置完成.</summary>
    Done,

    /// <summary>超时升级.</summary>
    Late,

    /// <summary>反馈.</summary>
    Told,

    /// <summary>复核退回.</summary>
    SentBack,

    /// <summary>复核办结.</summary>
    Closed,

    /// <summary>情况记录.</summary>
    Noted,
}
