namespace Yingzhou.Languages.Bpmn;

/// <summary>A node of the flow (节点): activity, event or gateway.</summary>
public abstract record FlowNode(string Id, string? Name, ZeebeExtensions Extensions);

public enum GatewayKind
{
    Exclusive,
    Parallel,
    Inclusive,
    Complex,
    EventBased,
}

/// <summary>A gateway (网关).</summary>
public sealed record Gateway(string Id, string? Name, ZeebeExtensions Extensions, GatewayKind Kind) : FlowNode(Id, Name, Extensions)
{
    public string? DefaultFlow { get; init; }

    /// <summary>When a complex gateway lets a token through, over <c>activationCount</c>.</summary>
    public string? ActivationCondition { get; init; }

    /// <summary>An event-based gateway that starts the process.</summary>
    public bool Instantiate { get; init; }

    /// <summary>An event-based gateway that needs all its events (<c>eventGatewayType="Parallel"</c>).</summary>
    public bool AllEvents { get; init; }
}

public enum EventPosition
{
    Start,
    Catch,
    Throw,
    End,
    Boundary,
}

/// <summary>An event (事件).</summary>
public sealed record EventNode(
    string Id,
    string? Name,
    ZeebeExtensions Extensions,
    EventPosition Position,
    IReadOnlyList<EventDefinition> Definitions
) : FlowNode(Id, Name, Extensions)
{
    /// <summary>All definitions must have happened, not just one.</summary>
    public bool ParallelMultiple { get; init; }

    /// <summary><c>cancelActivity</c> of a boundary event, <c>isInterrupting</c> of an event sub-process's start.</summary>
    public bool Interrupting { get; init; } = true;

    public string? AttachedTo { get; init; }
}

public enum ActivityKind
{
    UndefinedTask,
    ManualTask,
    UserTask,
    ServiceTask,
    ScriptTask,
    BusinessRuleTask,
    SendTask,
    ReceiveTask,
    CallActivity,
    SubProcess,
    EventSubProcess,
    Transaction,
    AdHocSubProcess,
}

/// <summary>An activity (活动): a task, a call or a sub-process.</summary>
public sealed record Activity(string Id, string? Name, ZeebeExtensions Extensions, ActivityKind Kind) : FlowNode(Id, Name, Extensions)
{
    public string? DefaultFlow { get; init; }

    public bool IsForCompensation { get; init; }

    /// <summary>Tokens that must arrive before the activity starts.</summary>
    public int StartQuantity { get; init; } = 1;

    /// <summary>Tokens it sends along each outgoing flow.</summary>
    public int CompletionQuantity { get; init; } = 1;

    public LoopCharacteristics? Loop { get; init; }

    /// <summary>The content of a sub-process; <c>null</c> for tasks and calls.</summary>
    public BpmnScope? Body { get; init; }

    /// <summary>The process or global task that the standard's <c>calledElement</c> names.</summary>
    public string? CalledElement { get; init; }

    /// <summary>Message of a send or receive task, by id.</summary>
    public string? MessageRef { get; init; }

    /// <summary>A receive task that starts the process.</summary>
    public bool Instantiate { get; init; }

    public string? ScriptFormat { get; init; }

    public string? Script { get; init; }
}
