namespace Yingzhou.Languages.Bpmn;

/// <summary>A compiled node. Filled by the compiler, then never changed.</summary>
sealed class Node(string id, string? name, ElementKind kind, Node? scope)
{
    public string Id => id;

    public string? Name => name;

    /// <summary>Place in the order of compilation.</summary>
    public int Index { get; set; }

    public ElementKind Kind => kind;

    /// <summary>The process or sub-process around; <c>null</c> for the process.</summary>
    public Node? Scope => scope;

    public Behaviour Behaviour { get; set; } = PassThrough.Instance;

    public Flow[] Incoming { get; set; } = [];

    public Flow[] Outgoing { get; set; } = [];

    public Flow? Default { get; set; }

    public Mapping[] Inputs { get; set; } = [];

    public Mapping[] Outputs { get; set; } = [];

    public Loop? Loop { get; set; }

    public int StartQuantity { get; set; } = 1;

    public int CompletionQuantity { get; set; } = 1;

    public bool IsForCompensation { get; set; }

    /// <summary>A receive task, or an event behind an event-based gateway, that starts the process.</summary>
    public bool Instantiates { get; set; }

    // Events
    public Trigger[] Triggers { get; set; } = [];

    public bool Interrupting { get; set; } = true;

    public bool NeedsAllTriggers { get; set; }

    /// <summary>The activity a boundary event sits on.</summary>
    public Node? AttachedTo { get; set; }

    // Activities
    public Node[] Boundaries { get; set; } = [];

    /// <summary>Undoes this activity.</summary>
    public Node? CompensationHandler { get; set; }

    // Scopes
    public Node[] Children { get; set; } = [];

    /// <summary>Where a token appears when the scope starts without an event.</summary>
    public Node[] Entries { get; set; } = [];

    /// <summary>Start events of the event sub-processes in this scope.</summary>
    public Node[] EventStarts { get; set; } = [];

    /// <summary>Set on joins that look upstream: per incoming flow, the nodes from which a token can still reach it.
    /// Worked out when it is first asked for.</summary>
    public Lazy<Upstream>? Upstream { get; set; }

    public bool IsScope => kind is ElementKind.Process or ElementKind.SubProcess or ElementKind.EventSubProcess or ElementKind.Transaction;

    public bool IsCompensationStart => Triggers.Any(trigger => trigger is CompensateTrigger);
}

/// <summary>A compiled sequence flow.</summary>
/// <param name="IsDrawn">False for the jump from a link throw event to its catch event.</param>
sealed record Flow(string Id, Node Source, Node Target, IExpression? Condition, bool IsDrawn = true)
{
    /// <summary>Token counters and logs compare flows by identity, not by content.</summary>
    public bool Equals(Flow? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>One line of an I/O mapping.</summary>
sealed record Mapping(TextValue Source, string Target);
