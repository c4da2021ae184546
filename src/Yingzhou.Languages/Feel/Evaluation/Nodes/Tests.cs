using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary><c>-</c></summary>
sealed class AnythingTest(int position) : UnaryTest(position)
{
    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state) => true;

    public override bool? Quick(FeelValue? input) => true;
}

/// <summary><c>&lt; 5</c>, <c>!= "a"</c></summary>
sealed class ComparisonTest(int position, ComparisonOperator operation, Node endpoint) : UnaryTest(position)
{
    public ComparisonOperator Operation => operation;
    public Node Endpoint => endpoint;

    readonly FeelValue? constant = endpoint.Constant;

    public override WholeInterval? Whole { get; } =
        endpoint.Constant is FeelNumber bound
            ? operation switch
            {
                ComparisonOperator.Equal => WholeInterval.Between(bound, true, bound, true),
                ComparisonOperator.Less => WholeInterval.Between(null, false, bound, false),
                ComparisonOperator.LessOrEqual => WholeInterval.Between(null, false, bound, true),
                ComparisonOperator.Greater => WholeInterval.Between(bound, false, null, false),
                ComparisonOperator.GreaterOrEqual => WholeInterval.Between(bound, true, null, false),
                _ => null,
            }
            : null;

    public override bool? Quick(FeelValue? input)
    {
        if (input is FeelNumber a && constant is FeelNumber b)
            return Whole is { } whole && a.Number.IsWord(out var word)
                ? whole.Holds(word)
                : operation.Fits(Decimal34.Compare(a.Number, b.Number));
        return constant is null ? null : operation.Holds(input, constant);
    }

    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state)
    {
        var bound = endpoint.Evaluate(scope, state);
        return operation.Holds(input, bound) is { } holds ? holds : Incomparable(input, bound, state);
    }

    bool? Incomparable(FeelValue? input, FeelValue? bound, EvaluationState state)
    {
        state.Fail(Position, FeelProblem.WrongType, $"cannot compare {FeelValue.TypeNameOf(input)} with {FeelValue.TypeNameOf(bound)}");
        return null;
    }
}

/// <summary><c>a, b, c</c>: one of them must match.</summary>
sealed class AnyOfTest(int position, UnaryTest[] tests) : UnaryTest(position)
{
    public IReadOnlyList<UnaryTest> Tests => tests;

    // Most lists are of texts; null when another test is among them.
    readonly string[]? texts = Array.TrueForAll(tests, test => test is ExpressionTest { Constant: FeelString })
        ? [.. tests.Select(test => ((FeelString)((ExpressionTest)test).Constant!).Value)]
        : null;

    // The same for numbers.
    readonly WholeInterval[]? wholes = Array.TrueForAll(tests, test => test.Whole is not null)
        ? [.. tests.Select(test => test.Whole!.Value)]
        : null;

    public override bool? Quick(FeelValue? input)
    {
        if (texts is not null && input is FeelString { Value: var text })
            return IsOne(texts, text);
        if (wholes is not null && input is FeelNumber number && number.Number.IsWord(out var word))
        {
            foreach (var whole in wholes)
                if (whole.Holds(word))
                    return true;
            return false;
        }
        foreach (var test in tests)
        {
            var answer = test.Quick(input);
            if (answer != false)
                return answer;
        }
        return false;
    }

    // Length and first letter tell most texts apart before any is compared.
    static bool IsOne(string[] texts, string text)
    {
        if (text.Length == 0)
            return Array.IndexOf(texts, "") >= 0;
        var first = text[0];
        foreach (var one in texts)
            if (one.Length == text.Length && one[0] == first && one == text)
                return true;
        return false;
    }

    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state)
    {
        bool? any = false;
        foreach (var test in tests)
            if ((any |= test.Matches(input, scope, state)) == true)
                break;
        return any;
    }
}

/// <summary><c>not(…)</c></summary>
sealed class NotTest(int position, UnaryTest negated) : UnaryTest(position)
{
    public UnaryTest Negated => negated;

    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state) => !negated.Matches(input, scope, state);

    public override bool? Quick(FeelValue? input) => !negated.Quick(input);
}

/// <summary>
/// Any expression (DMN 1.5 §7.3.13 and table 55). With a <c>?</c> in it, it is a condition. Without, the input must equal its value, lie
/// in its range or be in its list.
/// </summary>
sealed class ExpressionTest(Node expression, bool mentionsInput, bool isCell) : UnaryTest(expression.Position)
{
    public Node Expression => expression;
    public bool MentionsInput => mentionsInput;

    /// <summary>The value to be equal to or to lie in, when it depends on nothing.</summary>
    public FeelValue? Constant { get; } = mentionsInput ? null : expression.Constant;

    // Looked at once, when the cell is read.
    readonly FeelRange? numbers =
        !mentionsInput && expression.Constant is FeelRange { Form: RangeForm.Interval, Start: FeelNumber, End: FeelNumber } range
            ? range
            : null;

    public override WholeInterval? Whole { get; } =
        mentionsInput
            ? null
            : expression.Constant switch
            {
                FeelNumber number => WholeInterval.Between(number, true, number, true),
                FeelRange { Form: not RangeForm.NotEqual, Start: FeelNumber or null, End: FeelNumber or null } range =>
                    WholeInterval.Between((FeelNumber?)range.Start, range.StartIncluded, (FeelNumber?)range.End, range.EndIncluded),
                _ => null,
            };

    public override bool? Quick(FeelValue? input)
    {
        switch (input)
        {
            case FeelNumber number when Whole is { } whole && number.Number.IsWord(out var word):
                return whole.Holds(word);
            case FeelNumber number when numbers is not null:
                return numbers.Holds(number, (FeelNumber)numbers.Start!, (FeelNumber)numbers.End!);
            case FeelString text when Constant is FeelString wanted:
                return text.Value == wanted.Value;
            case FeelNumber number when Constant is FeelNumber wanted:
                return Decimal34.Compare(number.Number, wanted.Number) == 0;
            case not (null or FeelList or FeelRange) when Constant is FeelRange other:
                return other.Contains(input);
            default:
                return null;
        }
    }

    public override bool? Matches(FeelValue? input, Scope scope, EvaluationState state)
    {
        if (mentionsInput)
        {
            var value = expression.Evaluate(new VariableScope("?", input, scope), state);
            return value is FeelBoolean condition ? condition.Value : Holds(input, value, state);
        }
        return Holds(input, expression.Evaluate(scope, state), state);
    }

    bool? Holds(FeelValue? input, FeelValue? value, EvaluationState state)
    {
        switch (value)
        {
            // A range with an endpoint that is null is no range: whether anything lies in it is unknown.
            case null when expression is RangeNode:
                return null;
            case FeelRange range when input is not FeelRange:
                return range.Contains(input);
            case FeelList list:
                return InList(input, list);
            // A condition on something else than the input, in a column whose input is no boolean.
            case FeelBoolean condition when isCell && input is not FeelBoolean and not null:
                return condition.Value;
            default:
                var equal = FeelComparison.AreEqual(input, value);
                if (equal is null)
                    state.Fail(
                        Position,
                        FeelProblem.WrongType,
                        $"cannot compare {FeelValue.TypeNameOf(input)} with {FeelValue.TypeNameOf(value)}"
                    );
                return equal;
        }
    }

    static bool? InList(FeelValue? input, FeelList list)
    {
        foreach (var item in list)
        {
            if (FeelComparison.AreEqual(input, item) == true)
                return true;
            if (item is FeelRange range && range.Contains(input) == true)
                return true;
        }
        return input is FeelList && FeelComparison.AreEqual(input, list) == true;
    }
}
