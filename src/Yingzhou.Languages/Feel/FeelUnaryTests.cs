using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// Compiled unary tests (输入条目): the condition in a cell of a decision table, such as <c>&lt; 18, [60..65)</c>, <c>not("浙江")</c> or
/// <c>-</c>.
/// The tested value is <c>?</c>. Immutable and safe to share between threads.
/// </summary>
public sealed class FeelUnaryTests
{
    FeelUnaryTests(string text, UnaryTest root, IReadOnlyCollection<string> variables) => (Text, Root, Variables) = (text, root, variables);

    public string Text { get; }

    /// <summary>The variables the tests surely ask for, beside the input.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    internal UnaryTest Root { get; }

    /// <summary>Whether the cell is <c>-</c>: it accepts everything.</summary>
    public bool IsIrrelevant => Root is AnythingTest;

    public static FeelParseResult<FeelUnaryTests> Parse(string text, FeelParseOptions? options = null)
    {
        var parser = new Parser(text, options ?? FeelParseOptions.Default);
        return parser.Try(parser.WholeUnaryTests) is { } root ? new(new(text, root, parser.Variables), []) : new(null, [parser.Error!]);
    }

    public FeelTestResult Evaluate(FeelValue? input, FeelContext variables, FeelEvaluationOptions? options = null) =>
        Root.Quick(input) is { } answer
            ? new(answer, [])
            : EvaluationState.Evaluate(Root, input, variables, options ?? FeelEvaluationOptions.Default);

    public override string ToString() => Text;
}
