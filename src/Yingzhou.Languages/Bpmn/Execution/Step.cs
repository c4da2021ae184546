namespace Yingzhou.Languages.Bpmn;

/// <summary>The answer to an event: a <see cref="Step"/> or a <see cref="Refusal"/>, nothing else.</summary>
public abstract record StepOutcome
{
    private protected StepOutcome() { }
}

/// <summary>One step: the new state, what must be done outside, and what happened inside, in order.</summary>
public sealed record Step(ProcessState State, IReadOnlyList<Effect> Effects, IReadOnlyList<LogEntry> Log) : StepOutcome;

/// <summary>The event does not fit the state, which stays as it was.</summary>
public sealed record Refusal(RefusalReason Reason, string Message) : StepOutcome;

public enum RefusalReason
{
    /// <summary>The instance is completed, terminated or failed.</summary>
    InstanceIsOver,

    /// <summary>No such element instance, timer or subscription: already completed, cancelled, or never there.</summary>
    NotFound,

    /// <summary>It is there but waits for something else, e.g. a user task asked as a job.</summary>
    WrongKind,

    /// <summary>The element has an open incident.</summary>
    HasIncident,

    /// <summary>The state belongs to another process or another format.</summary>
    WrongProcess,

    /// <summary>The process has no such start.</summary>
    NoSuchStart,

    /// <summary>The target of a move is not in the same scope, not before the element, or cannot be entered.</summary>
    WrongTarget,

    /// <summary>An element of the running instance has no counterpart in the other version.</summary>
    CannotMigrate,
}
