namespace Yingzhou.Languages.Bpmn;

/// <summary>What makes an event happen, or what it throws.</summary>
public abstract record EventDefinition(string? Id);

public enum TimerKind
{
    Date,
    Duration,
    Cycle,
}

/// <summary>A timer (定时). The text is ISO 8601, a working-day duration, or an expression with a leading <c>=</c>.</summary>
public sealed record TimerDefinition(string? Id, TimerKind? Kind, string? Text) : EventDefinition(Id);

public sealed record MessageDefinition(string? Id, string? MessageRef) : EventDefinition(Id);

public sealed record SignalDefinition(string? Id, string? SignalRef) : EventDefinition(Id);

public sealed record ErrorDefinition(string? Id, string? ErrorRef) : EventDefinition(Id);

public sealed record EscalationDefinition(string? Id, string? EscalationRef) : EventDefinition(Id);

public sealed record ConditionalDefinition(string? Id, string? Condition) : EventDefinition(Id);

public sealed record LinkDefinition(string? Id, string? Name) : EventDefinition(Id);

public sealed record TerminateDefinition(string? Id) : EventDefinition(Id);

public sealed record CancelDefinition(string? Id) : EventDefinition(Id);

/// <param name="ActivityRef">The one activity to undo; <c>null</c> means everything finished in the scope.</param>
public sealed record CompensateDefinition(string? Id, string? ActivityRef, bool WaitForCompletion) : EventDefinition(Id);
