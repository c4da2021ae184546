using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility;

/// <summary>The facts of many parties in columns, one row a party, so that a condition is judged for all of them in one pass.</summary>
/// <param name="at">The moment of judging.</param>
public sealed class FactTable(int rows, DateTimeOffset at)
{
    readonly Dictionary<string, FactColumn> columns = new(StringComparer.Ordinal);

    public int Rows => rows;

    public DateTimeOffset At => at;

    public void Set(int row, string name, FeelValue value, bool declared = false)
    {
        if (!columns.TryGetValue(name, out var column))
            columns[name] = column = new(rows);
        column.Set(row, value, declared);
    }

    internal FactColumn? Column(string name) => columns.GetValueOrDefault(name);

    /// <summary>One row as a sheet, without where its facts came from.</summary>
    public FactSheet Sheet(int row) =>
        new(
            from column in columns
            let value = column.Value.Values[row]
            where value is not null
            select new Fact(column.Key, value, "", at, Declared: column.Value.IsDeclared(row)),
            at
        );
}

sealed class FactColumn(int rows)
{
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    bool[]? declared;

    public FeelValue?[] Values { get; } = new FeelValue?[rows];

    /// <summary>Numbers where they lie; a row without one is not <see cref="HasNumber"/>.</summary>
    public decimal[] Numbers { get; } = new decimal[rows];

    public bool[] HasNumber { get; } = new bool[rows];

    /// <summary>Values that are no numbers come from few: for each row the place of its value among <see cref="Distinct"/>, −1 without one.</summary>
    public int[] Places { get; } = [.. Enumerable.Repeat(-1, rows)];

    public List<FeelValue> Distinct { get; } = [];

    public bool HasDeclared => declared is not null;

    public bool IsDeclared(int row) => declared?[row] is true;

    public void Set(int row, FeelValue value, bool isDeclared)
    {
        Values[row] = value;
        if (value is FeelNumber { Value: var exact } && exact.ToDecimal() is { } number)
            (Numbers[row], HasNumber[row]) = (number, true);
        else
            Places[row] = PlaceOf(value);
        if (isDeclared || declared is not null)
            (declared ??= new bool[Values.Length])[row] = isDeclared;
    }

    int PlaceOf(FeelValue value)
    {
        if (!places.TryGetValue(value.ToString(), out var place))
        {
            places[value.ToString()] = place = Distinct.Count;
            Distinct.Add(value);
        }
        return place;
    }
}
