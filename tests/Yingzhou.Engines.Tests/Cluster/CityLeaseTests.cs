using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;
using static Microsoft.Extensions.Options.Options;

namespace Yingzhou.Engines.Tests.Cluster;

/// <summary>What only one of several processes may do, on a real PostgreSQL.</summary>
public sealed class CityLeaseTests(PostgresServer postgres)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static CityLease Lease(string name, string connection) =>
        new(
            Create(new SiloOptions { Silo = name }),
            Create(new StorageOptions { Connection = connection }),
            TimeProvider.System,
            NullLogger<CityLease>.Instance
        );

    [Fact]
    public async Task One_of_two_processes_holds_the_lease_and_the_other_takes_it_over_when_that_one_is_gone()
    {
        var connection = await postgres.NewDatabase();
        using var one = Lease("one", connection);
        using var two = Lease("two", connection);
        await one.StartAsync(CancellationToken.None);
        await one.Held(CancellationToken.None).WaitAsync(Patience);
        await two.StartAsync(CancellationToken.None);
        var waiting = two.Held(CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.True(one.IsHeld);
        Assert.False(two.IsHeld);

        // As a process that dies: PostgreSQL sees its connection end.
        await one.StopAsync(CancellationToken.None);

        await waiting.WaitAsync(Patience);
        Assert.False(one.IsHeld);
        await two.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Whose_connection_breaks_does_not_go_on_believing_that_it_holds_the_lease()
    {
        var connection = await postgres.NewDatabase();
        using var one = Lease("one", connection);
        await one.StartAsync(CancellationToken.None);
        await one.Held(CancellationToken.None).WaitAsync(Patience);
        using var two = Lease("two", connection);
        await two.StartAsync(CancellationToken.None);

        await using (var server = new NpgsqlConnection(connection))
        {
            await server.OpenAsync();
            await using var end = new NpgsqlCommand(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
                server
            );
            await end.ExecuteNonQueryAsync();
        }

        // Whoever is first: never both.
        for (var i = 0; i < 40; i++)
        {
            await Task.Delay(100);
            if (i > 15)
                Assert.False(one.IsHeld && two.IsHeld);
        }
        Assert.True(one.IsHeld ^ two.IsHeld);
        await one.StopAsync(CancellationToken.None);
        await two.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_process_that_is_alone_holds_it_without_a_database()
    {
        using var alone = Lease("", "");

        Assert.True(alone.IsHeld);
        await alone.Held(CancellationToken.None).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_turn_is_taken_by_one_after_the_other()
    {
        var connection = await postgres.NewDatabase();
        var turns = new CityTurns(Create(new SiloOptions { Silo = "one" }), Create(new StorageOptions { Connection = connection }));
        var first = await turns.Take("start", CancellationToken.None);
        var second = turns.Take("start", CancellationToken.None);
        await (await turns.Take("something else", CancellationToken.None)).DisposeAsync();
        await Task.Delay(200);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await (await second.WaitAsync(Patience)).DisposeAsync();
    }
}
