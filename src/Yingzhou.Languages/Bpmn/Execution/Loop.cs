namespace Yingzhou.Languages.Bpmn;

/// <summary>A compiled repetition.</summary>
abstract record Loop;

sealed record ConditionLoop(IExpression? Condition, bool TestBefore, int? Maximum) : Loop;

sealed record InstanceLoop(bool IsSequential) : Loop
{
    public IExpression? Cardinality { get; init; }

    public IExpression? InputCollection { get; init; }

    public string? InputElement { get; init; }

    public string? OutputCollection { get; init; }

    public IExpression? OutputElement { get; init; }

    public IExpression? CompletionCondition { get; init; }

    public MultiInstanceBehavior Behavior { get; init; }

    /// <summary>
    /// What instances about to finish throw; the condition is <c>null</c> for behaviours <c>none</c> and <c>one</c>, the event where a complex line only ends
    /// the loop.
    /// </summary>
    public IReadOnlyList<(IExpression? Condition, Trigger? Event)> Throws { get; init; } = [];
}
