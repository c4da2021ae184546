using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>
/// Everything SQLite is told, in one place; and its connections, which stay open from one request to the next with the statements that were prepared on them, since preparing a
/// statement costs more than running it.
/// </summary>
public sealed class SqliteConnections(IOptions<StorageOptions> options) : IDisposable
{
    // Milliseconds that SQLite itself waits, looking often; after that the driver would look only every 150 ms.
    const int WaitInSqlite = 5_000;

    // More at once than this are opened and closed as they come.
    const int MostIdle = 4;

    // Pages of the write-ahead log that are brought into the file together: most pages of a step are written again by the next ones.
    const int PagesKept = 4_000;

    readonly ConcurrentBag<SqliteConnection> idle = [];
    volatile bool over;

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
        $"pragma synchronous = {(options.Value.SurvivePowerCut ? "full" : "normal")}; pragma cache_size = -65536; pragma temp_store = memory; pragma busy_timeout = {WaitInSqlite}; pragma wal_autocheckpoint = {PagesKept};";

    /// <summary>Makes the file, in WAL mode, which it then keeps.</summary>
    public void Prepare()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Execute(connection, "pragma journal_mode = wal");
    }

    /// <summary>Closes what nobody uses, so that the file can be replaced.</summary>
    public void CloseIdle()
    {
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }

    public void Dispose()
    {
        over = true;
        CloseIdle();
    }

    /// <summary>Gives a context an open connection; <c>null</c> when the city is not on SQLite.</summary>
    internal SqliteConnection? Lend(DatabaseFacade database)
    {
        if (options.Value.Kind is not DatabaseKind.Sqlite)
            return null;
        if (!idle.TryTake(out var connection))
            connection = Open(database);
        database.SetDbConnection(connection, contextOwnsConnection: false);
        return connection;
    }

    internal void TakeBack(SqliteConnection connection)
    {
        if (!over && idle.Count < MostIdle && connection.State is ConnectionState.Open && IsQuiet(connection.Handle!))
            idle.Add(connection);
        else
            connection.Dispose();
        if (over)
            CloseIdle();
    }

    // EF Core makes it, with the functions that its queries call, and must not close it.
    SqliteConnection Open(DatabaseFacade database)
    {
        var connection = (SqliteConnection)database.GetDbConnection();
        database.SetDbConnection(null);
        connection.Open();
        connection.Handle!.enable_sqlite3_next_stmt(true);
        Execute(connection, Pragmas);
        return connection;
    }

    // A page that outlives its request may still read, or hold a transaction: nobody else may get that connection.
    static bool IsQuiet(sqlite3 handle)
    {
        try
        {
            return HasNothingRunning(handle);
        }
        catch (ObjectDisposedException)
        {
            // It is just ending one of its statements: then it is still at work.
            return false;
        }
    }

    static bool HasNothingRunning(sqlite3 handle)
    {
        if (raw.sqlite3_get_autocommit(handle) == 0)
            return false;
        for (
            var statement = raw.sqlite3_next_stmt(handle, null);
            statement is { IsInvalid: false };
            statement = raw.sqlite3_next_stmt(handle, statement)
        )
            if (raw.sqlite3_stmt_busy(statement) != 0)
                return false;
        return true;
    }

    static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
