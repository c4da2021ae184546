using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Bench.Bundles;

/// <summary>The limit: a database of the same schema and settings takes the rows that the engine wrote, spread over as many transactions.</summary>
static class RawCommits
{
    public static IReadOnlyDictionary<string, long> Highest(string file)
    {
        using var database = Open(file);
        return Column(
                database,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%WITHOUT ROWID%'"
            )
            .ToDictionary(table => table, table => Number(database, $"SELECT coalesce(max(rowid), 0) FROM \"{table}\""));
    }

    public static TimeSpan Time(string source, string target, IReadOnlyDictionary<string, long> after, int transactions)
    {
        using var database = Open(target);
        Run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Run(database, $"ATTACH '{source}' AS ours");
        foreach (
            var sql in Column(
                database,
                "SELECT sql FROM ours.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC"
            )
        )
            Run(database, sql);
        var rows = after
            .Select(table =>
                (
                    table.Key,
                    First: table.Value,
                    Count: Number(database, $"SELECT coalesce(max(rowid), 0) FROM ours.\"{table.Key}\"") - table.Value
                )
            )
            .Where(table => table.Count > 0)
            .ToList();
        using var inserts = new Disposables<SqliteCommand>(rows.Select(table => Insert(database, table.Key)));
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < transactions; i++)
        {
            Run(database, "BEGIN IMMEDIATE");
            for (var t = 0; t < rows.Count; t++)
            {
                var (_, first, count) = rows[t];
                inserts.Items[t].Parameters[0].Value = first + (count * i / transactions);
                inserts.Items[t].Parameters[1].Value = first + (count * (i + 1) / transactions);
                inserts.Items[t].ExecuteNonQuery();
            }
            Run(database, "COMMIT");
        }
        return Stopwatch.GetElapsedTime(start);
    }

    static SqliteCommand Insert(SqliteConnection database, string table)
    {
        var command = database.CreateCommand();
        command.CommandText = $"INSERT INTO main.\"{table}\" SELECT * FROM ours.\"{table}\" WHERE rowid > $from AND rowid <= $to";
        command.Parameters.Add(new("$from", 0L));
        command.Parameters.Add(new("$to", 0L));
        command.Prepare();
        return command;
    }

    static SqliteConnection Open(string file)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        database.Open();
        return database;
    }

    static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static long Number(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    static List<string> Column(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    sealed class Disposables<T>(IEnumerable<T> items) : IDisposable
        where T : IDisposable
    {
        public List<T> Items { get; } = [.. items];

        public void Dispose() => Items.ForEach(item => item.Dispose());
    }
}
