using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>Arguments of a built-in, already of the kinds its signature asks for.</summary>
readonly struct Arguments(FeelValue?[] values, int start, int count, CallSite site)
{
    public Arguments(FeelValue?[] values, CallSite site)
        : this(values, 0, values.Length, site) { }

    public CallSite Site => site;
    public int Count => count;
    public FeelValue? this[int index] => values[start + index];

    /// <summary>Whether an optional argument was given.</summary>
    public bool Has(int index) => index < count && values[start + index] is not null;

    public Decimal34 Number(int index) => ((FeelNumber)values[start + index]!).Value;

    public string Text(int index) => ((FeelString)values[start + index]!).Value;

    public FeelList List(int index) => (FeelList)values[start + index]!;

    public FeelContext Context(int index) => (FeelContext)values[start + index]!;

    /// <summary>A position or length: what stands behind the point is cut off.</summary>
    public int? Truncated(int index) =>
        Number(index).Truncate(0).ToInt64() is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null;

    /// <summary>A whole number small enough to count with; <c>null</c> otherwise.</summary>
    public int? Whole(int index) => Number(index).ToInt64() is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null;

    public FeelValue? NoResult(string why) => site.Fail(FeelProblem.NoResult, why);

    public FeelValue? WrongType(string why) => site.Fail(FeelProblem.WrongType, why);
}
