using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Bench.Cases;

/// <summary>
/// Makes a city with many cases out of one with few: the rows that the engine wrote for the few are copied with other ids, numbers and applicants, straight in the database.
/// Only what is measured afterwards goes through the engine.
/// </summary>
static class CaseBase
{
    static readonly string[] Tables =
    [
        "cases_cases",
        "cases_events",
        "cases_materials",
        "process_instances",
        "process_tasks",
        "process_visits",
    ];
    static readonly HashSet<string> Ids =
    [
        "id",
        "case_id",
        "instance_id",
        "business_key",
        "bundle_id",
        "process_instance_id",
        "caller_id",
        "added_to",
    ];

    /// <summary>Copies until there are so many cases.</summary>
    /// <returns>How many there are.</returns>
    public static long Grow(string file, long cases)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        Run(database, "pragma synchronous = off; pragma cache_size = -1048576; pragma temp_store = memory");
        foreach (var table in Tables)
            Run(database, $"create temp table few_{table} as select * from main.{table}");
        var few = Count(database, "few_cases_cases");
        var copies = few == 0 ? 0 : (cases - few) / few;
        var statements = Tables.Select(table => Copy(database, table)).ToList();
        for (var copy = 1; copy <= copies; copy++)
        {
            Run(database, "begin");
            foreach (var statement in statements)
            {
                statement.Parameters[0].Value = copy.ToString("x12", CultureInfo.InvariantCulture);
                statement.ExecuteNonQuery();
            }
            Run(database, "commit");
        }
        statements.ForEach(statement => statement.Dispose());
        Run(database, "pragma wal_checkpoint(truncate)");
        return Count(database, "cases_cases");
    }

    // The first half of an id is its time: copies of one case lie beside each other, as cases of one moment do.
    static SqliteCommand Copy(SqliteConnection database, string table)
    {
        using var columns = database.CreateCommand();
        columns.CommandText = $"select name from pragma_table_info('{table}')";
        using var reader = columns.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            var name = reader.GetString(0);
            values.Add(
                Ids.Contains(name) ? $"substr({name}, 1, 24) || $copy"
                : name is "number" or "applicant_key" ? $"{name} || '-' || $copy"
                : name
            );
        }
        var command = database.CreateCommand();
        command.CommandText = $"insert into main.{table} select {string.Join(", ", values)} from few_{table}";
        command.Parameters.AddWithValue("$copy", "");
        return command;
    }

    static long Count(SqliteConnection database, string table)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)command.ExecuteScalar()!;
    }

    static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
