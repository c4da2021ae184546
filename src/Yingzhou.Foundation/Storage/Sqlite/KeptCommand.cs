using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>A command whose statement goes back to its connection, still prepared, when the command is disposed.</summary>
sealed class KeptCommand(SqliteCommand command, KeptStatements statements) : DbCommand
{
    bool given;

    /// <summary>The same question with a statement that is prepared; the command that asked is disposed.</summary>
    public static KeptCommand For(SqliteCommand asked, KeptStatements statements)
    {
        var kept = statements.Take(asked.CommandText);
        kept.Transaction = asked.Transaction;
        kept.CommandTimeout = asked.CommandTimeout;
        kept.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters)
            kept.Parameters.Add(parameter);
        asked.Dispose();
        return new(kept, statements);
    }

    [AllowNull]
    public override string CommandText
    {
        get => command.CommandText;
        set => command.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => command.CommandTimeout;
        set => command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => command.CommandType;
        set => command.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => command.DesignTimeVisible;
        set => command.DesignTimeVisible = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => command.UpdatedRowSource;
        set => command.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => command.Connection;
        set => command.Connection = (SqliteConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => command.Transaction;
        set => command.Transaction = (SqliteTransaction?)value;
    }

    public override void Cancel() => command.Cancel();

    public override int ExecuteNonQuery() => command.ExecuteNonQuery();

    public override object? ExecuteScalar() => command.ExecuteScalar();

    public override void Prepare() => command.Prepare();

    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => command.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !given)
        {
            given = true;
            statements.GiveBack(command);
        }
        base.Dispose(disposing);
    }
}
