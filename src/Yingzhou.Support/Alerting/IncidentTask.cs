using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>What one department does in an incident (处置任务), with its own clock.</summary>
public sealed class IncidentTask : Record
{
    public required Guid IncidentId { get; init; }

    public required string Unit { get; init; }

    public required string What { get; init; }

    public IncidentTaskStatus Status { get; private set; } = IncidentTaskStatus.Sent;

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? TakenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What was done, or why it is not theirs.</summary>
    public string? Answer { get; private set; }

    public bool IsOpen => Status is IncidentTaskStatus.Sent or IncidentTaskStatus.Taken;

    static readonly Fault Over = new("alerting.task-over", "这项任务已经答复了，请刷新后再看。", 409);

    internal Fault? Take(DateTimeOffset now)
    {
        if (Status is not IncidentTaskStatus.Sent)
            return Over;
        (Status, TakenAt) = (IncidentTaskStatus.Taken, now);
        return null;
    }

    internal Fault? Finish(DateTimeOffset now, string what)
    {
        if (!IsOpen)
            return Over;
        (Status, TakenAt, EndedAt, Answer) = (IncidentTaskStatus.Done, TakenAt ?? now, now, what);
        return null;
    }

    internal Fault? Refuse(DateTimeOffset now, string why)
    {
        if (Status is not IncidentTaskStatus.Sent)
            return Status is IncidentTaskStatus.Taken
                ? new("alerting.task-taken", "已经接了的任务不能再退，请写明处置情况，或请牵头单位另派。", 409)
                : Over;
        (Status, EndedAt, Answer) = (IncidentTaskStatus.Refused, now, why);
        return null;
    }
}

/// <summary>Sent 已派, taken 已接, done 已处置, refused 已退（不属本单位）.</summary>
public enum IncidentTaskStatus
{
    Sent,
    Taken,
    Done,
    Refused,
}
