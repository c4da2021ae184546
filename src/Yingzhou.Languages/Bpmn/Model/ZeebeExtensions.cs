namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// The <c>zeebe:</c> extension elements of one node, as the common desktop modeler writes them. Texts are kept as drawn: a leading
/// <c>=</c> marks an expression, everything else is a literal.
/// </summary>
public sealed record ZeebeExtensions
{
    static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    public static readonly ZeebeExtensions None = new();

    public ZeebeAssignment? Assignment { get; init; }

    public ZeebeForm? Form { get; init; }

    public ZeebeTaskDefinition? TaskDefinition { get; init; }

    public ZeebeCalledDecision? CalledDecision { get; init; }

    public ZeebeCalledElement? CalledElement { get; init; }

    public ZeebeScript? Script { get; init; }

    public ZeebeSchedule? Schedule { get; init; }

    /// <summary>Text of <c>zeebe:priorityDefinition</c>.</summary>
    public string? Priority { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = Empty;

    public IReadOnlyDictionary<string, string> Properties { get; init; } = Empty;

    public IReadOnlyList<ZeebeMapping> Inputs { get; init; } = [];

    public IReadOnlyList<ZeebeMapping> Outputs { get; init; } = [];

    /// <summary>Names of extension elements in the zeebe namespace that change behaviour and that nothing here executes.</summary>
    public IReadOnlyList<string> NotExecuted { get; init; } = [];
}

/// <summary>Who gets the task (分派).</summary>
public sealed record ZeebeAssignment(string? Assignee, string? CandidateGroups, string? CandidateUsers);

public sealed record ZeebeForm(string? FormId, string? FormKey);

public sealed record ZeebeTaskDefinition(string? Type, string? Retries);

public sealed record ZeebeCalledDecision(string? DecisionId, string? ResultVariable);

public sealed record ZeebeCalledElement(string? ProcessId, bool? PropagateAllChildVariables, bool PropagateAllParentVariables);

public sealed record ZeebeScript(string? Expression, string? ResultVariable);

public sealed record ZeebeSchedule(string? DueDate, string? FollowUpDate);

/// <summary>One line of <c>zeebe:ioMapping</c>.</summary>
public sealed record ZeebeMapping(string? Source, string? Target);
