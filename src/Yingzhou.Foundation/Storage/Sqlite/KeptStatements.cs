using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>The statements that were prepared on one open connection, by their text.</summary>
sealed class KeptStatements(SqliteConnection connection)
{
    // Searches come in many shapes; what is asked all day soon is here again.
    const int Most = 200;

    static readonly ConditionalWeakTable<SqliteConnection, KeptStatements> all = [];

    readonly Dictionary<string, SqliteCommand> byText = new(StringComparer.Ordinal);

    public static KeptStatements On(SqliteConnection connection) => all.GetValue(connection, one => new(one));

    /// <summary>A prepared command of that text that nobody else gets until it is given back; its parameters are those of its last use.</summary>
    public SqliteCommand Take(string text)
    {
        if (byText.Remove(text, out var known))
            return known;
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Prepare();
        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Transaction = null;
        if (byText.Count >= Most)
            Forget();
        if (!byText.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    void Forget()
    {
        foreach (var command in byText.Values)
            command.Dispose();
        byText.Clear();
    }
}
