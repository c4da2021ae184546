using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Yingzhou.Foundation.Storage;

/// <summary>Everything SQLite is told, in one place.</summary>
public sealed class SqliteConnections(IOptions<StorageOptions> options) : DbConnectionInterceptor
{
    // Milliseconds that SQLite itself waits, looking often; after that the driver would look only every 150 ms.
    const int WaitInSqlite = 5_000;

    readonly ConditionalWeakTable<object, SqliteConnections> told = [];

    public string ConnectionString { get; } =
        new SqliteConnectionStringBuilder
        {
            DataSource = options.Value.SqliteFile,
            ForeignKeys = true,
            // Seconds a step waits for the writer before it; SQLite has one writer at a time.
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();

    // The write-ahead log lets readers go on while a step is written. NORMAL does not lose a commit when the process dies, FULL not even when power does.
    string Pragmas =>
        $"pragma synchronous = {(options.Value.SurvivePowerCut ? "full" : "normal")}; pragma cache_size = -65536; pragma temp_store = memory; pragma busy_timeout = {WaitInSqlite};";

    /// <summary>Makes the file, in WAL mode, which it then keeps.</summary>
    public void Prepare()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Execute(connection, "pragma journal_mode = wal");
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    // The pool hands out the same connection again and again: it was told when it was made.
    void Tell(SqliteConnection connection)
    {
        if (told.TryAdd(connection.Handle!, this))
            Execute(connection, Pragmas);
    }

    static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
