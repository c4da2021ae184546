using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using Yingzhou.Foundation.Outgoing;

namespace Yingzhou.Data.Collection.Connectors;

/// <summary>Pages of a PostgreSQL table or query, by key, in transactions that cannot write.</summary>
sealed class PostgresConnector(IOptions<CollectionOptions> options, IOutgoing outgoing) : IConnector
{
    public SourceKind Kind => SourceKind.PostgreSql;

    public async Task<SourcePage> Read(CollectionSource source, string? after, Stream into, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(await Address(source, cancel));
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

    async Task<string> Address(CollectionSource source, CancellationToken cancel)
    {
        var given = Given(source.Address.Plain);
        var host = given.Host ?? "";
        // Several hosts are several questions, and a path is a socket of this machine.
        if (host.Length == 0 || host.IndexOfAny([',', '/', '\\', '@']) >= 0)
            throw new SourceRefusedException("数据库地址应写明一个主机");
        if (options.Value.DatabaseHosts.Count > 0 && !options.Value.DatabaseHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            throw new SourceRefusedException($"数据库主机 {host} 不在允许的名单里");
        IReadOnlyList<IPAddress> reached;
        try
        {
            reached = await outgoing.Reach(host, given.Port, cancel);
        }
        catch (OutgoingRefusedException refused)
        {
            throw new SourceRefusedException(refused.Message);
        }
        // Nothing of what else an address can say, e.g. which files of this machine to read.
        return new NpgsqlConnectionStringBuilder
        {
            // Where the certificate is held to the name, the name must stay; elsewhere the address that was looked at is the one that is asked.
            Host = given.SslMode is SslMode.VerifyFull ? host : reached[0].ToString(),
            Port = given.Port,
            Database = given.Database,
            Username = given.Username,
            Password = given.Password,
            SslMode = given.SslMode,
            Pooling = false,
            Timeout = 15,
            CommandTimeout = 0,
        }.ToString();
    }

    static NpgsqlConnectionStringBuilder Given(string address)
    {
        try
        {
            return new(address);
        }
        catch (ArgumentException wrong)
        {
            throw new SourceRefusedException($"数据库地址写错了：{wrong.Message}");
        }
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
