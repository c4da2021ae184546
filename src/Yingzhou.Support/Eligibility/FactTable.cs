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
    bool[]? declared;

    public FeelValue?[] Values { get; } = new FeelValue?[rows];

    /// <summary>Numbers where they lie; a row without one is not <see cref="HasNumber"/>.</summary>
    public decimal[] Numbers { get; } = new decimal[rows];

    public bool[] HasNumber { get; } = new bool[rows];

    public bool HasDeclared => declared is not null;

    public bool IsDeclared(int row) => declared?[row] is true;

    public void Set(int row, FeelValue value, bool isDeclared)
    {
        Values[row] = value;
        if (value is FeelNumber { Value: var exact } && exact.ToDecimal() is { } number)
            (Numbers[row], HasNumber[row]) = (number, true);
        if (isDeclared || declared is not null)
            (declared ??= new bool[Values.Length])[row] = isDeclared;
    }
}
