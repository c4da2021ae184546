using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>
/// DMN 1.5 table 79: the relations between points and ranges (after Allen). A point is read as the range that holds nothing else, where
/// a function takes one.
/// Unbounded sides lie beyond every point.
/// </summary>
static class RangeFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["before(point1: any, point2: any)"] = a => Pair(a, (x, y) => EndsBefore(x, y)),
        ["before(point: any, range: range)"] = a => Pair(a, (x, y) => EndsBefore(x, y)),
        ["before(range: range, point: any)"] = a => Pair(a, (x, y) => EndsBefore(x, y)),
        ["before(range1: range, range2: range)"] = a => Pair(a, (x, y) => EndsBefore(x, y)),
        ["after(point1: any, point2: any)"] = a => Pair(a, (x, y) => EndsBefore(y, x)),
        ["after(point: any, range: range)"] = a => Pair(a, (x, y) => EndsBefore(y, x)),
        ["after(range: range, point: any)"] = a => Pair(a, (x, y) => EndsBefore(y, x)),
        ["after(range1: range, range2: range)"] = a => Pair(a, (x, y) => EndsBefore(y, x)),
        ["meets(range1: range, range2: range)"] = a => Pair(a, Meets),
        ["met by(range1: range, range2: range)"] = a => Pair(a, (x, y) => Meets(y, x)),
        ["overlaps(range1: range, range2: range)"] = a => Pair(a, (x, y) => !EndsBefore(x, y) & !EndsBefore(y, x)),
        ["overlaps before(range1: range, range2: range)"] = a => Pair(a, OverlapsBefore),
        ["overlaps after(range1: range, range2: range)"] = a => Pair(a, (x, y) => OverlapsBefore(y, x)),
        ["finishes(range1: range, range2: range)"] = a => Pair(a, Finishes),
        ["finishes(point: any, range: range)"] = a => Point(a, 0, AtEnd),
        ["finished by(range1: range, range2: range)"] = a => Pair(a, (x, y) => Finishes(y, x)),
        ["finished by(range: range, point: any)"] = a => Point(a, 1, AtEnd),
        ["includes(range1: range, range2: range)"] = a => Pair(a, (x, y) => Within(y, x)),
        ["includes(range: range, point: any)"] = a => Point(a, 1, Holds),
        ["during(range1: range, range2: range)"] = a => Pair(a, Within),
        ["during(point: any, range: range)"] = a => Point(a, 0, Holds),
        ["starts(range1: range, range2: range)"] = a => Pair(a, Starts),
        ["starts(point: any, range: range)"] = a => Point(a, 0, AtStart),
        ["started by(range1: range, range2: range)"] = a => Pair(a, (x, y) => Starts(y, x)),
        ["started by(range: range, point: any)"] = a => Point(a, 1, AtStart),
        ["coincides(point1: any, point2: any)"] = a =>
            a[0] is FeelRange == a[1] is FeelRange
                ? Pair(a, (x, y) => StartOrder(x, y) == 0 & EndOrder(x, y) == 0)
                : a.WrongType("a point and a range never coincide"),
        ["range(from: string)"] = Read,
    };

    static FeelValue? Pair(Arguments a, Func<FeelRange, FeelRange, bool?> relation)
    {
        if (a[0] is null || a[1] is null)
            return a.WrongType("a point or range is null");
        var (left, right) = (AsRange(a[0]!), AsRange(a[1]!));
        if (FeelComparison.Compare(left.Start ?? left.End, right.Start ?? right.End) is null)
            return a.WrongType($"{a[0]!.TypeName} and {a[1]!.TypeName} do not lie on one line");
        return FeelBoolean.Of(relation(left, right));
    }

    // The signatures with a point keep to the letter of the table, also for ranges that hold nothing. Two ranges are two ranges.
    static FeelValue? Point(Arguments a, int place, Func<FeelValue, FeelRange, bool?> relation)
    {
        var (point, other) = (a[place], a[1 - place]);
        if (point is null || other is not FeelRange range)
            return a.WrongType("a point or range is null");
        return FeelComparison.Compare(point, range.Start ?? range.End) is null
            ? a.WrongType($"{point.TypeName} and {range.TypeName} do not lie on one line")
            : FeelBoolean.Of(relation(point, range));
    }

    static bool? AtStart(FeelValue point, FeelRange range) => range.StartIncluded & FeelComparison.Compare(point, range.Start) == 0;

    static bool? AtEnd(FeelValue point, FeelRange range) => range.EndIncluded & FeelComparison.Compare(point, range.End) == 0;

    static bool? Holds(FeelValue point, FeelRange range)
    {
        var (behind, before) = (FeelComparison.Compare(range.Start, point) ?? -1, FeelComparison.Compare(range.End, point) ?? 1);
        return (behind < 0 && before > 0) || (behind == 0 && range.StartIncluded) || (before == 0 && range.EndIncluded);
    }

    static FeelRange AsRange(FeelValue value) => value as FeelRange ?? new FeelRange(value, true, value, true);

    // Whether all of x lies below all of y.
    static bool? EndsBefore(FeelRange x, FeelRange y)
    {
        if (x.End is null || y.Start is null)
            return false;
        return FeelComparison.Compare(x.End, y.Start) is { } order
            ? order < 0 || (order == 0 && !(x.EndIncluded && y.StartIncluded))
            : null;
    }

    static bool? Meets(FeelRange x, FeelRange y) =>
        x.End is null || y.Start is null ? false
        : FeelComparison.Compare(x.End, y.Start) is { } order ? order == 0 && x.EndIncluded && y.StartIncluded
        : null;

    static bool? OverlapsBefore(FeelRange x, FeelRange y) => StartOrder(x, y) < 0 & EndOrder(x, y) <= 0 & !EndsBefore(x, y);

    static bool? Finishes(FeelRange x, FeelRange y) => EndOrder(x, y) == 0 & StartOrder(x, y) >= 0;

    static bool? Starts(FeelRange x, FeelRange y) => StartOrder(x, y) == 0 & EndOrder(x, y) <= 0;

    static bool? Within(FeelRange x, FeelRange y) => StartOrder(x, y) >= 0 & EndOrder(x, y) <= 0;

    // Of two starts at one point, the one that includes it comes first.
    static int? StartOrder(FeelRange x, FeelRange y)
    {
        if (x.Start is null || y.Start is null)
            return (x.Start is null ? 0 : 1) - (y.Start is null ? 0 : 1);
        return FeelComparison.Compare(x.Start, y.Start) is { } order
            ? order != 0
                ? order
                : (y.StartIncluded ? 1 : 0) - (x.StartIncluded ? 1 : 0)
            : null;
    }

    // Of two ends at one point, the one that includes it comes last.
    static int? EndOrder(FeelRange x, FeelRange y)
    {
        if (x.End is null || y.End is null)
            return (y.End is null ? 0 : 1) - (x.End is null ? 0 : 1);
        return FeelComparison.Compare(x.End, y.End) is { } order
            ? order != 0
                ? order
                : (x.EndIncluded ? 1 : 0) - (y.EndIncluded ? 1 : 0)
            : null;
    }

    // The text of a range literal; only literals are allowed as endpoints, so nothing of the surroundings is read.
    static FeelValue? Read(Arguments a) => RangeText.Read(a.Text(0)) ?? a.NoResult($"'{a.Text(0)}' is no range");
}
