using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Store;

/// <param name="Intended">A slot that we are about to make, or made without getting to note where it began.</param>
sealed record LineMemory(
    int Generation,
    string? Intended,
    SlotMemory? Slot,
    WalPosition Position,
    uint Transaction,
    long Changes,
    long Repeated
);

/// <summary>
/// The file of a line: its rows as they stand, what they were before, and the position up to which all of it is durable, in one SQLite database and so in one
/// transaction. See ADR 0011. One writes, any number read.
/// </summary>
sealed partial class LineStore : IDisposable
{
    // Of 4 KiB: pages that change again and again are copied once into the file instead of after each batch.
    const int CheckpointPages = 32_768;

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly Lazy<string> Schema = new(() =>
    {
        using var reader = new StreamReader(
            typeof(LineStore).Assembly.GetManifestResourceStream($"{typeof(LineStore).Namespace}.line.sql")!
        );
        return reader.ReadToEnd();
    });

    readonly SqliteConnection connection;
    readonly Dictionary<string, SqliteCommand> prepared = [];

    LineStore(SqliteConnection connection) => this.connection = connection;

    public static LineStore Open(string file, bool survivePowerCut)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString()
        );
        connection.Open();
        var store = new LineStore(connection);
        // An acknowledged position must survive a power cut, because the source forgets what it has been told is safe.
        store.Execute(
            $"pragma journal_mode = wal; pragma synchronous = {(survivePowerCut ? "full" : "normal")}; pragma busy_timeout = 30000; pragma cache_size = -65536; pragma wal_autocheckpoint = {CheckpointPages};"
        );
        store.Execute(Schema.Value);
        store.OrderHistory();
        store.Execute("insert into line (only_one, generation) values (1, 0) on conflict do nothing");
        return store;
    }

    /// <summary>A file from before had its history by key. What was replaced there is older than any position that will be asked about.</summary>
    void OrderHistory()
    {
        if (Number("select count(*) from pragma_table_info('history') where name = 'replaced_by'") == 0)
            Execute("alter table history add column replaced_by integer not null default 0");
        Execute("drop index if exists ix_history_place; create index if not exists ix_history_replaced on history (station, replaced_by)");
    }

    public void Begin() => Execute("begin immediate");

    public void Commit() => Execute("commit");

    public void Rollback() => Execute("rollback");

    /// <summary>Does all of it or nothing.</summary>
    public void InOneTurn(Action work)
    {
        Begin();
        try
        {
            work();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Lets this reader see one moment until it is disposed.</summary>
    public void HoldMoment()
    {
        Execute("begin");
        _ = Memory;
    }

    public LineMemory Memory =>
        Ask(
                "select generation, intended, system, created_at, position, transaction_id, changes, repeated from line",
                row => new LineMemory(
                    row.GetInt32(0),
                    row.IsDBNull(1) ? null : row.GetString(1),
                    row.IsDBNull(2) || row.IsDBNull(3) ? null : new(row.GetString(2), Position(row, 3), Position(row, 4)),
                    Position(row, 4),
                    (uint)row.GetInt64(5),
                    row.GetInt64(6),
                    row.GetInt64(7)
                )
            )
            .Single();

    public void Intend(string slot) => Execute("update line set intended = $slot", ("$slot", slot));

    /// <summary>The slot is there: everything after <paramref name="createdAt"/> will come.</summary>
    public void Remember(string system, WalPosition createdAt) =>
        Execute(
            "update line set intended = null, system = $system, created_at = $at, position = $at",
            ("$system", system),
            ("$at", (long)createdAt.Value)
        );

    public void Arrive(WalPosition position, uint transaction, long changes, long repeated) =>
        Execute(
            "update line set position = $position, transaction_id = $transaction, changes = changes + $changes, repeated = repeated + $repeated",
            ("$position", (long)position.Value),
            ("$transaction", (long)transaction),
            ("$changes", changes),
            ("$repeated", repeated)
        );

    /// <summary>Forgets slot, position and rows. What they were before stays until its time is over, and so does the quarantine's record.</summary>
    public void Forget(int generation) =>
        InOneTurn(() =>
            Execute(
                "update line set generation = $generation, intended = null, system = null, created_at = null, position = 0, transaction_id = 0; "
                    + "delete from rows; update stations set state = 'Resync', reason = null, last_key = null; "
                    + "update quarantine set state = 'Superseded' where state = 'Open'",
                ("$generation", generation)
            )
        );

    public void MeasureLag(DateTimeOffset at, TimeSpan lag) =>
        Execute("insert into lags values ($at, $lag)", ("$at", at.UtcTicks), ("$lag", (long)lag.TotalMilliseconds));

    /// <summary>Milliseconds of each batch since then.</summary>
    public IReadOnlyList<double> Lags(DateTimeOffset since) =>
        Ask("select milliseconds from lags where at >= $since", row => row.GetDouble(0), ("$since", since.UtcTicks)).ToList();

    public void Prune(DateTimeOffset lags, DateTimeOffset history) =>
        Execute(
            "delete from lags where at < $lags; delete from history where replaced_at < $history",
            ("$lags", lags.UtcTicks),
            ("$history", history.UtcTicks)
        );

    static WalPosition Position(SqliteDataReader row, int column) => new((ulong)row.GetInt64(column));

    static DateTimeOffset Instant(SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    static string Write(IReadOnlyDictionary<string, string?> values) =>
        values is StoredValues stored ? stored.Text : JsonSerializer.Serialize(values, Json);

    static Dictionary<string, string?> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Json)!;

    SqliteCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this class; what comes from outside are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            prepared.Add(sql, command);
        }
        foreach (var (name, value) in parameters)
            command.Parameters[name].Value = value ?? DBNull.Value;
        return command;
    }

    int Execute(string sql, params (string Name, object? Value)[] parameters) => Command(sql, parameters).ExecuteNonQuery();

    IEnumerable<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var reader = Command(sql, parameters).ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }

    long Number(string sql, params (string Name, object? Value)[] parameters) =>
        Convert.ToInt64(Command(sql, parameters).ExecuteScalar() is { } value and not DBNull ? value : 0L, CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        DisposeRows();
        connection.Dispose();
    }
}
