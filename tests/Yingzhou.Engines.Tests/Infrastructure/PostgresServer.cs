using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Yingzhou.Tests.Infrastructure.PostgresServer))]

namespace Yingzhou.Tests.Infrastructure;

/// <summary>
/// A real PostgreSQL of this test run: made when the first test asks for a database, on a free port of this machine, gone at the end.
/// A test class takes it in its constructor; where PostgreSQL is not installed, its tests are skipped.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    readonly string folder = Path.Combine(Path.GetTempPath(), $"yz-postgres-{Environment.ProcessId}");
    readonly int port = FreePort.Next();
    readonly Lock gate = new();
    Task<Process>? started;
    int databases;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        var programs = PostgresPrograms.Find();
        Assert.SkipWhen(programs is null, "PostgreSQL (initdb) is not installed.");
        lock (gate)
            started ??= Start(programs);
        await started;

        var name = $"city_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    // Waiting for a lock longer than this is a deadlock of the test, not load. Each test's database has a pool of its own, which soon lets go.
    string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=city;Database={database};Timeout=15;Command Timeout=60;Include Error Detail=true;"
        + "Connection Idle Lifetime=2;Connection Pruning Interval=1";

    async Task<Process> Start(PostgresPrograms programs)
    {
        Directory.CreateDirectory(folder);
        await PostgresPrograms.Own(folder);
        await programs.Run(
            "initdb",
            "--pgdata",
            folder,
            "--username",
            "city",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--no-sync"
        );

        // It lives as long as the run: nothing has to survive a power cut.
        string[] settings =
        [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=400",
            // Lines of the data express follow its log.
            "wal_level=logical",
            "max_replication_slots=40",
            "max_wal_senders=40",
            "max_slot_wal_keep_size=4GB",
            "listen_addresses=127.0.0.1",
            $"port={port}",
            $"unix_socket_directories={folder}",
        ];
        var server = programs.Start("postgres", ["-D", folder, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        // Its log is read on and on: a full pipe would stop the server.
        var log = new ConcurrentQueue<string?>();
        server.ErrorDataReceived += (_, line) => log.Enqueue(line.Data);
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();

        var patience = Stopwatch.StartNew();
        while (!await Answers())
        {
            if (server.HasExited || patience.Elapsed > StartsWithin)
                throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', log)}");
            await Task.Delay(50);
        }
        return server;
    }

    async Task<bool> Answers()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (started is null)
            return;

        NpgsqlConnection.ClearAllPools();
        await PostgresPrograms.Find()!.Run("pg_ctl", "stop", "--pgdata", folder, "--mode", "immediate");
        using var server = await started;
        await server.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }
}
