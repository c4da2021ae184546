namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>A node of the compiled form. Nodes hold no state, so one tree serves all threads.</summary>
/// <param name="position">Where the node begins in the text.</param>
abstract class Node(int position)
{
    public int Position { get; } = position;

    public abstract FeelValue? Evaluate(Scope scope, EvaluationState state);

    /// <summary>The value when it is the same for all variables and known without fault; <c>null</c> otherwise.</summary>
    public virtual FeelValue? Constant => null;

    /// <summary>The value as a bare number, so that intermediate results of arithmetic need no object.</summary>
    /// <param name="other">The value when it is no number.</param>
    public virtual bool TryNumber(Scope scope, EvaluationState state, out Decimal34 number, out FeelValue? other)
    {
        other = Evaluate(scope, state);
        if (other is FeelNumber boxed)
        {
            number = boxed.Value;
            return true;
        }
        number = default;
        return false;
    }
}

/// <summary>A test of one value: part of a cell of a decision table, or of the right side of <c>in</c>.</summary>
abstract class UnaryTest(int position)
{
    public int Position { get; } = position;

    public abstract bool? Matches(FeelValue? input, Scope scope, EvaluationState state);

    /// <summary>The answer, where it follows from the input alone and nothing can go wrong; <c>null</c> when the long way must be gone.</summary>
    public virtual bool? Quick(FeelValue? input) => null;

    /// <summary>The whole numbers it accepts, where they lie side by side and depend on nothing.</summary>
    public virtual WholeInterval? Whole => null;
}
