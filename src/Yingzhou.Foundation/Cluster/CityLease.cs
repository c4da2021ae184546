using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Cluster;

/// <summary>
/// Which of several processes does what only one may do (单一执行者). The lease is a lock that PostgreSQL keeps for one connection: a process that dies loses it in that moment, without a clock that two
/// machines would have to agree on. A process that is alone always holds it.
/// </summary>
public sealed class CityLease(IOptions<SiloOptions> silo, IOptions<StorageOptions> storage, TimeProvider clock, ILogger<CityLease> log)
    : BackgroundService
{
    const string What = "single-runner";

    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    readonly bool isAlone = silo.Value.IsAlone;
    volatile bool held;

    /// <summary>Asked before a round of work. A connection that breaks is noticed within a second: work that has begun may meet the next holder's, so each step still takes its row.</summary>
    public bool IsHeld => isAlone || held;

    /// <summary>Ends when this process holds it.</summary>
    public async Task Held(CancellationToken cancel)
    {
        while (!IsHeld)
            await Task.Delay(Every, clock, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (isAlone)
            return;
        try
        {
            while (true)
            {
                await Hold(stoppingToken);
                await Task.Delay(Every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    // One connection, until it breaks.
    async Task Hold(CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(CityTurns.OwnConnection(storage.Value));
            await connection.OpenAsync(stop);
            while (true)
            {
                if (held)
                    await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync(stop);
                else if (await Try(connection, stop))
                {
                    held = true;
                    log.LogInformation("{Silo} is now the one that does what only one may do", silo.Value.Silo);
                }
                await Task.Delay(Every, clock, stop);
            }
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException or TimeoutException or IOException)
        {
            log.LogWarning(broken, "The connection that keeps the lease is gone and will be opened again");
        }
        finally
        {
            held = false;
        }
    }

    static async Task<bool> Try(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = CityTurns.Command(connection, "select pg_try_advisory_lock(hashtextextended(@what, 0))", What);
        return await command.ExecuteScalarAsync(stop) is true;
    }
}
