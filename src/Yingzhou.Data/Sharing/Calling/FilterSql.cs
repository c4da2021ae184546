using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>A filter as SQL: values are parameters, each cast to its column's type, so that nothing a caller writes is ever part of the text.</summary>
sealed class FilterSql
{
    readonly List<string> values = [];

    public string Of(RowFilter filter) =>
        filter switch
        {
            RowFilter.All all => Joined(all.Parts, " and "),
            RowFilter.Any any => Joined(any.Parts, " or "),
            RowFilter.Not not => $"(not {Of(not.Part)})",
            RowFilter.Compare compare =>
                $"({DuckDb.Name(compare.Column.Name)} {Operator(compare.How)} {Value(compare.Value, compare.Column.Type)})",
            RowFilter.In @in =>
                $"({DuckDb.Name(@in.Column.Name)} in ({string.Join(", ", @in.Values.Select(value => Value(value, @in.Column.Type)))}))",
            RowFilter.Within within => $"starts_with({DuckDb.Name(within.Column.Name)}, {Value(within.Area, FilterType.Text)})",
            _ => throw new InvalidOperationException($"A filter of kind {filter.GetType().Name} has no SQL"),
        };

    /// <summary>A column is one of these texts.</summary>
    public string IsOneOf(IEnumerable<string> columns, string text)
    {
        var value = Value(text, FilterType.Text);
        return $"({string.Join(" or ", columns.Select(column => $"{DuckDb.Name(column)} = {value}"))})";
    }

    public void Bind(DbCommand command)
    {
        foreach (var (index, value) in values.Index())
            command.Parameters.Add(new DuckDBParameter(string.Create(CultureInfo.InvariantCulture, $"p{index}"), value));
    }

    string Joined(IReadOnlyList<RowFilter> parts, string word) => parts.Count == 0 ? "false" : $"({string.Join(word, parts.Select(Of))})";

    string Value(object value, FilterType type)
    {
        values.Add(
            value switch
            {
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            }
        );
        return string.Create(CultureInfo.InvariantCulture, $"cast($p{values.Count - 1} as {TypeOf(type)})");
    }

    static string TypeOf(FilterType type) =>
        type switch
        {
            FilterType.Integer => "bigint",
            // Wide enough for what a caller may write, so that no cast rounds it.
            FilterType.Decimal => "decimal(38,10)",
            FilterType.Date => "date",
            FilterType.Moment => "timestamp",
            FilterType.Flag => "boolean",
            _ => "varchar",
        };

    static string Operator(Comparison how) =>
        how switch
        {
            Comparison.Equal => "=",
            Comparison.NotEqual => "<>",
            Comparison.Less => "<",
            Comparison.AtMost => "<=",
            Comparison.Greater => ">",
            _ => ">=",
        };
}
