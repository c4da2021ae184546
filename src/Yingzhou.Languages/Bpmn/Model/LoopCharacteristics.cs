namespace Yingzhou.Languages.Bpmn;

/// <summary>How an activity repeats.</summary>
public abstract record LoopCharacteristics;

/// <summary>Standard loop (循环): one after the other while the condition holds.</summary>
public sealed record StandardLoop(string? Condition, bool TestBefore, string? Maximum) : LoopCharacteristics;

/// <summary>When an instance of a multi-instance activity that is about to finish throws an event.</summary>
public enum MultiInstanceBehavior
{
    All,
    None,
    One,
    Complex,
}

/// <summary>
/// Multi-instance (多实例): once per item, side by side or in order. 会签 is this with all, 或签 with a completion condition.
/// </summary>
public sealed record MultiInstance(bool IsSequential) : LoopCharacteristics
{
    public string? Cardinality { get; init; }

    public string? CompletionCondition { get; init; }

    /// <summary>FEEL list from <c>zeebe:loopCharacteristics</c>, leading <c>=</c> removed.</summary>
    public string? InputCollection { get; init; }

    public string? InputElement { get; init; }

    public string? OutputCollection { get; init; }

    public string? OutputElement { get; init; }

    public MultiInstanceBehavior Behavior { get; init; }

    /// <summary>Event that behaviour <c>none</c> or <c>one</c> throws.</summary>
    public EventDefinition? BehaviorEvent { get; init; }

    public IReadOnlyList<ComplexBehavior> ComplexBehaviors { get; init; } = [];
}

/// <summary>
/// One line of behaviour <c>complex</c>: once the condition holds at the end of an instance, the event is thrown and the remaining instances are cancelled
/// (table 10.31).
/// </summary>
public sealed record ComplexBehavior(string? Condition, EventDefinition? Event);
