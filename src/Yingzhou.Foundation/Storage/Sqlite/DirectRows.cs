using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>
/// Writes the changed rows of a step by statements that are prepared once a connection. EF Core's own way for SQLite builds a command for each row anew, which is most of what a step costs;
/// it is still taken for rows that this way does not suit, and outside a step.
/// </summary>
sealed class DirectRows(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational)
    : RelationalDatabase(dependencies, relational)
{
    /// <exception cref="DbUpdateConcurrencyException">A row has another version than the one that was read, or is gone.</exception>
    /// <exception cref="DbUpdateException">The database refused a row; the inner exception says why.</exception>
    public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default) =>
        Suit(entries) ? Task.FromResult(Write(entries)) : base.SaveChangesAsync(entries, cancellationToken);

    bool Suit(IList<IUpdateEntry> entries)
    {
        if (RelationalDependencies.Connection.CurrentTransaction is null)
            return false;
        foreach (var entry in entries)
            if (entry.SharedIdentityEntry is not null || !PlansOf.Suit(entry.EntityType))
                return false;
        return true;
    }

    int Write(IList<IUpdateEntry> entries)
    {
        // A key or a unique value that is given up can be taken by another row of the same step.
        Write(entries, EntityState.Deleted);
        Write(entries, EntityState.Modified);
        Write(entries, EntityState.Added);
        return entries.Count;
    }

    void Write(IList<IUpdateEntry> entries, EntityState state)
    {
        var connection = (SqliteConnection)RelationalDependencies.Connection.DbConnection;
        var statements = KeptStatements.On(connection);
        var transaction = (SqliteTransaction)RelationalDependencies.Connection.CurrentTransaction!.GetDbTransaction();
        foreach (var entry in entries)
            if (entry.EntityState == state && RowPlan.Of(entry) is { } plan)
                Write(statements, transaction, entry, plan);
    }

    static void Write(KeptStatements statements, SqliteTransaction transaction, IUpdateEntry entry, RowPlan plan)
    {
        var command = statements.Take(plan.Text);
        command.Transaction = transaction;
        plan.Fill(command, entry);
        int rows;
        try
        {
            rows = command.ExecuteNonQuery();
        }
        catch (SqliteException refusal)
        {
            command.Dispose();
            throw new DbUpdateException($"{entry.EntityType.DisplayName()}: {refusal.Message}", refusal, [entry]);
        }
        statements.GiveBack(command);
        if (rows != 1)
            throw new DbUpdateConcurrencyException(
                $"{entry.EntityType.DisplayName()}: the row was changed or removed by another step",
                [entry]
            );
    }
}
