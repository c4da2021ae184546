using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>A schema as sorted lines of text, once as the scripts made it and once as EF Core believes it to be: equal texts, equal schemas.</summary>
static class SchemaReading
{
    /// <summary>Tables that no module maps: the journal of the scripts.</summary>
    static readonly string[] Unmapped = ["kept_schema", "sqlite_sequence"];

    public static IReadOnlyList<string> OfModel(CityContext city) =>
        [.. city.Model.GetRelationalModel().Tables.SelectMany(Lines).Order(StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<string>> OfDatabase(CityContext city)
    {
        var lines = new List<string>();
        foreach (var table in await Rows(city, city.IsSqlite ? SqliteCatalogue.Tables : PostgresCatalogue.Tables, reader => reader.GetString(0)))
            if (!Unmapped.Contains(table))
                lines.AddRange(await Lines(city, table));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    static IEnumerable<string> Lines(ITable table) =>
        [
            .. table.Columns.Select(column => Column(table.Name, column.Name, column.StoreType, column.IsNullable)),
            Key(table.Name, table.PrimaryKey!.Columns.Select(column => column.Name)),
            .. table.Indexes.Select(index => Index(table.Name, index.Name, index.Columns.Select(column => column.Name), index.IsUnique)),
        ];

    static async Task<IEnumerable<string>> Lines(CityContext city, string table)
    {
        var columns = await Rows(
            city,
            city.IsSqlite ? SqliteCatalogue.Columns : PostgresCatalogue.Columns,
            reader => (Name: reader.GetString(0), Type: reader.GetString(1), Nullable: reader.GetBoolean(2), Key: reader.GetInt32(3)),
            table
        );
        var indexed = await Rows(
            city,
            city.IsSqlite ? SqliteCatalogue.Indexes : PostgresCatalogue.Indexes,
            reader => (Index: reader.GetString(0), Unique: reader.GetBoolean(1), Column: reader.GetString(2)),
            table
        );
        return
        [
            .. columns.Select(column => Column(table, column.Name, column.Type, column.Nullable)),
            Key(table, columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name)),
            .. indexed.GroupBy(row => (row.Index, row.Unique)).Select(index => Index(table, index.Key.Index, index.Select(row => row.Column), index.Key.Unique)),
        ];
    }

    static string Column(string table, string column, string type, bool nullable) =>
        $"{table}.{column} {type.ToLowerInvariant()}{(nullable ? " null" : "")}";

    static string Key(string table, IEnumerable<string> columns) => $"{table} key ({string.Join(", ", columns)})";

    static string Index(string table, string index, IEnumerable<string> columns, bool unique) =>
        $"{table} {(unique ? "unique " : "")}index {index} ({string.Join(", ", columns)})";

    static async Task<List<T>> Rows<T>(CityContext city, string sql, Func<DbDataReader, T> read, string? table = null)
    {
        await city.Database.OpenConnectionAsync();
        await using var command = city.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        if (table is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@table", table);
            command.Parameters.Add(parameter);
        }
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}

static class SqliteCatalogue
{
    public const string Tables = "select name from sqlite_master where type = 'table'";

    public const string Columns = """select name, lower(type), "notnull" = 0, pk from pragma_table_info(@table)""";

    // Origin "c": made by create index; keys make their own.
    public const string Indexes = """
        select list.name, list."unique", info.name
        from pragma_index_list(@table) list join pragma_index_info(list.name) info
        where list.origin = 'c' order by list.name, info.seqno
        """;
}

static class PostgresCatalogue
{
    public const string Tables = "select tablename from pg_tables where schemaname = 'public'";

    public const string Columns = """
        select a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
               coalesce(array_position(k.conkey, a.attnum), 0)
        from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
        where a.attrelid = @table::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
        """;

    public const string Indexes = """
        select i.relname, x.indisunique, a.attname
        from pg_index x
        join pg_class i on i.oid = x.indexrelid
        cross join lateral unnest(x.indkey) with ordinality as column_of(number, place)
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = column_of.number
        where x.indrelid = @table::regclass and not x.indisprimary order by i.relname, column_of.place
        """;
}
