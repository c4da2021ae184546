using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <param name="ExcludedUnknown">Rows that the grant's filter could not judge.</param>
sealed record LakeAnswer(byte[] Body, long Rows, long ExcludedUnknown);

/// <summary>What a call reads, ready to be read: everything about it was allowed.</summary>
/// <param name="Source">The table in SQL: the files of a version, or made-up rows.</param>
/// <param name="Fields">In the order of the answer.</param>
sealed record AllowedQuery(
    SharingGrant Grant,
    Guid Call,
    string Source,
    IReadOnlyList<SharedField> Fields,
    RowFilter? GrantFilter,
    QueryBody Body,
    int Limit,
    bool Sandbox,
    int? Version,
    DateTimeOffset? AsOf,
    bool Stale
);

/// <summary>Reads rows or figures out of the lake as the grant allows: filtered in the query, masked one by one, written as JSON.</summary>
sealed class LakeAnswers(LakeReaders readers, GatewaySecrets secrets)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<LakeAnswer> Read(AllowedQuery query, CancellationToken cancel) =>
        readers.Ask(connection => query.Body.Group is null ? Rows(connection, query) : Figures(connection, query), cancel);

    LakeAnswer Rows(DbConnection connection, AllowedQuery query)
    {
        var sql = new FilterSql();
        var columns = query.Fields.Select(field => DuckDb.Name(field.Column)).Append(DuckDb.Name(query.Grant.KeyColumn));
        var order = query.Body.Order.Select(one => DuckDb.Name(one.Column) + (one.Descending ? " desc" : ""));
        var text =
            $"select {string.Join(", ", columns)} from {query.Source} where {Where(query, sql)}"
            + (query.Body.Order.Count > 0 ? $" order by {string.Join(", ", order)}" : "")
            + string.Create(CultureInfo.InvariantCulture, $" limit {query.Limit + 1}");
        var key = secrets.MaskKeyOf(query.Grant.Consumer);
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written, Plain);
        Begin(json, query);
        json.WriteStartArray("rows");
        var count = 0;
        var more = false;
        using (var reader = Ask(connection, text, sql))
            while (reader.Read())
            {
                if (count == query.Limit)
                {
                    more = true;
                    break;
                }
                count++;
                json.WriteStartObject();
                var row = Convert.ToString(reader.GetValue(query.Fields.Count), CultureInfo.InvariantCulture) ?? "";
                for (var i = 0; i < query.Fields.Count; i++)
                {
                    json.WritePropertyName(query.Fields[i].Column);
                    LakeValue.Write(json, query.Fields[i].MaskOf.Apply(reader.IsDBNull(i) ? null : reader.GetValue(i), key, row));
                }
                json.WriteEndObject();
            }
        json.WriteEndArray();
        json.WriteBoolean("more", more);
        json.WriteEndObject();
        json.Flush();
        return new(written.WrittenSpan.ToArray(), count, Unknown(connection, query));
    }

    static LakeAnswer Figures(DbConnection connection, AllowedQuery query)
    {
        var sql = new FilterSql();
        var groups = string.Join(", ", query.Body.Group!.Select(DuckDb.Name));
        var sums = string.Concat(query.Body.Sum.Select(column => $", sum({DuckDb.Name(column)}) as {DuckDb.Name($"sum_{column}")}"));
        var grouped = $"select {groups}, count(*) as count{sums} from {query.Source} where {Where(query, sql)} group by {groups}";
        // What is too small is counted, and nothing else of it is told; no total is given from which it could be computed.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"with cells as materialized ({grouped}) select *, (select count(*) from cells where count < {PurposeBinding.LeastCell}) as suppressed from cells where count >= {PurposeBinding.LeastCell} order by {groups} limit {query.Limit}"
        );
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written, Plain);
        Begin(json, query);
        json.WriteStartArray("cells");
        var (count, suppressed) = (0, 0L);
        using (var reader = Ask(connection, text, sql))
            while (reader.Read())
            {
                count++;
                json.WriteStartObject();
                for (var i = 0; i < reader.FieldCount - 1; i++)
                {
                    json.WritePropertyName(reader.GetName(i));
                    LakeValue.Write(json, reader.IsDBNull(i) ? null : reader.GetValue(i));
                }
                json.WriteEndObject();
                suppressed = reader.GetInt64(reader.FieldCount - 1);
            }
        json.WriteEndArray();
        json.WriteNumber("suppressed", suppressed);
        json.WriteEndObject();
        json.Flush();
        return new(written.WrittenSpan.ToArray(), count, Unknown(connection, query));
    }

    static void Begin(Utf8JsonWriter json, AllowedQuery query)
    {
        json.WriteStartObject();
        json.WriteString("call", query.Call);
        json.WriteString("grant", query.Grant.Code);
        json.WriteBoolean("sandbox", query.Sandbox);
        if (query.Version is { } version)
            json.WriteNumber("version", version);
        if (query.AsOf is { } asOf)
            json.WriteString("asOf", asOf);
        if (query.Stale)
            json.WriteBoolean("stale", true);
    }

    /// <summary>Grant, subject and caller each narrow; none widens another.</summary>
    internal static string Where(AllowedQuery query, FilterSql sql)
    {
        var conditions = Asked(query, sql);
        if (query.GrantFilter is { } granted)
            conditions.Add(sql.Of(granted));
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    static List<string> Asked(AllowedQuery query, FilterSql sql)
    {
        var conditions = new List<string>();
        if (query.Body.Filter is { } asked)
            conditions.Add(sql.Of(asked));
        // Made-up rows are about nobody: there the subject only has to be named.
        if (!query.Sandbox && query.Body.Subject is { } subject && query.Grant.SubjectColumnList is { Count: > 0 } columns)
            conditions.Add(sql.IsOneOf(columns, subject));
        return conditions;
    }

    static long Unknown(DbConnection connection, AllowedQuery query)
    {
        if (query.GrantFilter is not { } granted)
            return 0;
        var sql = new FilterSql();
        var conditions = Asked(query, sql);
        conditions.Add($"{sql.Of(granted)} is null");
        using var reader = Ask(connection, $"select count(*) from {query.Source} where {string.Join(" and ", conditions)}", sql);
        return reader.Read() ? reader.GetInt64(0) : 0;
    }

    internal static DbDataReader Ask(DbConnection connection, string text, FilterSql sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names went through DuckDb.Name and are the grant's, values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        sql.Bind(command);
        return command.ExecuteReader();
    }
}
