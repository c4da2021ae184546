using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>What a query asks for (查询请求体). Everything may be left out but what the grant's purpose demands.</summary>
/// <param name="Subject">Number of the person; compared with the dataset's own column, never shown back.</param>
/// <param name="Case">Number of the case.</param>
/// <param name="Columns">In the order wanted; <c>null</c> for all of the grant.</param>
/// <param name="Group">Columns to count by, for statistics.</param>
/// <param name="Sum">Columns to add up, for statistics.</param>
/// <param name="FilterText">The filter as it was written.</param>
/// <param name="Format">Of the parts of a batch.</param>
sealed record QueryBody(
    string? Subject,
    string? Case,
    IReadOnlyList<string>? Columns,
    RowFilter? Filter,
    IReadOnlyList<(string Column, bool Descending)> Order,
    int? Limit,
    IReadOnlyList<string>? Group,
    IReadOnlyList<string> Sum,
    string? FilterText = null,
    ExportFormat Format = ExportFormat.Csv
)
{
    public static readonly QueryBody Empty = new(null, null, null, null, [], null, null, []);

    const int LongestText = 64;
    const int MostGroups = 3;

    /// <summary>Reads a body that was already found to be one JSON object.</summary>
    public static (QueryBody? Body, GatewayDenial? Denial) Read(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyDictionary<string, FilterColumn> columns,
        string area
    )
    {
        if (bytes.IsEmpty)
            return (Empty, null);
        try
        {
            using var json = JsonDocument.Parse(bytes, SharingJson.Document);
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? new Reading(columns, area).Of(json.RootElement)
                : (null, GatewayDenial.Query("请求体应为一个 JSON 对象。"));
        }
        catch (JsonException)
        {
            return (null, GatewayDenial.Query("请求体不是合法的 JSON，嵌套过深，或同名属性写了两次。"));
        }
    }

    sealed class Reading(IReadOnlyDictionary<string, FilterColumn> columns, string area)
    {
        QueryBody body = Empty;

        public (QueryBody?, GatewayDenial?) Of(JsonElement json)
        {
            foreach (var property in json.EnumerateObject())
                if (One(property.Name, property.Value) is { } denial)
                    return (null, denial);
            return (body, null);
        }

        GatewayDenial? One(string name, JsonElement value)
        {
            switch (name)
            {
                case "subject":
                    return Text(value) is { } subject ? Take(body with { Subject = subject }) : Wrong("subject 应为证件号码文本。");
                case "case":
                    return Text(value) is { } number ? Take(body with { Case = number }) : Wrong("case 应为办件编号文本。");
                case "fields":
                    return Names(value) is { Count: > 0 } names
                        ? Take(body with { Columns = names })
                        : Wrong("fields 应为不重复的字段名数组。");
                case "filter":
                    var filter = new RowFilterReader(columns, area).Read(value);
                    return filter.Fault is { } fault
                        ? fault.Status == 403
                            ? GatewayDenial.Field(fault.Detail)
                            : Wrong(fault.Detail)
                        : Take(body with { Filter = filter.Value, FilterText = value.GetRawText() });
                case "order":
                    return Orders(value);
                case "limit":
                    return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var limit) && limit > 0
                        ? Take(body with { Limit = limit })
                        : Wrong("limit 应为正整数。");
                case "group":
                    return Names(value) is { Count: > 0 and <= MostGroups } group
                        ? Take(body with { Group = group })
                        : Wrong($"group 应为 1 到 {MostGroups} 个字段名。");
                case "sum":
                    return Names(value) is { } sum ? Take(body with { Sum = sum }) : Wrong("sum 应为字段名数组。");
                case "format":
                    return value.ValueKind is JsonValueKind.String && value.GetString() is "csv" or "parquet"
                        ? Take(body with { Format = value.GetString() == "parquet" ? ExportFormat.Parquet : ExportFormat.Csv })
                        : Wrong("format 应为 csv 或 parquet。");
                default:
                    return Wrong("请求体只能有 subject、case、fields、filter、order、limit、group、sum、format。");
            }
        }

        GatewayDenial? Orders(JsonElement value)
        {
            if (value.ValueKind is not JsonValueKind.Array)
                return Wrong("""order 写作 [["字段","asc"]]。""");
            var orders = new List<(string, bool)>();
            foreach (var one in value.EnumerateArray())
            {
                if (
                    one.ValueKind is not JsonValueKind.Array
                    || one.EnumerateArray().ToList()
                        is not [{ ValueKind: JsonValueKind.String } column, { ValueKind: JsonValueKind.String } way]
                    || way.GetString() is not ("asc" or "desc")
                )
                    return Wrong("""order 写作 [["字段","asc"]]。""");
                if (!columns.TryGetValue(column.GetString()!, out var known) || !known.Open)
                    return GatewayDenial.Field("排序用了授权以外或已脱敏的字段。");
                orders.Add((known.Name, way.GetString() == "desc"));
            }
            return Take(body with { Order = orders });
        }

        GatewayDenial? Take(QueryBody read)
        {
            body = read;
            return null;
        }

        static GatewayDenial Wrong(string detail) => GatewayDenial.Query(detail);

        static string? Text(JsonElement value) =>
            value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

        static List<string>? Names(JsonElement value)
        {
            if (value.ValueKind is not JsonValueKind.Array || value.EnumerateArray().Any(one => one.ValueKind is not JsonValueKind.String))
                return null;
            var names = value.EnumerateArray().Select(one => one.GetString()!).ToList();
            return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? names : null;
        }
    }
}
