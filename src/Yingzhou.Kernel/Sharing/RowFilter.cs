using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>What a column of a shared dataset holds, as far as it can be compared.</summary>
public enum FilterType
{
    Text,
    Integer,
    Decimal,
    Date,
    Moment,
    Flag,
}

/// <summary>A column that a filter may name.</summary>
/// <param name="Open">Its values may be compared. A masked one may not: by many questions one would read what the mask hides.</param>
public sealed record FilterColumn(string Name, FilterType Type, bool Open = true);

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// <summary>
/// A condition on rows (行过滤条件) that can say nothing but comparisons of a column with values. Three-valued: where a value is missing the answer is unknown, and unknown is excluded,
/// also below a <c>not</c>. Source: p03 R2.
/// </summary>
public abstract record RowFilter
{
    RowFilter() { }

    /// <param name="row">Value of a column; <c>null</c> when it is missing.</param>
    /// <returns><c>null</c> when it cannot be told.</returns>
    public abstract bool? Holds(Func<string, object?> row);

    public sealed record All(IReadOnlyList<RowFilter> Parts) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row)
        {
            var verdicts = Parts.Select(part => part.Holds(row)).ToList();
            return verdicts.Contains(false) ? false
                : verdicts.Contains(null) ? null
                : true;
        }
    }

    public sealed record Any(IReadOnlyList<RowFilter> Parts) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row)
        {
            var verdicts = Parts.Select(part => part.Holds(row)).ToList();
            return verdicts.Contains(true) ? true
                : verdicts.Contains(null) ? null
                : false;
        }
    }

    public sealed record Not(RowFilter Part) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row) => !Part.Holds(row);
    }

    /// <param name="Value">Of the column's type: text, <c>long</c>, <c>decimal</c>, <see cref="DateOnly"/>, <see cref="DateTime"/>, <c>bool</c>.</param>
    public sealed record Compare(FilterColumn Column, Comparison How, object Value) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row)
        {
            if (row(Column.Name) is not { } value)
                return null;
            var order = Order(value, Value);
            return How switch
            {
                Comparison.Equal => order == 0,
                Comparison.NotEqual => order != 0,
                Comparison.Less => order < 0,
                Comparison.AtMost => order <= 0,
                Comparison.Greater => order > 0,
                _ => order >= 0,
            };
        }
    }

    public sealed record In(FilterColumn Column, IReadOnlyList<object> Values) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row) =>
            row(Column.Name) is { } value ? Values.Any(one => Order(value, one) == 0) : null;
    }

    /// <summary>The column is a division code within an area: the area's own code or one that begins with it.</summary>
    public sealed record Within(FilterColumn Column, string Area) : RowFilter
    {
        public override bool? Holds(Func<string, object?> row) =>
            row(Column.Name) is string value ? value.StartsWith(Area, StringComparison.Ordinal) : null;
    }

    /// <summary>Columns that it names.</summary>
    public IEnumerable<FilterColumn> Columns =>
        this switch
        {
            All all => all.Parts.SelectMany(part => part.Columns),
            Any any => any.Parts.SelectMany(part => part.Columns),
            Not not => not.Part.Columns,
            Compare compare => [compare.Column],
            In @in => [@in.Column],
            Within within => [within.Column],
            _ => [],
        };

    // Texts by their code points: as a database with the binary order compares them.
    static int Order(object value, object other) =>
        value is string text ? CompareCodePoints(text, (string)other)
        : value is IComparable comparable ? comparable.CompareTo(Convert.ChangeType(other, value.GetType(), CultureInfo.InvariantCulture))
        : 0;

    static int CompareCodePoints(string one, string other) =>
        System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other));
}
