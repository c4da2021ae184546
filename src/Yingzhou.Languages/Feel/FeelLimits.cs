namespace Yingzhou.Languages.Feel;

/// <summary>
/// Bounds on expressions and their evaluation. Expressions are untrusted input: an official's draft, a model from elsewhere. Reaching a
/// bound is a
/// diagnostic with <see cref="FeelProblem.Limit"/> and a null result, never an exception.
/// </summary>
public sealed record FeelLimits
{
    public static readonly FeelLimits Default = new();

    /// <summary>Length of an expression's text in UTF-16 units.</summary>
    public int TextLength { get; init; } = 200_000;

    /// <summary>Nesting of one expression, such as parentheses in parentheses.</summary>
    public int Nesting { get; init; } = 200;

    /// <summary>Function calls that are open at the same time.</summary>
    public int CallDepth { get; init; } = 250;

    /// <summary>Calls, loop turns and list items that one evaluation may take.</summary>
    public long Steps { get; init; } = 10_000_000;

    /// <summary>Items of a list and UTF-16 units of a string that one evaluation may build.</summary>
    public int Size { get; init; } = 1_000_000;

    /// <summary>Time for one regular expression: the pattern, too, is untrusted.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromMilliseconds(250);
}
