namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

sealed class ArithmeticNode(int position, ArithmeticOperator operation, Node left, Node right) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (isNested)
            return TryNested(scope, state, out var result, out var other) ? new FeelNumber(result) : other;
        var a = left.Evaluate(scope, state);
        var b = right.Evaluate(scope, state);
        return a is FeelNumber one && b is FeelNumber two && Calculate(one.Number, two.Number, state, out var number)
            ? new FeelNumber(number)
            : Combine(a, b, state);
    }

    // Only then is there anything to win by passing bare numbers on.
    readonly bool isNested = left is ArithmeticNode || right is ArithmeticNode;

    public override bool TryNumber(Scope scope, EvaluationState state, out Decimal34 number, out FeelValue? other)
    {
        if (isNested)
            return TryNested(scope, state, out number, out other);
        var (a, b) = Operands(scope, state);
        return TryCombined(a, b, state, out number, out other);
    }

    public bool IsPlainSubtraction => operation == ArithmeticOperator.Subtract && !isNested;

    public (FeelValue? Left, FeelValue? Right) Operands(Scope scope, EvaluationState state) =>
        (left.Evaluate(scope, state), right.Evaluate(scope, state));

    public bool TryCombined(FeelValue? a, FeelValue? b, EvaluationState state, out Decimal34 number, out FeelValue? other)
    {
        if (a is FeelNumber one && b is FeelNumber two && Calculate(one.Number, two.Number, state, out number))
        {
            other = null;
            return true;
        }
        other = Combine(a, b, state);
        number = other is FeelNumber boxed ? boxed.Value : default;
        return other is FeelNumber;
    }

    bool TryNested(Scope scope, EvaluationState state, out Decimal34 number, out FeelValue? other)
    {
        var leftIsNumber = left.TryNumber(scope, state, out var a, out var leftValue);
        var rightIsNumber = right.TryNumber(scope, state, out var b, out var rightValue);
        if (leftIsNumber && rightIsNumber && Calculate(a, b, state, out number))
        {
            other = null;
            return true;
        }
        other = Combine(leftIsNumber ? new FeelNumber(a) : leftValue, rightIsNumber ? new FeelNumber(b) : rightValue, state);
        number = other is FeelNumber boxed ? boxed.Value : default;
        return other is FeelNumber;
    }

    bool Calculate(in Decimal34 a, in Decimal34 b, EvaluationState state, out Decimal34 result) =>
        operation switch
        {
            ArithmeticOperator.Add => Decimal34.TryAdd(a, b, out result),
            ArithmeticOperator.Subtract => Decimal34.TrySubtract(a, b, out result),
            ArithmeticOperator.Multiply => Decimal34.TryMultiply(a, b, out result),
            ArithmeticOperator.Divide => Decimal34.Got(Decimal34.Divide(a, b), out result),
            _ => Raise(a, b, state, out result),
        };

    bool Raise(Decimal34 a, Decimal34 b, EvaluationState state, out Decimal34 result)
    {
        state.Step(Position, Decimal34.StepsOfPower(b));
        return Decimal34.Got(Decimal34.Power(a, b), out result);
    }

    // Everything but numbers that have a result; apart, so that the frame of the common case stays small.
    FeelValue? Combine(FeelValue? a, FeelValue? b, EvaluationState state)
    {
        if (a is null || b is null)
            return NoOperand(state);
        if (a is FeelDate day && b is FeelMonthsDuration months && operation <= ArithmeticOperator.Subtract)
            return day.AddMonths(operation == ArithmeticOperator.Add ? months.Months : -months.Months) ?? Undefined(a, b, state);
        var result = operation switch
        {
            ArithmeticOperator.Add => Arithmetic.Add(a, b),
            ArithmeticOperator.Subtract => Arithmetic.Subtract(a, b),
            ArithmeticOperator.Multiply => Arithmetic.Multiply(a, b),
            ArithmeticOperator.Divide => Arithmetic.Divide(a, b),
            _ => null,
        };
        if (result is FeelString text)
        {
            state.CheckSize(Position, text.Value.Length);
            state.Made(Position, text);
        }
        return result ?? Undefined(a, b, state);
    }

    FeelValue? NoOperand(EvaluationState state) => state.Fail(Position, FeelProblem.WrongType, $"cannot {Verb} null");

    FeelValue? Undefined(FeelValue a, FeelValue b, EvaluationState state) =>
        state.Fail(Position, FeelProblem.NoResult, $"cannot {Verb} {Named(a)} and {Named(b)}");

    // Only what is short by nature is written out.
    static string Named(FeelValue value) =>
        value is FeelString or FeelList or FeelContext or FeelFunction or FeelRange ? value.TypeName : $"{value.TypeName} {value}";

    string Verb =>
        operation switch
        {
            ArithmeticOperator.Add => "add",
            ArithmeticOperator.Subtract => "subtract",
            ArithmeticOperator.Multiply => "multiply",
            ArithmeticOperator.Divide => "divide",
            _ => "raise to a power",
        };
}

sealed class NegationNode(int position, Node operand) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = operand.Evaluate(scope, state);
        return (value is null ? null : Arithmetic.Negate(value))
            ?? state.Fail(Position, FeelProblem.WrongType, $"cannot negate {FeelValue.TypeNameOf(value)}");
    }
}

enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

static class ComparisonOperators
{
    public static bool? Holds(this ComparisonOperator operation, FeelValue? left, FeelValue? right) =>
        operation switch
        {
            ComparisonOperator.Equal => FeelComparison.AreEqual(left, right),
            ComparisonOperator.NotEqual => !FeelComparison.AreEqual(left, right),
            ComparisonOperator.LessOrEqual => FeelComparison.NotAfter(left, right),
            ComparisonOperator.GreaterOrEqual => FeelComparison.NotAfter(right, left),
            _ => FeelComparison.Compare(left, right) is { } order ? operation.Fits(order) : null,
        };

    public static bool Fits(this ComparisonOperator operation, int order) =>
        operation switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
}

sealed class ComparisonNode(int position, ComparisonOperator operation, Node left, Node right) : Node(position)
{
    // Results of arithmetic come as bare numbers; everything else is there already and is compared where it lies.
    readonly bool calculates = left is ArithmeticNode || right is ArithmeticNode;

    // Two days are often taken from each other to be compared with a duration.
    readonly ArithmeticNode? distance =
        left is ArithmeticNode { IsPlainSubtraction: true } subtraction && right is not ArithmeticNode ? subtraction : null;
    readonly FeelNumber? bound = right.Constant as FeelNumber;
    public ComparisonOperator Operation => operation;
    public Node Left => left;
    public Node Right => right;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (calculates)
            return distance is null ? Calculated(scope, state) : Distance(distance, scope, state);
        var a = left.Evaluate(scope, state);
        var b = bound ?? right.Evaluate(scope, state);
        return a is FeelNumber one && b is FeelNumber other
            ? FeelBoolean.Of(operation.Fits(Decimal34.Compare(one.Number, other.Number)))
            : Compare(a, b, state);
    }

    FeelValue? Distance(ArithmeticNode subtraction, Scope scope, EvaluationState state)
    {
        var (from, to) = subtraction.Operands(scope, state);
        if (from is FeelDate later && to is FeelDate earlier)
        {
            var nanos = Math.BigMul(later.DayNumber - earlier.DayNumber, FeelTime.NanosPerDay);
            var limit = right.Evaluate(scope, state);
            return limit is FeelDaysDuration span
                ? FeelBoolean.Of(operation.Fits(nanos.CompareTo(span.Nanos)))
                : Compare(new FeelDaysDuration(nanos), limit, state);
        }
        var leftIsNumber = subtraction.TryCombined(from, to, state, out var a, out var other);
        var b = right.Evaluate(scope, state);
        return leftIsNumber && b is FeelNumber number
            ? FeelBoolean.Of(operation.Fits(Decimal34.Compare(a, number.Number)))
            : Compare(leftIsNumber ? new FeelNumber(a) : other, b, state);
    }

    FeelValue? Calculated(Scope scope, EvaluationState state)
    {
        var leftIsNumber = left.TryNumber(scope, state, out var a, out var leftValue);
        var rightIsNumber = right.TryNumber(scope, state, out var b, out var rightValue);
        if (leftIsNumber && rightIsNumber)
            return FeelBoolean.Of(operation.Fits(Decimal34.Compare(a, b)));
        return Compare(leftIsNumber ? new FeelNumber(a) : leftValue, rightIsNumber ? new FeelNumber(b) : rightValue, state);
    }

    FeelValue? Compare(FeelValue? a, FeelValue? b, EvaluationState state)
    {
        if (a is FeelDate day && b is FeelDate otherDay)
            return FeelBoolean.Of(operation.Fits(FeelDate.Compare(day, otherDay)));
        if (a is FeelDaysDuration span && b is FeelDaysDuration otherSpan)
            return FeelBoolean.Of(operation.Fits(span.Nanos.CompareTo(otherSpan.Nanos)));
        if (a is FeelList or FeelContext)
            state.Step(Position, Math.Min(Extent.Of(a).Weight, Extent.Of(b).Weight));
        return operation.Holds(a, b) is { } holds ? FeelBoolean.Of(holds) : Incomparable(a, b, state);
    }

    FeelValue? Incomparable(FeelValue? a, FeelValue? b, EvaluationState state) =>
        state.Fail(Position, FeelProblem.WrongType, $"cannot compare {FeelValue.TypeNameOf(a)} with {FeelValue.TypeNameOf(b)}");
}

sealed class BetweenNode(int position, Node operand, Node low, Node high) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = operand.Evaluate(scope, state);
        var (from, to) = (low.Evaluate(scope, state), high.Evaluate(scope, state));
        var holds = ComparisonOperator.GreaterOrEqual.Holds(value, from) & ComparisonOperator.LessOrEqual.Holds(value, to);
        return holds is { } known
            ? FeelBoolean.Of(known)
            : state.Fail(Position, FeelProblem.WrongType, "the value and its bounds cannot be compared");
    }
}

/// <summary><c>and</c>, <c>or</c> of three-valued logic: what is not a boolean counts as unknown.</summary>
sealed class LogicNode(int position, bool isAnd, Node left, Node right) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var decisive = FeelBoolean.Of(!isAnd);
        var a = left.Evaluate(scope, state);
        if (a == decisive)
            return decisive;
        var b = right.Evaluate(scope, state);
        if (b == decisive)
            return decisive;
        return a is FeelBoolean && b is FeelBoolean ? a : null;
    }
}

sealed class InNode(int position, Node operand, UnaryTest tests) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state) =>
        FeelBoolean.Of(tests.Matches(operand.Evaluate(scope, state), scope, state));
}

sealed class InstanceOfNode(int position, Node operand, FeelType? type, string typeName) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = operand.Evaluate(scope, state);
        if (type is null)
            return state.Fail(Position, FeelProblem.UnknownName, $"no type is called '{typeName}'");
        // null conforms to every type, but is an instance of Null only.
        return value is null ? FeelBoolean.Of(type == FeelType.Null) : FeelBoolean.Of(type.Accepts(value));
    }
}

/// <summary>What is not true counts as false; the strict, boxed form has no value when the condition is neither true, false nor
/// null.</summary>
sealed class IfNode(int position, Node condition, Node then, Node otherwise, bool isStrict = false) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var value = condition.Evaluate(scope, state);
        if (value is not FeelBoolean)
            state.Fail(condition.Position, FeelProblem.WrongType, $"the condition is {FeelValue.TypeNameOf(value)}");
        if (isStrict && value is not (FeelBoolean or null))
            return null;
        return value == FeelBoolean.True ? then.Evaluate(scope, state) : otherwise.Evaluate(scope, state);
    }
}
