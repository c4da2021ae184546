namespace Yingzhou.Languages.Feel;

/// <summary>Equality and order of DMN 1.5 §10.3.2.13: three-valued, and null where two values have no common measure.</summary>
public static class FeelComparison
{
    /// <summary>null equals only null; values of different kinds are neither equal nor unequal (<c>null</c>).</summary>
    public static bool? AreEqual(FeelValue? left, FeelValue? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        return (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => a.Value == b.Value,
            (FeelString a, FeelString b) => a.Value == b.Value,
            (FeelList a, FeelList b) => ListsAreEqual(a, b),
            (FeelContext a, FeelContext b) => ContextsAreEqual(a, b),
            (FeelRange a, FeelRange b) => a.Equals(b),
            (FeelFunction, FeelFunction) => ReferenceEquals(left, right),
            _ => left.GetType() == right.GetType() ? left.Equals(right) : null,
        };
    }

    static bool? ListsAreEqual(FeelList left, FeelList right)
    {
        if (left.Count != right.Count)
            return false;
        bool? all = true;
        for (var i = 0; i < left.Count && all != false; i++)
            all &= AreEqual(left[i], right[i]);
        return all;
    }

    static bool? ContextsAreEqual(FeelContext left, FeelContext right)
    {
        if (left.Count != right.Count)
            return false;
        bool? all = true;
        foreach (var (name, value) in left)
        {
            if (!right.TryGet(name, out var other))
                return false;
            all &= AreEqual(value, other);
        }
        return all;
    }

    /// <summary>Whether the first is smaller or equal (table 54): times in the same place on two clocks are neither.</summary>
    internal static bool? NotAfter(FeelValue? left, FeelValue? right) =>
        Compare(left, right) is not { } order ? null
        : order != 0 || left is not (FeelTime or FeelDateTime) ? order <= 0
        : AreEqual(left, right);

    /// <summary>
    /// Negative, zero or positive; <c>null</c> when the two have no order, such as a number and a string. A time without an offset takes that of the other one
    /// (table 54).
    /// </summary>
    public static int? Compare(FeelValue? left, FeelValue? right) =>
        (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => a.Value.CompareTo(b.Value),
            (FeelString a, FeelString b) => CodePoints.Compare(a.Value, b.Value),
            (FeelDate a, FeelDate b) => FeelDate.Compare(a, b),
            (FeelDateTime a, FeelDateTime b) => a.Zone is null || b.Zone is null
                ? a.LocalSeconds.CompareTo(b.LocalSeconds)
                : a.UtcSeconds.CompareTo(b.UtcSeconds),
            (FeelTime a, FeelTime b) => a.Zone?.FixedOffset is null || b.Zone?.FixedOffset is null
                ? a.SecondOfDay.CompareTo(b.SecondOfDay)
                : a.UtcSeconds.CompareTo(b.UtcSeconds),
            (FeelDaysDuration a, FeelDaysDuration b) => a.Nanos.CompareTo(b.Nanos),
            (FeelMonthsDuration a, FeelMonthsDuration b) => a.Months.CompareTo(b.Months),
            _ => null,
        };
}
