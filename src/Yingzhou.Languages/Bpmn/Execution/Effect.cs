using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Something the engine must do outside because of a step. In the order in which the step produced them.</summary>
public abstract record Effect;

/// <summary>A person has something to do (待办).</summary>
public sealed record OpenUserTask(long ElementInstanceId, string ElementId, string? Name) : Effect
{
    public required Assignment Assignment { get; init; }

    public string? FormKey { get; init; }

    public string? FormId { get; init; }

    /// <summary>Evaluated text: an ISO 8601 instant or duration, or a working-day duration like <c>wd:5</c>.</summary>
    public string? DueDate { get; init; }

    public string? FollowUpDate { get; init; }

    public int? Priority { get; init; }

    /// <summary><c>zeebe:properties</c> and <c>zeebe:taskHeaders</c> together; a header wins over a property of the same name.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>Which of a multi-instance activity this is, from 1; <c>null</c> outside one.</summary>
    public int? LoopCounter { get; init; }

    /// <summary>The multi-instance activity it belongs to (会签, 或签); <c>null</c> outside one.</summary>
    public long? LoopId { get; init; }
}

/// <summary>Who may or must do a task, evaluated.</summary>
public sealed record Assignment(string? Assignee, IReadOnlyList<string> CandidateGroups, IReadOnlyList<string> CandidateUsers);

public enum CloseReason
{
    Completed,
    Cancelled,
}

public sealed record CloseUserTask(long ElementInstanceId, string ElementId, CloseReason Reason) : Effect;

/// <summary>Work for a machine: answered by <see cref="CompleteJob"/>, <see cref="FailJob"/> or <see cref="ThrowJobError"/>.</summary>
public sealed record RequestJob(
    long ElementInstanceId,
    string ElementId,
    string Type,
    int Retries,
    IReadOnlyDictionary<string, string> Headers,
    JsonObject Variables
) : Effect;

public sealed record CancelJob(long ElementInstanceId) : Effect;

/// <summary>Wake the instance with <see cref="FireTimer"/>.</summary>
/// <param name="Text">The evaluated text.</param>
/// <param name="DueAt"><c>null</c> when only a calendar can tell, i.e. for working-day durations.</param>
/// <param name="WorkingDays">The number of working days when the text is a working-day duration such as <c>wd:5</c> or <c>P5WD</c>.</param>
public sealed record ScheduleTimer(long TimerId, string ElementId, TimerKind Kind, string Text, DateTimeOffset? DueAt, int? WorkingDays)
    : Effect;

public sealed record CancelTimer(long TimerId) : Effect;

/// <summary>Wait for a message: <see cref="CorrelateMessage"/> with this id.</summary>
public sealed record SubscribeMessage(long SubscriptionId, string ElementId, string MessageName, string? CorrelationKey) : Effect;

public sealed record UnsubscribeMessage(long SubscriptionId) : Effect;

/// <summary>Tell the engine that this instance hears a signal, so that it need not wake all the others.</summary>
public sealed record SubscribeSignal(long SubscriptionId, string ElementId, string SignalName) : Effect;

public sealed record UnsubscribeSignal(long SubscriptionId) : Effect;

public sealed record PublishMessage(string MessageName, string? CorrelationKey, JsonObject Variables, string ElementId) : Effect;

/// <summary>Deliver to every other instance that hears it and start processes that begin with it; this instance has been served.</summary>
public sealed record BroadcastSignal(string SignalName, JsonObject Variables, string ElementId) : Effect;

/// <summary>Start another process: answered by <see cref="FinishCalled"/>, <see cref="FailCalled"/>, <see cref="EscalateCalled"/>.</summary>
public sealed record CallProcess(long ElementInstanceId, string ElementId, string CalledElement, JsonObject Variables) : Effect;

public sealed record CancelCalled(long ElementInstanceId) : Effect;

/// <summary>The instance is over (办结).</summary>
public sealed record Completed(JsonObject Variables) : Effect;

/// <summary>The instance was ended from outside.</summary>
public sealed record Terminated : Effect;

/// <summary>An error left the process uncaught and ended it; a caller gets it as <see cref="FailCalled"/>.</summary>
public sealed record Failed(string? ErrorCode, string? Message, JsonObject Variables) : Effect;

/// <summary>An escalation left a called process; the caller gets it as <see cref="EscalateCalled"/>.</summary>
public sealed record EscalatedToCaller(string? EscalationCode, JsonObject Variables) : Effect;

/// <summary>The instance waits for a person to repair something, then <see cref="RetryIncident"/>.</summary>
public sealed record Incident(long ElementInstanceId, string ElementId, string Reason) : Effect;

public sealed record IncidentResolved(long ElementInstanceId) : Effect;

/// <summary>
/// Only tokens before a join are left in a scope and none can come to free them: repaired by <see cref="MoveToken"/> with the scope's id.
/// </summary>
public sealed record Stuck(long ScopeId, string ElementId) : Effect;
