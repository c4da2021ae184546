using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>What an open element waits for.</summary>
public enum WaitKind
{
    /// <summary>Its inner elements.</summary>
    Children,
    UserTask,
    Job,

    /// <summary>One of its subscriptions.</summary>
    Event,
    CalledProcess,

    /// <summary>The undoing it asked for.</summary>
    Compensation,

    /// <summary>Not entered yet, because of an incident.</summary>
    Entry,
}

/// <summary>One open element: a task somebody works on, a scope, the body of a multi-instance activity.</summary>
/// <param name="ParentId">The scope or multi-instance body it is in; zero for the process itself.</param>
public sealed record ElementInstance(long Id, string ElementId, long ParentId, WaitKind Waits)
{
    /// <summary>Own variables; <c>null</c> when it has none, then the parent's are seen.</summary>
    public JsonObject? Variables { get; init; }

    /// <summary>Set on the body of a repeated activity.</summary>
    public LoopProgress? Loop { get; init; }

    /// <summary>Which repetition this is, from 1; zero outside a loop.</summary>
    public int LoopCounter { get; init; }

    public OpenIncident? Incident { get; init; }

    /// <summary>An interrupting event sub-process has taken over this scope; it hears nothing else.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The throwing element this handler undoes something for; zero otherwise.</summary>
    public long CompensatesFor { get; init; }

    /// <summary>Set on a complex gateway that has let a token through: the incoming flows it has used until its reset.</summary>
    public IReadOnlyList<string>? UsedFlows { get; init; }

    /// <summary>Set on a token that was stopped before its node: the flow it came by, empty when it came by none.</summary>
    public string? ArrivedBy { get; init; }

    /// <summary>A transaction on its way to its cancel boundary event.</summary>
    public bool Cancelling { get; init; }
}

/// <summary>Where a loop is.</summary>
/// <param name="Total">Number of instances; minus one for a standard loop, which does not know.</param>
public sealed record LoopProgress(int Total, int Started, int Finished)
{
    /// <summary>The items of a multi-instance activity; <c>null</c> when it repeats by number only.</summary>
    public JsonArray? Items { get; init; }

    /// <summary>Collected outputs, one place per instance.</summary>
    public JsonArray? Outputs { get; init; }

    /// <summary>Its behaviour event has been thrown.</summary>
    public bool Signalled { get; init; }
}

public enum FailedAt
{
    Entry,
    Work,
    Exit,
}

/// <summary>Why an element cannot go on, and from where it is tried again.</summary>
/// <param name="Variables">For a failed exit: what the element was completed with.</param>
public sealed record OpenIncident(FailedAt At, string Reason, JsonObject? Variables = null);

/// <summary>Tokens before a join, per incoming flow.</summary>
/// <param name="ScopeId">Element instance of the scope.</param>
public sealed record WaitingToken(long ScopeId, string ElementId, string FlowId, int Count);

public enum SubscriptionKind
{
    Timer,
    Message,
    Signal,
    Condition,
}

/// <summary>One thing an element waits for.</summary>
/// <param name="OwnerId">The open element: it ends, the subscription ends.</param>
/// <param name="ElementId">
/// The event that happens: the owner itself, a boundary event, an event sub-process's start, a branch of an event-based gateway.
/// </param>
/// <param name="Index">Which of the event's definitions.</param>
public sealed record Subscription(long Id, SubscriptionKind Kind, long OwnerId, string ElementId, int Index)
{
    /// <summary>Name of message or signal, evaluated text of a timer.</summary>
    public string? Name { get; init; }

    public string? CorrelationKey { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Repetitions left of a timer cycle, this one included; minus one without end.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>A condition that was true at the last look, or an event of several that has already happened.</summary>
    public bool Happened { get; init; }
}

/// <summary>A finished activity that can be undone (补偿).</summary>
/// <param name="ScopeId">The scope in which it finished.</param>
/// <param name="Variables">Of a sub-process: as they were at its end.</param>
/// <param name="Inner">Of a sub-process: what finished inside, in order.</param>
public sealed record CompensationRecord(
    long Id,
    long ScopeId,
    string ElementId,
    JsonObject? Variables,
    ImmutableArray<CompensationRecord> Inner
);
