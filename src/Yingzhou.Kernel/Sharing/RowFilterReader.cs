using System.Globalization;
using System.Text.Json;

namespace Yingzhou.Kernel;

/// <summary>
/// Reads a filter from JSON (过滤条件语法): <c>{"and":[…]}</c>, <c>{"or":[…]}</c>, <c>{"not":…}</c>, <c>{"eq":["qhdm","330921"]}</c> and <c>ne lt le gt ge</c>,
/// <c>{"in":["dylb",["1","2"]]}</c>, <c>{"within":["qhdm","330921"]}</c> or <c>{"within":["qhdm",{"my":"area"}]}</c> for the area of the consumer itself.
/// A name is taken letter by letter: what only looks like a column is none.
/// </summary>
/// <param name="columns">What may be named, by name.</param>
/// <param name="area">Division code of the consumer.</param>
public sealed class RowFilterReader(IReadOnlyDictionary<string, FilterColumn> columns, string area)
{
    public const int MostNesting = 20;
    public const int MostValues = 1_000;
    public const int MostParts = 200;
    const int LongestText = 200;

    // Decimal places of a value: more than any column has.
    const int MostScale = 10;

    static readonly Dictionary<string, Comparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["eq"] = Comparison.Equal,
        ["ne"] = Comparison.NotEqual,
        ["lt"] = Comparison.Less,
        ["le"] = Comparison.AtMost,
        ["gt"] = Comparison.Greater,
        ["ge"] = Comparison.AtLeast,
    };

    int parts;

    /// <param name="json">Parsed with duplicate properties refused.</param>
    /// <returns>A fault of status 403 for a column that may not be named, of 400 for what is no filter.</returns>
    public Outcome<RowFilter> Read(JsonElement json)
    {
        parts = 0;
        return Read(json, 1);
    }

    Outcome<RowFilter> Read(JsonElement json, int depth)
    {
        if (depth > MostNesting)
            return Wrong($"过滤条件嵌套超过 {MostNesting} 层。");
        if (++parts > MostParts)
            return Wrong($"过滤条件超过 {MostParts} 个。");
        if (json.ValueKind is not JsonValueKind.Object || json.EnumerateObject().ToList() is not [var only])
            return Wrong("每个条件是只有一个运算符的 JSON 对象。");
        return only.Name switch
        {
            "and" => Several(only.Value, depth, several => new RowFilter.All(several)),
            "or" => Several(only.Value, depth, several => new RowFilter.Any(several)),
            "not" => Negated(Read(only.Value, depth + 1)),
            "in" => ReadIn(only.Value),
            "within" => ReadWithin(only.Value),
            _ when Comparisons.TryGetValue(only.Name, out var how) => ReadComparison(only.Value, how),
            _ => Wrong("运算符应为 and、or、not、eq、ne、lt、le、gt、ge、in、within 之一。"),
        };
    }

    static Outcome<RowFilter> Negated(Outcome<RowFilter> inner) => inner.Succeeded ? new RowFilter.Not(inner.Value) : inner;

    Outcome<RowFilter> Several(JsonElement json, int depth, Func<IReadOnlyList<RowFilter>, RowFilter> made)
    {
        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() == 0)
            return Wrong("and 和 or 后面是至少有一个条件的数组。");
        var several = new List<RowFilter>();
        foreach (var part in json.EnumerateArray())
        {
            var read = Read(part, depth + 1);
            if (read.Fault is not null)
                return read;
            several.Add(read.Value);
        }
        return made(several);
    }

    Outcome<RowFilter> ReadComparison(JsonElement json, Comparison how)
    {
        var pair = Pair(json);
        if (pair.Fault is { } fault)
            return fault;
        var (column, operand) = pair.Value;
        return ValueOf(operand, column) is { } value ? new RowFilter.Compare(column, how, value) : NoValue(column);
    }

    Outcome<RowFilter> ReadIn(JsonElement json)
    {
        var pair = Pair(json);
        if (pair.Fault is { } fault)
            return fault;
        var (column, operand) = pair.Value;
        if (operand.ValueKind is not JsonValueKind.Array || operand.GetArrayLength() is 0 or > MostValues)
            return Wrong($"in 后面是 1 到 {MostValues} 个值。");
        var values = operand.EnumerateArray().Select(one => ValueOf(one, column)).ToList();
        return values.Contains(null) ? NoValue(column) : new RowFilter.In(column, values!);
    }

    Outcome<RowFilter> ReadWithin(JsonElement json)
    {
        var pair = Pair(json);
        if (pair.Fault is { } fault)
            return fault;
        var (column, operand) = pair.Value;
        if (column.Type is not FilterType.Text)
            return Wrong($"within 只用于行政区划代码字段，{column.Name} 不是文本。");
        if (operand.ValueKind is JsonValueKind.Object)
            return
                operand.EnumerateObject().ToList() is [{ Name: "my", Value: var mine }]
                && mine.ValueKind is JsonValueKind.String
                && mine.GetString() == "area"
                ? new RowFilter.Within(column, area)
                : Wrong("""本部门的区域写作 {"my":"area"}。""");
        return
            operand.ValueKind is JsonValueKind.String
            && operand.GetString() is { Length: >= 2 and <= 12 } code
            && code.All(char.IsAsciiDigit)
            ? new RowFilter.Within(column, code)
            : Wrong("within 后面是 2 到 12 位行政区划代码。");
    }

    Outcome<(FilterColumn, JsonElement)> Pair(JsonElement json)
    {
        if (
            json.ValueKind is not JsonValueKind.Array
            || json.EnumerateArray().ToList() is not [{ ValueKind: JsonValueKind.String } name, var operand]
        )
            return Wrong("""比较写作 ["字段", 值]。""");
        return columns.TryGetValue(name.GetString()!, out var column) && column.Open
            ? (column, operand)
            : new Fault("sharing.filter-field", "过滤条件用了授权以外或已脱敏的字段。", 403) { Field = "filter" };
    }

    static object? ValueOf(JsonElement json, FilterColumn column) =>
        (column.Type, json.ValueKind) switch
        {
            (FilterType.Text, JsonValueKind.String) => json.GetString() is { Length: <= LongestText } text && !text.Contains('\0')
                ? text
                : null,
            (FilterType.Integer, JsonValueKind.Number) => json.TryGetInt64(out var number) ? number : null,
            (FilterType.Decimal, JsonValueKind.Number) => json.TryGetDecimal(out var number)
            && Math.Abs(number) < 100_000_000_000_000m
            && number.Scale <= MostScale
                ? number
                : null,
            (FilterType.Date, JsonValueKind.String) => DateOnly.TryParseExact(
                json.GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            (FilterType.Moment, JsonValueKind.String) => DateTime.TryParseExact(
                json.GetString(),
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var at
            )
                ? at
                : null,
            (FilterType.Flag, JsonValueKind.True) => true,
            (FilterType.Flag, JsonValueKind.False) => false,
            _ => null,
        };

    static Fault NoValue(FilterColumn column) =>
        Wrong(
            column.Type switch
            {
                FilterType.Text => $"{column.Name} 的值应为不超过 {LongestText} 字的文本。",
                FilterType.Integer => $"{column.Name} 的值应为整数。",
                FilterType.Decimal => $"{column.Name} 的值应为数字。",
                FilterType.Date => $"{column.Name} 的值应为 2026-01-31 这样的日期。",
                FilterType.Moment => $"{column.Name} 的值应为 2026-01-31T08:00:00 这样的时间。",
                _ => $"{column.Name} 的值应为 true 或 false。",
            }
        );

    static Fault Wrong(string detail) => new("sharing.filter-shape", detail, 400) { Field = "filter" };
}
