using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

public enum UserTaskStatus
{
    /// <summary>Waits in an inbox (待办).</summary>
    Open,

    /// <summary>Waits for somebody else, e.g. the applicant during a supplement (补正), or co-signers (加签).</summary>
    Suspended,
    Done,
    Cancelled,
}

/// <summary>Something that waits for a post (待办任务): whoever holds the post, or stands in for its holder, may do it.</summary>
public sealed class UserTask : IInRegion
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid InstanceId { get; init; }

    public required long ElementInstanceId { get; init; }

    public required string ElementId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>yz:stage</c> of the drawn task: accept, review, decide, deliver, inspect, countersign.</summary>
    public required string Stage { get; init; }

    public required string BusinessKey { get; init; }

    public required string Title { get; init; }

    public required string Region { get; init; }

    /// <summary>Id of the post (岗位) it waits for: <c>unit/role</c>.</summary>
    public required string Post { get; set; }

    /// <summary>Account of the official to whom it was handed by name (转办); <c>null</c> lets any holder of the post take it.</summary>
    public string? Assignee { get; set; }

    public string? FormKey { get; init; }

    public UserTaskStatus Status { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>From when the lamp is yellow (亮灯), orange, red; <c>null</c> while nothing will light it. Whoever owns the matter sets them, the engine keeps them.</summary>
    public DateTimeOffset? YellowAt { get; set; }

    public DateTimeOffset? OrangeAt { get; set; }

    public DateTimeOffset? RedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Account of the official who closed it, and for whom when under a delegation (代岗).</summary>
    public string? ClosedBy { get; set; }

    public string? OnBehalfOf { get; set; }

    public string? Outcome { get; set; }

    /// <summary>The task for whose handler this one was added (加签); it opens again when this one is closed.</summary>
    public Guid? AddedTo { get; init; }

    public int Version { get; set; }

    public bool IsOpen => Status is UserTaskStatus.Open or UserTaskStatus.Suspended;
}
