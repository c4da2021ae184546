namespace Yingzhou.Languages.Bpmn;

/// <summary>A compiled event definition.</summary>
abstract record Trigger;

sealed record TimerTrigger(TimerKind Kind, TextValue Text) : Trigger;

sealed record MessageTrigger(TextValue Name, TextValue? CorrelationKey) : Trigger;

sealed record SignalTrigger(TextValue Name) : Trigger;

/// <param name="Code"><c>null</c> catches every error.</param>
sealed record ErrorTrigger(string? Code) : Trigger;

/// <param name="Code"><c>null</c> catches every escalation.</param>
sealed record EscalationTrigger(string? Code) : Trigger;

sealed record ConditionTrigger(IExpression Expression) : Trigger;

sealed record TerminateTrigger : Trigger;

sealed record CancelTrigger : Trigger;

sealed record CompensateTrigger(string? ActivityId, bool Wait) : Trigger;
