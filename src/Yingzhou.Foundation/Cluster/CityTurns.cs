using Microsoft.Extensions.Options;
using Npgsql;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Cluster;

/// <summary>
/// What several processes of a city do one after the other (依次执行): the schema's scripts, the steps of a start. A turn is a lock that PostgreSQL keeps for a connection; it ends with the connection,
/// hence with the process, whatever happens to it.
/// </summary>
public sealed class CityTurns(IOptions<SiloOptions> silo, IOptions<StorageOptions> storage)
{
    /// <summary>Waits until nobody else does it. A process that is alone waits for nobody.</summary>
    /// <param name="what">Name of the work.</param>
    public async Task<IAsyncDisposable> Take(string what, CancellationToken cancel)
    {
        if (silo.Value.IsAlone)
            return NoTurn.It;
        var connection = new NpgsqlConnection(OwnConnection(storage.Value));
        try
        {
            await connection.OpenAsync(cancel);
            await Command(connection, "select pg_advisory_lock(hashtextextended(@what, 0))", what).ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection that is closed, and not lent to the next, when it is given back.</summary>
    internal static string OwnConnection(StorageOptions storage) =>
        new NpgsqlConnectionStringBuilder(storage.Connection)
        {
            Pooling = false,
            CommandTimeout = 0,
            KeepAlive = 10,
        }.ConnectionString;

    internal static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string what) =>
        new(sql, connection) { Parameters = { new("what", "yingzhou:" + what) } };

    sealed class NoTurn : IAsyncDisposable
    {
        public static readonly NoTurn It = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
