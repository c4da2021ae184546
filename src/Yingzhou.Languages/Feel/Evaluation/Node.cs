namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>A node of the compiled form. Nodes hold no state, so one tree serves all threads.</summary>
/// <param name="position">Where the node begins in the text.</param>
abstract class Node(int position)
{
    public int Position { get; } = position;

    public abstract FeelValue? Evaluate(Scope scope, EvaluationState state);
}

/// <summary>A test of one value: part of a cell of a decision table, or of the right side of <c>in</c>.</summary>
abstract class UnaryTest(int position)
{
    public int Position { get; } = position;

    public abstract bool? Matches(FeelValue? input, Scope scope, EvaluationState state);
}
