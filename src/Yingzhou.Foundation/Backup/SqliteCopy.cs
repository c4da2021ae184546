using Microsoft.Data.Sqlite;

namespace Yingzhou.Foundation.Backup;

/// <summary>The database is a file, but not only: what was committed last may stand in its write-ahead log. So it is never copied as a file.</summary>
sealed class SqliteCopy(string database) : IDatabaseCopy
{
    public async Task Save(string file, CancellationToken cancel)
    {
        await using var connection = await Open(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<string>> Scripts(CancellationToken cancel)
    {
        await using var connection = await Open(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select ScriptName from kept_schema order by ScriptName";
        var scripts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            scripts.Add(reader.GetString(0));
        return scripts;
    }

    public Task<bool> IsEmpty(CancellationToken cancel) => Task.FromResult(!File.Exists(database));

    public Task Load(string file, CancellationToken cancel)
    {
        // The log of the old database must not be replayed into the new one.
        foreach (var old in (string[])[database, database + "-wal", database + "-shm"])
            File.Delete(old);
        File.Move(file, database);
        return Task.CompletedTask;
    }

    async Task<SqliteConnection> Open(CancellationToken cancel)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString()
        );
        await connection.OpenAsync(cancel);
        return connection;
    }
}
