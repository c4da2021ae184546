using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 71: functions that make one value of a list. Empty lists and items of the wrong type have no aggregate.</summary>
static class AggregateFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["min(list: list...)"] = a => Extreme(a, -1),
        ["max(list: list...)"] = a => Extreme(a, 1),
        ["sum(list: list...)"] = Sum,
        ["product(list: list...)"] = a => OnNumbers(a, numbers => numbers.Aggregate((Decimal34?)Decimal34.One, Times)),
        ["mean(list: list...)"] = a => Sum(a) is { } sum ? Arithmetic.Divide(sum, FeelNumber.Of(a.List(0).Count)) : null,
        ["median(list: list...)"] = a => OnNumbers(a, Median),
        ["stddev(list: list...)"] = a => OnNumbers(a, Deviation),
        ["mode(list: list...)"] = Mode,
        ["all(list: list...)"] = a => Quantify(a, decisive: false),
        ["any(list: list...)"] = a => Quantify(a, decisive: true),
    };

    static FeelValue? Extreme(Arguments a, int sign)
    {
        FeelValue? best = null;
        foreach (var item in a.List(0))
        {
            if (best is null && item is not null)
            {
                best = item;
                if (FeelComparison.Compare(item, item) is null)
                    return a.WrongType($"{item.TypeName} has no order");
            }
            else if (FeelComparison.Compare(item, best) is not { } order)
                return a.WrongType($"{FeelValue.TypeNameOf(item)} and {FeelValue.TypeNameOf(best)} have no order");
            else if (order * sign > 0)
                best = item;
        }
        return best;
    }

    static FeelValue? Sum(Arguments a)
    {
        var items = a.List(0).Span;
        var total = Decimal34.Zero;
        // Numbers add up without an object each.
        foreach (var item in items)
            if (item is not FeelNumber number || !Decimal34.TryAdd(total, number.Number, out total))
                return a.WrongType(
                    item is FeelNumber ? "the sum is beyond all numbers" : $"{FeelValue.TypeNameOf(item)} cannot be added up"
                );
        return items.IsEmpty ? a.NoResult("the list is empty") : new FeelNumber(total);
    }

    static Decimal34? Times(Decimal34? left, Decimal34 right) => left is { } known ? Decimal34.Multiply(known, right) : null;

    static FeelValue? OnNumbers(Arguments a, Func<IReadOnlyList<Decimal34>, Decimal34?> aggregate) =>
        Numbers(a) is not { } numbers ? a.WrongType("all items must be numbers")
        : numbers.Count == 0 ? a.NoResult("the list is empty")
        : FeelNumber.Of(aggregate(numbers)) ?? a.NoResult("these numbers have no such aggregate");

    static List<Decimal34>? Numbers(Arguments a)
    {
        var numbers = new List<Decimal34>(a.List(0).Count);
        foreach (var item in a.List(0))
        {
            if (item is not FeelNumber number)
                return null;
            numbers.Add(number.Value);
        }
        return numbers;
    }

    static Decimal34? Median(IReadOnlyList<Decimal34> numbers)
    {
        var sorted = numbers.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle]
            : Decimal34.Add(sorted[middle - 1], sorted[middle]) is { } sum ? Decimal34.Divide(sum, 2)
            : null;
    }

    // The deviation of a sample: divided by n − 1, so one number has none.
    static Decimal34? Deviation(IReadOnlyList<Decimal34> numbers)
    {
        if (numbers.Count < 2 || Mean(numbers) is not { } mean)
            return null;
        Decimal34? squares = Decimal34.Zero;
        foreach (var number in numbers)
        {
            if (Decimal34.Subtract(number, mean) is not { } difference || Decimal34.Multiply(difference, difference) is not { } square)
                return null;
            squares = squares is { } soFar ? Decimal34.Add(soFar, square) : null;
        }
        return squares is { } total && Decimal34.Divide(total, numbers.Count - 1) is { } variance ? Decimal34.SquareRoot(variance) : null;
    }

    static Decimal34? Mean(IReadOnlyList<Decimal34> numbers)
    {
        var sum = numbers.Aggregate(
            (Decimal34?)Decimal34.Zero,
            (soFar, number) => soFar is { } known ? Decimal34.Add(known, number) : null
        );
        return sum is { } total ? Decimal34.Divide(total, numbers.Count) : null;
    }

    static FeelValue? Mode(Arguments a)
    {
        if (Numbers(a) is not { } numbers)
            return a.WrongType("all items must be numbers");
        var counts = numbers.CountBy(number => number).ToList();
        var most = counts.Count == 0 ? 0 : counts.Max(count => count.Value);
        return new FeelList(
            counts.Where(count => count.Value == most).Select(count => count.Key).Order().Select(FeelValue? (key) => new FeelNumber(key))
        );
    }

    static FeelValue? Quantify(Arguments a, bool decisive)
    {
        bool? outcome = !decisive;
        foreach (var item in a.List(0))
        {
            if (item is not (FeelBoolean or null))
                return a.WrongType($"{item.TypeName} is neither true nor false");
            var value = (item as FeelBoolean)?.Value;
            outcome = decisive ? outcome | value : outcome & value;
        }
        return FeelBoolean.Of(outcome);
    }
}
