using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;

namespace Yingzhou.Data.Lake;

/// <summary>
/// Opens DuckDB, the engine that reads and writes the lake's files. Each connection has a memory of its own and keeps nothing: the files and the city's database are the
/// truth. It reaches no network and loads no extension.
/// </summary>
public sealed class DuckDb(IOptions<LakeOptions> options)
{
    /// <param name="spill">A folder for what does not fit into memory; <c>null</c> for work that does.</param>
    public DuckDBConnection Open(string? spill = null)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, $"set memory_limit='{options.Value.Memory}'");
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"set threads={options.Value.Threads}"));
        Run(connection, "set preserve_insertion_order=false");
        Run(connection, "set autoinstall_known_extensions=false; set autoload_known_extensions=false");
        if (spill is not null)
            Run(connection, $"set temp_directory={Text(Path.Combine(spill, "spill"))}");
        return connection;
    }

    public static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names and texts in it went through Name and Text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static DbDataReader Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteReader();
    }

    public static long Count(DbConnection connection, string sql)
    {
        using var reader = Ask(connection, sql);
        return reader.Read() ? Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>An identifier in SQL, whatever stands in it.</summary>
    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in SQL, whatever stands in it.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Files as a table.</summary>
    public static string Files(IEnumerable<string> files) => $"read_parquet([{string.Join(", ", files.Select(Text))}])";
}
