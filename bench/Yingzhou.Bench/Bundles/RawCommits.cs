using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Bench.Bundles;

/// <summary>
/// The limit: the database alone, with the same schema, settings and rows to start from, is given the rows that the engine left, by prepared statements and in as many
/// transactions. What the engine read, and rows it changed more than once, are not counted against it.
/// </summary>
sealed class RawCommits(string folder)
{
    readonly string target = Path.Combine(folder, "raw.db");

    /// <summary>Keeps how the engine's database looks now; what comes later is what is measured.</summary>
    public void Mark(string source)
    {
        using var database = Open(source);
        Run(database, $"VACUUM INTO '{target}'");
    }

    /// <returns>What <paramref name="transactions"/> commits took, and how many rows they wrote.</returns>
    public (TimeSpan Took, int Rows) Time(string source, int transactions)
    {
        using var database = Open(target);
        Run(database, $"ATTACH '{source}' AS ours");
        var tables = Column(database, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .Select(name => (Insert: Insert(database, name), Rows: Later(database, name)))
            .Where(table => table.Rows.Count > 0)
            .ToList();
        Run(database, "DETACH ours");
        Run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = memory");

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < transactions; i++)
        {
            Run(database, "BEGIN IMMEDIATE");
            foreach (var (insert, rows) in tables)
                for (var row = Part(rows, i, transactions); row < Part(rows, i + 1, transactions); row++)
                {
                    for (var column = 0; column < rows[row].Length; column++)
                        insert.Parameters[column].Value = rows[row][column];
                    insert.ExecuteNonQuery();
                }
            Run(database, "COMMIT");
        }
        var took = Stopwatch.GetElapsedTime(start);
        tables.ForEach(table => table.Insert.Dispose());
        return (took, tables.Sum(table => table.Rows.Count));
    }

    static int Part(List<object[]> rows, int i, int of) => (int)((long)rows.Count * i / of);

    static SqliteCommand Insert(SqliteConnection database, string table)
    {
        var width = Column(database, $"SELECT name FROM pragma_table_info('{table}')").Count;
        var command = database.CreateCommand();
        command.CommandText =
            $"INSERT OR REPLACE INTO main.\"{table}\" VALUES ({string.Join(", ", Enumerable.Range(0, width).Select(i => $"$p{i}"))})";
        for (var i = 0; i < width; i++)
            command.Parameters.AddWithValue($"$p{i}", DBNull.Value);
        return command;
    }

    static List<object[]> Later(SqliteConnection database, string table)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT * FROM ours.\"{table}\" EXCEPT SELECT * FROM main.\"{table}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
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
}
