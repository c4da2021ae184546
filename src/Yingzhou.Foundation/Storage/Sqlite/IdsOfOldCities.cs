using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>
/// Ids of older cities are text of 36 letters; once, and in one transaction, they become <see cref="IdBytes"/>. A schema script cannot say it: the columns are those of the model, whichever modules there are.
/// The columns go on being declared as text, which SQLite does not mind.
/// </summary>
sealed class IdsOfOldCities(SqliteConnections sqlite, Func<IModel> model)
{
    /// <summary>How the journal of scripts calls it.</summary>
    public const string Name = "Yingzhou.Foundation.Storage.Sqlite.ids-as-bytes";

    /// <summary>Whether the city is older than the change; asked before any script has run.</summary>
    public bool AreThere()
    {
        using var database = Open();
        return One(database, "select count(*) from sqlite_master where name = 'kept_schema'") > 0 && !IsDone(database);
    }

    /// <param name="old">What <see cref="AreThere"/> said. A new city only notes that it has nothing to change.</param>
    public void Change(bool old)
    {
        using var database = Open();
        if (IsDone(database))
            return;
        using var all = database.BeginTransaction();
        if (old)
            foreach (var type in model().GetEntityTypes().Where(type => type.GetTableName() is not null))
            foreach (
                var property in type.GetProperties()
                    .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid))
            )
                Do(
                    database,
                    $"""update "{type.GetTableName()}" set "{property.GetColumnName()}" = unhex(replace("{property.GetColumnName()}", '-', '')) where typeof("{property.GetColumnName()}") = 'text'"""
                );
        Do(database, $"insert into kept_schema (ScriptName, Applied) values ('{Name}', datetime('now'))");
        all.Commit();
    }

    SqliteConnection Open()
    {
        var database = new SqliteConnection(sqlite.ConnectionString);
        database.Open();
        return database;
    }

    static bool IsDone(SqliteConnection database) => One(database, $"select count(*) from kept_schema where ScriptName = '{Name}'") > 0;

    static long One(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Names come from the model, never from a request.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    static void Do(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // See above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
