using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Something that happened to an instance: the only way its state changes.</summary>
public abstract record ProcessEvent;

/// <summary>Begin. First event of every instance.</summary>
/// <param name="StartElementId">The start event that was triggered; <c>null</c> for the none start.</param>
/// <param name="Called">The instance has a caller, so uncaught errors and escalations go there.</param>
public sealed record StartInstance(JsonObject Variables, string? StartElementId = null, bool Called = false) : ProcessEvent;

public sealed record CompleteUserTask(long ElementInstanceId, JsonObject Variables) : ProcessEvent;

public sealed record CompleteJob(long ElementInstanceId, JsonObject Variables) : ProcessEvent;

/// <param name="RetriesLeft">At zero the job becomes an incident; above, the engine tries again by itself and the state stays.</param>
public sealed record FailJob(long ElementInstanceId, string Reason, int RetriesLeft) : ProcessEvent;

/// <summary>A worker reports an expected failure: caught by the nearest error event of that code.</summary>
public sealed record ThrowJobError(long ElementInstanceId, string ErrorCode, string? Message, JsonObject Variables) : ProcessEvent;

/// <summary>An activity that is still at work tells an outer scope something.</summary>
public sealed record Escalate(long ElementInstanceId, string EscalationCode, JsonObject Variables) : ProcessEvent;

public sealed record FireTimer(long TimerId) : ProcessEvent;

public sealed record CorrelateMessage(long SubscriptionId, JsonObject Variables) : ProcessEvent;

public sealed record ReceiveSignal(string SignalName, JsonObject Variables) : ProcessEvent;

public sealed record FinishCalled(long ElementInstanceId, JsonObject Variables) : ProcessEvent;

/// <param name="ErrorCode">The uncaught error of the called process; <c>null</c> when it failed for another reason.</param>
public sealed record FailCalled(long ElementInstanceId, string? ErrorCode, string? Message, JsonObject Variables) : ProcessEvent;

public sealed record EscalateCalled(long ElementInstanceId, string? EscalationCode, JsonObject Variables) : ProcessEvent;

/// <summary>End the instance from outside (撤销).</summary>
public sealed record CancelInstance : ProcessEvent;

/// <summary>
/// Move the token of an activity to another node of the same scope (退回, 跳转). Everything open in the scope that the target leads
/// to is cancelled, because it will be done again; branches beside it stay.
/// </summary>
/// <param name="Forward">Allows a target that does not come before the element (跳转).</param>
public sealed record MoveToken(long ElementInstanceId, string TargetElementId, bool Forward = false) : ProcessEvent;

/// <summary>One more instance of a running multi-instance activity (加签).</summary>
/// <param name="LoopId">The multi-instance activity: <see cref="OpenUserTask.LoopId"/>.</param>
/// <param name="Item">The value of its input element.</param>
public sealed record AddLoopInstance(long LoopId, JsonNode? Item) : ProcessEvent;

/// <summary>Repair or add variables; conditional events see the change.</summary>
/// <param name="ElementInstanceId">The scope; <c>null</c> for the instance as a whole.</param>
public sealed record SetVariables(JsonObject Variables, long? ElementInstanceId = null) : ProcessEvent;

/// <summary>Try again what failed, from the same point.</summary>
public sealed record RetryIncident(long ElementInstanceId) : ProcessEvent;
