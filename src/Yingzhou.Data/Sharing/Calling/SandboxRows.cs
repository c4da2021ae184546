using System.Globalization;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>Made-up rows of the same shape (沙箱数据), for the tests of a consumer: nobody is in them, and they are the same at every call.</summary>
static class SandboxRows
{
    const int Count = 20;

    /// <summary>A table in SQL with the given columns.</summary>
    public static string Of(IEnumerable<(string Column, FilterType Type)> columns) =>
        $"(select {string.Join(", ", columns.Distinct().Select(column => $"{Value(column.Type, column.Column)} as {DuckDb.Name(column.Column)}"))} from range(1, {Count + 1}) as t(i))";

    static string Value(FilterType type, string column) =>
        type switch
        {
            FilterType.Integer => "cast(i as bigint)",
            FilterType.Decimal => "cast(i * 100 as decimal(18,4))",
            FilterType.Date => "cast(date '2000-01-01' + cast(i as integer) as date)",
            FilterType.Moment => "(timestamp '2026-01-01 08:00:00' + to_minutes(i))",
            FilterType.Flag => "(i % 2 = 0)",
            _ => string.Create(CultureInfo.InvariantCulture, $"({DuckDb.Text($"测试{column}")} || i)"),
        };
}
