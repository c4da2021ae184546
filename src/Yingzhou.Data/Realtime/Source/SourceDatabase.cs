using System.Numerics;
using Npgsql;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Source;

/// <param name="FilledColumns">Columns that give rows a value which no change of a row announces.</param>
sealed record SourceTable(TableName Name, SourceShape Shape, IReadOnlySet<string> FilledColumns);

/// <param name="LastKey">Parts of the last key; <c>null</c> when nothing was left.</param>
sealed record SourceChunk(
    SourceSnapshot Seen,
    IReadOnlyList<(string Key, IReadOnlyDictionary<string, string?> Values)> Rows,
    IReadOnlyList<string>? LastKey
);

/// <param name="Restart">The oldest log that the slot holds back.</param>
sealed record SlotLook(WalPosition? Confirmed, WalPosition? Restart, bool IsLost, WalPosition Current, DateTimeOffset Clock)
{
    public long Retained => Restart is { } oldest ? Current.BytesSince(oldest) : 0;
}

/// <summary>Questions to a source beside its log. It only reads, and says one thing: the beat.</summary>
sealed class SourceDatabase(string connection) : IAsyncDisposable
{
    public const string BeatPrefix = "yingzhou.beat";

    public static bool IsUnreachable(Exception exception) =>
        exception switch
        {
            // 08 connection, 28 log-in, 53 no room, 57 shut down; anything else that the source answers is a bug of ours.
            PostgresException told => told.SqlState[..2] is "08" or "28" or "53" or "57",
            NpgsqlException or System.Net.Sockets.SocketException or TimeoutException => true,
            _ => false,
        };

    public static Fault Unreachable(Exception exception) => new("express.unreachable", $"连不上源库：{exception.Message}", 502);

    readonly NpgsqlConnection source = new(SourceAddress.Of(connection));

    public Task Open(CancellationToken cancel) => source.OpenAsync(cancel);

    NpgsqlCommand Command(string sql, params object[] parameters)
    {
#pragma warning disable CA2100 // Names in it were quoted; values are parameters.
        var command = new NpgsqlCommand(sql, source);
#pragma warning restore CA2100
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    public async Task<SourceFacts> Facts(string publication, string slot, IReadOnlyList<TableName> tables, CancellationToken cancel)
    {
        SourceFacts facts;
        await using (var ask = Command(SourceSql.Server, publication, slot))
        await using (var row = await ask.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            // Our own slot is not one more; megabytes, and -1 for no limit.
            facts = new(
                row.GetInt32(0),
                row.GetString(1),
                row.GetBoolean(2),
                row.GetBoolean(3),
                [],
                [],
                row.GetBoolean(4),
                row.GetBoolean(5),
                [],
                [],
                row.GetInt32(6) + row.GetInt32(10),
                row.GetInt32(7) + row.GetInt32(10),
                row.GetInt64(8) is >= 0 and var megabytes ? megabytes << 20 : null,
                row.GetString(9)
            );
        }
        var (writable, unreadable, unpublished, keyless) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var table in tables)
        {
            await using var ask = Command(SourceSql.Table, table.Quoted, publication, table.Schema, table.Name);
            await using var row = await ask.ExecuteReaderAsync(cancel);
            await row.ReadAsync(cancel);
            if (!row.GetBoolean(0))
                unreadable.Add(table.ToString());
            if (row.GetBoolean(1))
                writable.Add(table.ToString());
            if (!row.GetBoolean(2))
                unpublished.Add(table.ToString());
            if (!row.GetBoolean(3))
                keyless.Add(table.ToString());
        }
        return facts with
        {
            WritableTables = writable,
            UnreadableTables = unreadable,
            UnpublishedTables = unpublished,
            KeylessTables = keyless,
        };
    }

    public async Task<SlotLook> Slot(string name, CancellationToken cancel)
    {
        await using var ask = Command(SourceSql.Slot, name);
        await using var row = await ask.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        WalPosition? At(int column) => row.IsDBNull(column) ? null : WalPosition.Parse(row.GetString(column));
        return new(At(0), At(1), row.GetBoolean(2), At(3)!.Value, row.GetFieldValue<DateTimeOffset>(4));
    }

    public async Task<string> SystemIdentifier(CancellationToken cancel)
    {
        await using var ask = Command("select system_identifier::text from pg_control_system()");
        return (string)(await ask.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Gives our own slot up: what it held back may go.</summary>
    public async Task DropSlot(string name, CancellationToken cancel)
    {
        // Somebody may be reading from it a moment longer.
        await using var ask = Command(
            "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = $1 and active_pid is not null and active_pid <> pg_backend_pid()",
            name
        );
        await ask.ExecuteNonQueryAsync(cancel);
        for (var tries = 0; ; tries++)
            try
            {
                await using var drop = Command(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1",
                    name
                );
                await drop.ExecuteNonQueryAsync(cancel);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && tries < 50)
            {
                await Task.Delay(100, cancel);
            }
    }

    public async Task Beat(CancellationToken cancel)
    {
        await using var say = Command("select pg_logical_emit_message(true, $1, '')", BeatPrefix);
        await say.ExecuteNonQueryAsync(cancel);
    }

    /// <returns><c>null</c> when there is no such table, or none that we may see.</returns>
    public async Task<SourceTable?> Table(TableName name, CancellationToken cancel)
    {
        await using var ask = Command(SourceSql.Shape, name.Schema, name.Name);
        await using var row = await ask.ExecuteReaderAsync(cancel);
        var (columns, filled) = (new List<SourceColumn>(), new HashSet<string>());
        while (await row.ReadAsync(cancel))
        {
            columns.Add(new(row.GetString(0), row.GetString(1), row.GetBoolean(2)));
            if (row.GetBoolean(3))
                filled.Add(row.GetString(0));
        }
        return columns.Count == 0 ? null : new(name, new(columns), filled);
    }

    public async Task<string> TypeName(uint type, int modifier, CancellationToken cancel)
    {
        await using var ask = Command("select format_type($1::oid, $2)", (long)type, modifier);
        return (string)(await ask.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The next rows by key, and what the query could see.</summary>
    public async Task<SourceChunk> Chunk(SourceTable table, IReadOnlyList<string>? after, int most, CancellationToken cancel)
    {
        await using var moment = await source.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var seen = await Seen(cancel);
        await using var ask = Command(SourceSql.Chunk(table.Name, table.Shape, after is null, most), [.. after ?? []]);
        var rows = await Rows(ask, table.Shape, cancel);
        await moment.CommitAsync(cancel);
        return new(seen, rows, rows.Count < most ? null : RowKey.Parts(rows[^1].Key));
    }

    public async Task<SourceChunk> ByKeys(SourceTable table, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await using var moment = await source.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var seen = await Seen(cancel);
        await using var ask = Command(SourceSql.ByKeys(table.Name, table.Shape), (object)keys.ToArray());
        var rows = await Rows(ask, table.Shape, cancel);
        await moment.CommitAsync(cancel);
        return new(seen, rows, null);
    }

    async Task<SourceSnapshot> Seen(CancellationToken cancel)
    {
        await using var ask = Command("select pg_current_snapshot()::text");
        return SourceSnapshot.Parse((string)(await ask.ExecuteScalarAsync(cancel))!);
    }

    static async Task<List<(string Key, IReadOnlyDictionary<string, string?> Values)>> Rows(
        NpgsqlCommand ask,
        SourceShape shape,
        CancellationToken cancel
    )
    {
        var rows = new List<(string Key, IReadOnlyDictionary<string, string?> Values)>();
        await using var row = await ask.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var values = new Dictionary<string, string?>(shape.Columns.Count);
            for (var i = 0; i < shape.Columns.Count; i++)
                values[shape.Columns[i].Name] = row.IsDBNull(i) ? null : row.GetString(i);
            rows.Add((RowKey.Of(shape.Key.Select(column => values[column]!)), values));
        }
        return rows;
    }

    /// <summary>Lets the following questions see exactly what was committed before a position of the log.</summary>
    public async Task StandAt(string snapshot, CancellationToken cancel)
    {
        await using var begin = Command("begin isolation level repeatable read read only");
        await begin.ExecuteNonQueryAsync(cancel);
        await using var stand = Command($"set transaction snapshot '{snapshot.Replace("'", "", StringComparison.Ordinal)}'");
        await stand.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="bounds">First keys of the second and the following ranges.</param>
    public async Task<BucketSum[]> Buckets(SourceTable table, string[] bounds, CancellationToken cancel)
    {
        var sums = new BucketSum[bounds.Length + 1];
        if (bounds.Length == 0)
            return [await Sum(table, new(null, null), cancel)];
        await using var ask = Command(SourceSql.Buckets(table.Name, table.Shape), (object)bounds);
        await using var row = await ask.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            sums[row.GetInt32(0)] = new(row.GetInt64(1), Modulo(row.GetString(2)));
        return sums;
    }

    public async Task<BucketSum> Sum(SourceTable table, KeyRange range, CancellationToken cancel)
    {
        await using var ask = Command(SourceSql.Sum(table.Name, table.Shape, range), Bounds(range));
        await using var row = await ask.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new(row.GetInt64(0), Modulo(row.GetString(1)));
    }

    public async Task<IReadOnlyList<HashedKey>> List(SourceTable table, KeyRange range, CancellationToken cancel)
    {
        await using var ask = Command(SourceSql.List(table.Name, table.Shape, range), Bounds(range));
        await using var row = await ask.ExecuteReaderAsync(cancel);
        var rows = new List<HashedKey>();
        while (await row.ReadAsync(cancel))
            rows.Add(new(row.GetString(0), unchecked((ulong)row.GetInt64(1))));
        return rows;
    }

    static object[] Bounds(KeyRange range) => [.. new[] { range.From, range.Before }.OfType<string>()];

    static ulong Modulo(string sum)
    {
        var round = BigInteger.One << 64;
        var rest = BigInteger.Parse(sum, System.Globalization.CultureInfo.InvariantCulture) % round;
        return (ulong)(rest.Sign < 0 ? rest + round : rest);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
