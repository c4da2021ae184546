using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yingzhou.Foundation.Storage;

/// <summary>The disk has no room left (磁盘已满): whoever writes stops, keeps what was, and goes on when there is room again.</summary>
public static class DiskFull
{
    // ENOSPC of Unix, ERROR_DISK_FULL of Windows.
    const int NoSpace = 28;
    const int WindowsNoSpace = 112;

    // SQLITE_FULL, https://www.sqlite.org/rescode.html
    const int SqliteFull = 13;

    public static bool Is(Exception? exception) =>
        exception switch
        {
            null => false,
            IOException io when (io.HResult & 0xFFFF) is NoSpace or WindowsNoSpace => true,
            SqliteException { SqliteErrorCode: SqliteFull } => true,
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
            // DuckDB gives the system's own words.
            _ => exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || Is(exception.InnerException),
        };
}
