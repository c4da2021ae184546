using Microsoft.Data.Sqlite;
using SQLitePCL;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Store;

/// <summary>
/// A statement that every change asks, compiled once and bound by place (预编译语句). Through ADO each asking makes a reader, looks its parameters up by name and boxes their values, which cost a change
/// more than the tree it is written into.
/// </summary>
sealed class RowStatement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt compiled;

    public RowStatement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out compiled), database);
    }

    /// <param name="place">From 1.</param>
    public RowStatement Bind(int place, long value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(compiled, place, value), database);
        return this;
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public RowStatement Bind(int place, string? value)
    {
        SqliteException.ThrowExceptionForRC(
            value is null ? raw.sqlite3_bind_null(compiled, place) : raw.sqlite3_bind_text(compiled, place, value),
            database
        );
        return this;
    }

    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            _ = raw.sqlite3_reset(compiled);
        }
    }

    /// <summary>The first row, or <c>null</c> where there is none.</summary>
    public TargetRow? Row()
    {
        try
        {
            return Step() ? Read() : null;
        }
        finally
        {
            _ = raw.sqlite3_reset(compiled);
        }
    }

    bool Step()
    {
        var answer = raw.sqlite3_step(compiled);
        if (answer is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(answer, database);
        return answer == raw.SQLITE_ROW;
    }

    /// <summary>In the order of <see cref="LineStore.ColumnsOfRow"/>.</summary>
    TargetRow Read() =>
        new(
            new(new((ulong)Number(0)), (int)Number(1)),
            new StoredValues(Text(6)),
            Number(3) != 0,
            (uint)Number(2),
            (int)Number(4),
            new(Number(5), TimeSpan.Zero),
            raw.sqlite3_column_type(compiled, 7) == raw.SQLITE_NULL ? [] : Text(7).Split(RowKey.Separator)
        );

    long Number(int column) => raw.sqlite3_column_int64(compiled, column);

    string Text(int column) => raw.sqlite3_column_text(compiled, column).utf8_to_string();

    public void Dispose() => compiled.Dispose();
}
