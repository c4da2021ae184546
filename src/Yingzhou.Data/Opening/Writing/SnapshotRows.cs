using System.Globalization;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Opening.Writing;

/// <summary>Rows of a snapshot in their order, values as .NET has them: text, long, decimal, bool, DateOnly, DateTime, <c>null</c>.</summary>
static class SnapshotRows
{
    public static IEnumerable<object?[]> Of(DuckDb duck, string snapshot, int columns)
    {
        using var connection = duck.Open();
        DuckDb.Run(connection, "set preserve_insertion_order=true");
        using var reader = DuckDb.Ask(connection, $"select * from {DuckDb.Files([snapshot])}");
        while (reader.Read())
        {
            var row = new object?[columns];
            for (var i = 0; i < columns; i++)
                row[i] = Plain(reader.IsDBNull(i) ? null : reader.GetValue(i));
            yield return row;
        }
    }

    public static object? Plain(object? value) =>
        value switch
        {
            null or DBNull => null,
            int or short or byte or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            // Without the zeros that only the width of the column brings.
            decimal number => number / 1.0000000000000000000000000000m,
            var other => other,
        };
}
