using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// A compiled FEEL expression of DMN 1.5: parsed once, immutable, safe to share between threads; callers keep it.
/// An evaluation never throws for anything in the text or the variables: a fault makes null, and the result says why.
/// </summary>
public sealed class FeelExpression
{
    FeelExpression(string text, Node root, IReadOnlyCollection<string> variables) => (Text, Root, Variables) = (text, root, variables);

    /// <summary>The source text; positions of diagnostics point into it.</summary>
    public string Text { get; }

    /// <summary>
    /// The variables the text surely asks for, so that a release can check them against what there will be. Names inside filters are not
    /// among them:
    /// they may be members of the filtered items.
    /// </summary>
    public IReadOnlyCollection<string> Variables { get; }

    internal Node Root { get; }

    public static FeelParseResult<FeelExpression> Parse(string text, FeelParseOptions? options = null)
    {
        var parser = new Parser(text, options ?? FeelParseOptions.Default);
        return parser.Try(parser.WholeExpression) is { } root ? new(new(text, root, parser.Variables), []) : new(null, [parser.Error!]);
    }

    public FeelResult Evaluate(FeelContext variables, FeelEvaluationOptions? options = null) =>
        EvaluationState.Evaluate(Root, variables, options ?? FeelEvaluationOptions.Default);

    public override string ToString() => Text;
}
