using Yingzhou.Languages.Feel.Builtins;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel.Syntax;

/// <summary>The text that the built-in <c>range</c> takes: a range literal whose endpoints are literals, either of which may be
/// missing.</summary>
static class RangeText
{
    public static FeelRange? Read(string text)
    {
        text = text.Trim();
        if (text.Length < 4 || text.IndexOf("..", StringComparison.Ordinal) is not (> 0 and var dots) || text[0] is not ('[' or '(' or ']')
            || text[^1] is not (']' or ')' or '['))
            return null;
        var (low, high) = (text[1..dots].Trim(), text[(dots + 2)..^1].Trim());
        var (startIncluded, endIncluded) = (text[0] == '[', text[^1] == ']');
        if (low.Length == 0 && high.Length == 0)
            return null;
        var (start, end) = (Endpoint(low), Endpoint(high));
        if ((low.Length > 0 && start is null) || (high.Length > 0 && end is null))
            return null;
        // A side without an endpoint cannot be included.
        if ((start is null && startIncluded) || (end is null && endIncluded))
            return null;
        if (start is not null && end is not null && FeelComparison.Compare(start, end) is null or > 0)
            return null;
        return new(start, startIncluded, end, endIncluded);
    }

    static FeelValue? Endpoint(string text)
    {
        if (text.Length == 0 || FeelExpression.Parse(text).Value is not { } expression || !IsLiteral(expression.Root))
            return null;
        return expression.Evaluate(FeelContext.Empty).Value;
    }

    // Numbers, strings and at-literals, and the functions that make dates, times and durations of a text.
    static bool IsLiteral(Node node) => node switch
    {
        ConstantNode => true,
        CallNode { Callee: NameNode { Name: "date" or "time" or "date and time" or "duration" }, Arguments: var arguments } => arguments.All(IsLiteral),
        _ => false,
    };
}
