namespace Yingzhou.Languages.Feel;

/// <summary>How a range is written; ranges of different form are not equal even where they hold the same values.</summary>
public enum RangeForm
{
    /// <summary>With brackets, or open on one side: <c>[1..5)</c>, <c>(&lt; 5)</c>.</summary>
    Interval,

    /// <summary><c>(= 5)</c></summary>
    Equal,

    /// <summary><c>(!= 5)</c>: everything but the start.</summary>
    NotEqual,
}

/// <summary>A range (区间). A side without an endpoint is unbounded and never included: <c>&lt; 10</c> is a range without a start.</summary>
public sealed class FeelRange(FeelValue? start, bool startIncluded, FeelValue? end, bool endIncluded, RangeForm form = RangeForm.Interval)
    : FeelValue
{
    public RangeForm Form { get; } = form;
    public FeelValue? Start { get; } = start;
    public bool StartIncluded { get; } = startIncluded;
    public FeelValue? End { get; } = end;
    public bool EndIncluded { get; } = endIncluded;
    public override string TypeName => "range";

    /// <summary>Whether the range holds the value; <c>null</c> when they cannot be compared.</summary>
    public bool? Contains(FeelValue? value)
    {
        if (value is null)
            return null;
        if (value is FeelNumber number && Start is FeelNumber low && End is FeelNumber high && Form != RangeForm.NotEqual)
            return Holds(number, low, high);
        if (Form == RangeForm.NotEqual)
            return !FeelComparison.AreEqual(value, Start);
        return Behind(Start, StartIncluded, value) & Behind(value, EndIncluded, End);
    }

    /// <summary>The same for a range of numbers that is closed on both sides.</summary>
    internal bool Holds(FeelNumber number, FeelNumber low, FeelNumber high)
    {
        var behind = Decimal34.Compare(number.Number, low.Number);
        if (behind < 0 || (behind == 0 && !StartIncluded))
            return false;
        var before = Decimal34.Compare(number.Number, high.Number);
        return before < 0 || (before == 0 && EndIncluded);
    }

    // Whether one value comes before another, or with it where that is included; nothing lies beyond a side without an endpoint.
    static bool? Behind(FeelValue? earlier, bool included, FeelValue? later)
    {
        if (earlier is null || later is null)
            return true;
        return included ? FeelComparison.NotAfter(earlier, later)
            : FeelComparison.Compare(earlier, later) is { } order ? order < 0
            : null;
    }

    public override bool Equals(object? obj) =>
        obj is FeelRange other
        && Form == other.Form
        && StartIncluded == other.StartIncluded
        && EndIncluded == other.EndIncluded
        && Equals(Start, other.Start)
        && Equals(End, other.End);

    public override int GetHashCode() => HashCode.Combine(Start, StartIncluded, End, EndIncluded);
}
