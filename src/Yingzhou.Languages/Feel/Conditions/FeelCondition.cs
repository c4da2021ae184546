using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// A FEEL condition read as a tree: <c>and</c>, <c>or</c>, <c>not(…)</c> over leaves. FEEL itself calls <c>null = "x"</c> false; whoever must tell "no" from
/// "nobody knows" judges the leaves and joins them by Kleene's tables. <c>x between a and b</c> and <c>x in [a..b]</c> are read as two comparisons.
/// </summary>
public abstract record FeelCondition
{
    public static FeelParseResult<FeelCondition> Parse(string text)
    {
        var whole = FeelExpression.Parse(text);
        return whole.Succeeded ? ConditionSplit.Read(text) : new(null, whole.Errors);
    }

    /// <summary>In the order of the text; one that stands twice comes twice.</summary>
    public IEnumerable<FeelLeaf> Leaves =>
        this switch
        {
            FeelAll all => all.Parts.SelectMany(part => part.Leaves),
            FeelAny any => any.Parts.SelectMany(part => part.Leaves),
            FeelNot not => not.Part.Leaves,
            _ => [(FeelLeaf)this],
        };
}

public sealed record FeelAll(IReadOnlyList<FeelCondition> Parts) : FeelCondition;

public sealed record FeelAny(IReadOnlyList<FeelCondition> Parts) : FeelCondition;

public sealed record FeelNot(FeelCondition Part) : FeelCondition;

/// <summary>A part of a condition that is not divided further.</summary>
/// <param name="Names">What it looks at: names, or paths such as <c>answers.place</c>.</param>
/// <param name="Limit">Set when it compares something with a number.</param>
public sealed record FeelLeaf(string Text, FeelExpression Expression, IReadOnlyList<string> Names, FeelLimit? Limit) : FeelCondition
{
    /// <summary>Set when the leaf is nothing but this name: a fact that is itself true or false.</summary>
    public string? Bare => Names is [var only] && only == Text ? only : null;

    public bool Equals(FeelLeaf? other) => Text == other?.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary><c>measure ≥ limit</c> and its like; the measure stands on the left, whichever side it was written on.</summary>
/// <param name="Measure">As written: a name, or a calculation such as <c>rd / revenue</c>.</param>
/// <param name="Operator">&lt; &lt;= &gt; &gt;=.</param>
public sealed record FeelLimit(string Measure, FeelExpression Value, string Operator, decimal Threshold)
{
    public bool Holds(decimal value) =>
        Operator switch
        {
            "<" => value < Threshold,
            "<=" => value <= Threshold,
            ">" => value > Threshold,
            _ => value >= Threshold,
        };

    internal static FeelLimit? Of(string text, FeelExpression expression)
    {
        if (expression.Root is not ComparisonNode comparison || Sign(comparison.Operation) is not { } sign)
            return null;
        var at = comparison.Position;
        var (left, right) = (text[..at].Trim(), text[(at + sign.Length)..].Trim());
        if (Number(comparison.Right) is { } limit && Number(comparison.Left) is null)
            return new(left, FeelExpression.Parse(left).Required, sign, limit);
        if (Number(comparison.Left) is { } reversed && Number(comparison.Right) is null)
            return new(right, FeelExpression.Parse(right).Required, Mirror(sign), reversed);
        return null;
    }

    static decimal? Number(Evaluation.Node node) => (node.Constant as FeelNumber)?.Value.ToDecimal();

    static string? Sign(ComparisonOperator operation) =>
        operation switch
        {
            ComparisonOperator.Less => "<",
            ComparisonOperator.LessOrEqual => "<=",
            ComparisonOperator.Greater => ">",
            ComparisonOperator.GreaterOrEqual => ">=",
            _ => null,
        };

    static string Mirror(string sign) => (sign[0] == '<' ? ">" : "<") + sign[1..];
}
