using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Bench.Cases;

/// <summary>
/// Makes a city with many cases out of one with few: the rows that the engine wrote for the few are copied with other ids, numbers and people, straight in the database.
/// Only what is measured afterwards goes through the engine.
/// </summary>
static class CaseBase
{
    static readonly string[] Tables =
    [
        // The largest first: its index is sorted beside the smallest file.
        "process_visits",
        "process_tasks",
        "cases_events",
        "cases_cases",
        "process_instances",
        "cases_materials",
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

    /// <summary>Copies until there are so many cases. Rows go in by their key and indexes are built afterwards: otherwise each row is looked for in ten places of a growing file.</summary>
    /// <returns>How many there are.</returns>
    public static long Grow(string file, long cases)
    {
        // The city that wrote the few is gone, its pooled connections are not, and the log can only be switched off by whoever is alone.
        SqliteConnection.ClearAllPools();
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        Run(database, "pragma synchronous = off; pragma cache_size = -1048576; pragma journal_mode = off");
        var few = Count(database, "cases_cases");
        Run(database, "create temp table copies (copy text not null, bytes blob not null)");
        Run(
            database,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                insert into copies
                with recursive counted(n) as (select 1 union all select n + 1 from counted where n < {(few == 0 ? 0 : (cases - few) / few)})
                select printf('%012x', n), unhex(printf('%012x', n)) from counted where {(few == 0 ? 0 : (cases - few) / few)} > 0
                """
            )
        );
        foreach (var table in Tables)
            Copy(database, table);
        Run(database, "analyze");
        Run(database, "create table bench_grown (at text)");
        Run(database, "pragma journal_mode = wal");
        return Count(database, "cases_cases");
    }

    /// <returns>How many cases a city has that was grown before; <c>null</c> where there is none, or one whose growing was broken off.</returns>
    public static long? Counted(string file)
    {
        if (!File.Exists(file))
            return null;
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        return Texts(database, "select name from sqlite_master where name = 'bench_grown'").Count > 0
            ? Count(database, "cases_cases")
            : null;
    }

    static void Copy(SqliteConnection database, string table)
    {
        var indexes = Texts(
            database,
            $"select name || char(10) || sql from sqlite_master where type = 'index' and tbl_name = '{table}' and sql is not null"
        );
        foreach (var index in indexes)
            Run(database, $"drop index {index.Split('\n')[0]}");
        Run(database, $"create temp table few_{table} as select * from main.{table}");
        // An id begins with its time, as bytes and, where another table names it, as text: copies of one case lie beside each other, as cases of one moment do.
        var values = Texts(database, $"select name from pragma_table_info('{table}') order by cid")
            .Select(name =>
                Ids.Contains(name)
                    ? $"case typeof({name}) when 'blob' then cast(substr({name}, 1, 10) || bytes as blob) else substr({name}, 1, 24) || copy end"
                : name is "number" or "applicant_key" or "about_key" ? $"{name} || '-' || copy"
                : name
            );
        Run(database, $"insert into main.{table} select {string.Join(", ", values)} from few_{table} cross join copies");
        foreach (var index in indexes)
            Run(database, index[(index.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Run(database, $"drop table few_{table}");
    }

    static List<string> Texts(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
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
