using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Yingzhou.Data.Collection.Connectors;

/// <summary>Pages of a PostgreSQL table or query, by key, in transactions that cannot write.</summary>
sealed class PostgresConnector(IOptions<CollectionOptions> options) : IConnector
{
    public SourceKind Kind => SourceKind.PostgreSql;

    public async Task<SourcePage> Read(CollectionSource source, string? after, Stream into, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Address(source));
        try
        {
            await connection.OpenAsync(cancel);
            await using (var readOnly = new NpgsqlCommand("begin transaction read only", connection))
                await readOnly.ExecuteNonQueryAsync(cancel);
            var from = SourceText.From(source.Query);
            var (columns, types) = await Columns(connection, from, cancel);
            var place = RowWriter.PlaceOf(source.KeyColumn, columns);
            var key = SourceText.Column(source.KeyColumn);
            var sql =
                $"select {string.Join(", ", columns.Select(column => $"{SourceText.Column(column)}::text"))} from {from}"
                + (after is null ? "" : $" where {key} > cast($1::text as {types[place]})")
                + string.Create(CultureInfo.InvariantCulture, $" order by {key} limit {source.PageSize}");
#pragma warning disable CA2100 // A commissioner's query is the point of it; it runs read-only, by an account of the department's choosing.
            await using var ask = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            if (after is not null)
                ask.Parameters.Add(new() { Value = after });
            var writer = new RowWriter(into, columns, place);
            await using var row = await ask.ExecuteReaderAsync(cancel);
            var values = new string?[columns.Count];
            while (await row.ReadAsync(cancel))
            {
                for (var i = 0; i < values.Length; i++)
                    values[i] = row.IsDBNull(i) ? null : row.GetString(i);
                writer.Write(values, values[place]);
            }
            return writer.Page(source.PageSize);
        }
        // 42 is syntax or rights, 22 a value: the same question gets the same answer.
        catch (PostgresException wrong) when (wrong.SqlState[..2] is "42" or "22" or "28" or "25")
        {
            throw new SourceRefusedException($"源库不接受：{wrong.MessageText}");
        }
    }

    string Address(CollectionSource source)
    {
        var address = new NpgsqlConnectionStringBuilder(source.Address.Plain)
        {
            Pooling = false,
            Timeout = 15,
            CommandTimeout = 0,
        };
        if (
            options.Value.DatabaseHosts.Count > 0
            && !options.Value.DatabaseHosts.Contains(address.Host ?? "", StringComparer.OrdinalIgnoreCase)
        )
            throw new SourceRefusedException($"数据库主机 {address.Host} 不在允许的名单里");
        return address.ToString();
    }

    static async Task<(List<string> Columns, List<string> Types)> Columns(
        NpgsqlConnection connection,
        string from,
        CancellationToken cancel
    )
    {
#pragma warning disable CA2100 // As above.
        await using var ask = new NpgsqlCommand($"select * from {from} limit 0", connection);
#pragma warning restore CA2100
        await using var none = await ask.ExecuteReaderAsync(cancel);
        return (
            [.. Enumerable.Range(0, none.FieldCount).Select(none.GetName)],
            [.. Enumerable.Range(0, none.FieldCount).Select(none.GetDataTypeName)]
        );
    }
}
