using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Yingzhou.Foundation.Storage;

/// <summary>Two steps at the same moment: the database let one through and stopped the other, by a version, a key that was just taken, or a deadlock.</summary>
static class Collision
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE, https://www.sqlite.org/rescode.html
    const int PrimaryKeyTaken = 1555;
    const int UniqueKeyTaken = 2067;

    public static bool Is(Exception exception) =>
        exception switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => Is(inner),
            SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueKeyTaken } => true,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } =>
                true,
            _ => false,
        };
}
