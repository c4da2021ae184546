using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>DuckDB for single calls: opening it takes longer than most of their queries, so that a few stay open. No more read at once than the machine has processors.</summary>
sealed class LakeReaders(DuckDb duck) : IDisposable
{
    readonly ConcurrentBag<DuckDBConnection> idle = [];
    readonly SemaphoreSlim turns = new(Math.Max(2, Environment.ProcessorCount));

    public async Task<T> Ask<T>(Func<DuckDBConnection, T> question, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            var connection = idle.TryTake(out var found) ? found : Open();
            try
            {
                var answer = question(connection);
                idle.Add(connection);
                return answer;
            }
            catch
            {
                // What failed may have left something behind.
                connection.Dispose();
                throw;
            }
        }
        finally
        {
            turns.Release();
        }
    }

    DuckDBConnection Open()
    {
        var connection = duck.Open();
        // Calls run beside each other, not each over all processors. Versions never change, so what was read of a file's foot stays true.
        DuckDb.Run(connection, "set threads=1; set parquet_metadata_cache=true");
        return connection;
    }

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
            connection.Dispose();
        turns.Dispose();
    }
}
