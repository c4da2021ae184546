using System.Numerics;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;

namespace Yingzhou.Languages.Dmn.Analysis;

/// <summary>
/// The values of an input column, cut into pieces at every value its cells mention, so that each cell holds a piece entirely or not at
/// all. With n ordered
/// values, piece 2i+1 is the i-th value, even pieces lie between, before and behind them. Where cells only ask for equality, everything
/// else is one piece.
/// A set of pieces is a number with a bit for each.
/// </summary>
sealed class ColumnDomain
{
    readonly List<FeelValue> values;
    readonly bool isOrdered;
    readonly HashSet<int> absent = [];

    public ColumnDomain(IEnumerable<UnaryTest> cells, FeelUnaryTests? allowed)
    {
        var mentioned = new List<FeelValue>();
        var orders = false;
        foreach (var cell in allowed is null ? cells : cells.Append(allowed.Root))
            orders |= CellValues.Collect(cell, mentioned);
        values = [.. mentioned.Distinct()];
        isOrdered = orders && values.TrueForAll(value => FeelComparison.Compare(value, values[0]) is not null);
        if (isOrdered)
            values.Sort((a, b) => FeelComparison.Compare(a, b)!.Value);
        CanBeJudged = isOrdered || !orders;
        FindAbsent(allowed);
    }

    /// <summary>False when cells ask for the order of values that have none among each other.</summary>
    public bool CanBeJudged { get; }

    public int Pieces => isOrdered ? (2 * values.Count) + 1 : values.Count + 1;

    /// <summary>All pieces that can occur.</summary>
    public BigInteger Everything { get; private set; }

    void FindAbsent(FeelUnaryTests? allowed)
    {
        Everything = (BigInteger.One << Pieces) - 1;
        if (isOrdered)
            for (var i = 1; i < values.Count; i++)
                if (values[i] is FeelDate later && values[i - 1] is FeelDate earlier && later.DayNumber - earlier.DayNumber == 1)
                    absent.Add(2 * i);
        // Two truth values are all there are.
        if (!isOrdered && values.Count == 2 && values.TrueForAll(value => value is FeelBoolean))
            absent.Add(2);
        foreach (var piece in absent)
            Everything &= ~(BigInteger.One << piece);
        if (allowed is not null && Of(allowed.Root) is { } possible)
            Everything &= possible;
    }

    /// <summary>The pieces a cell holds; <c>null</c> when that depends on more than the cell.</summary>
    public BigInteger? Of(UnaryTest cell)
    {
        switch (cell)
        {
            case AnythingTest:
                return Everything;
            case AnyOfTest any:
                return any.Tests.Aggregate((BigInteger?)BigInteger.Zero, (set, test) => set | Of(test));
            case NotTest not:
                return Everything & ~Of(not.Negated);
            case ComparisonTest { Endpoint: var endpoint, Operation: var operation } when CellValues.Constant(endpoint) is { } bound:
                return Compared(operation, bound);
            case ExpressionTest { MentionsInput: false, Expression: var expression }:
                return OfExpression(expression);
            default:
                return null;
        }
    }

    BigInteger? OfExpression(Node expression)
    {
        if (CellValues.Unwrapped(expression) is RangeNode { Start: var start, End: var end, StartIncluded: var startIn, EndIncluded: var endIn })
        {
            var low = start is null ? Everything
                : CellValues.Constant(start) is { } s ? Compared(startIn ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, s) : null;
            var high = end is null ? Everything
                : CellValues.Constant(end) is { } e ? Compared(endIn ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, e) : null;
            return low & high;
        }
        return CellValues.Constant(expression) switch
        {
            null => null,
            FeelList list => list.Aggregate((BigInteger?)BigInteger.Zero, (set, item) => set | Held(item)),
            var value => Compared(ComparisonOperator.Equal, value),
        };
    }

    BigInteger? Held(FeelValue? item) => item is null ? null : Compared(ComparisonOperator.Equal, item);

    BigInteger? Compared(ComparisonOperator operation, FeelValue bound)
    {
        var place = values.FindIndex(value => value.Equals(bound));
        if (place < 0 || !CanBeJudged)
            return null;
        var piece = isOrdered ? (2 * place) + 1 : place;
        var itself = BigInteger.One << piece;
        return Everything & operation switch
        {
            ComparisonOperator.Equal => itself,
            ComparisonOperator.NotEqual => ~itself,
            ComparisonOperator.Less => itself - 1,
            ComparisonOperator.LessOrEqual => (itself << 1) - 1,
            ComparisonOperator.Greater => ~((itself << 1) - 1),
            _ => ~(itself - 1),
        };
    }

    /// <summary>A set of pieces written like a cell.</summary>
    public string Describe(BigInteger set)
    {
        set &= Everything;
        if (set == Everything)
            return "-";
        return isOrdered ? string.Join(", ", DescribeRuns(set)) : DescribeValues(set);
    }

    string DescribeValues(BigInteger set)
    {
        // With the piece of all other values, it is shorter to say what is not meant.
        var others = !(set >> values.Count).IsEven;
        var named = values.Where((_, i) => (set >> i).IsEven == others).Select(value => FeelText.Write(value, quoted: true));
        return others ? $"not({string.Join(", ", named)})" : string.Join(", ", named);
    }

    IEnumerable<string> DescribeRuns(BigInteger set)
    {
        for (var piece = 0; piece < Pieces; piece++)
        {
            if ((set >> piece).IsEven)
                continue;
            var first = piece;
            while (piece + 1 < Pieces && (!(set >> (piece + 1)).IsEven || absent.Contains(piece + 1)))
                piece++;
            yield return DescribeRun(first, piece);
        }
    }

    string DescribeRun(int first, int last)
    {
        var (startIncluded, endIncluded) = (first % 2 == 1, last % 2 == 1);
        var low = first == 0 ? null : FeelText.Write(values[(first - 1) / 2], quoted: true);
        var high = last == Pieces - 1 ? null : FeelText.Write(values[last / 2], quoted: true);
        if (low is null)
            return (endIncluded ? "<= " : "< ") + high;
        if (high is null)
            return (startIncluded ? ">= " : "> ") + low;
        return first == last && startIncluded ? low : $"{(startIncluded ? '[' : '(')}{low}..{high}{(endIncluded ? ']' : ')')}";
    }
}
