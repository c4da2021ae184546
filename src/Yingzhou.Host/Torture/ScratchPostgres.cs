using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Yingzhou.Host.Torture;

/// <summary>A PostgreSQL for one run, with a log that can be followed: made in a folder of its own on the loopback, ended with the run. It refuses to run as root, so that root runs it as the account of the package.</summary>
sealed class ScratchPostgres : IAsyncDisposable
{
    const string Account = "postgres";
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    readonly string programs;
    readonly string folder;
    readonly int port;
    Process? server;

    ScratchPostgres(string programs, string folder, int port) => (this.programs, this.folder, this.port) = (programs, folder, port);

    public string Connection(string database, string user) =>
        $"Host=127.0.0.1;Port={port};Username={user};Database={database};Timeout=15;Command Timeout=600";

    /// <returns><c>null</c> when PostgreSQL is not installed.</returns>
    public static async Task<ScratchPostgres?> Start()
    {
        if (Programs() is not { } programs)
            return null;
        // Not below the city's folder, which another account may not enter.
        var postgres = new ScratchPostgres(programs, Directory.CreateTempSubdirectory("yz-source-").FullName, FreePort());
        await Finish(Environment.IsPrivilegedProcess ? Launch(["chown", Account, postgres.folder]) : null);
        await Finish(
            postgres.Program(
                "initdb",
                "--pgdata",
                postgres.folder,
                "--username",
                "owner",
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C",
                "--no-sync"
            )
        );
        await postgres.Open();
        return postgres;
    }

    async Task Open()
    {
        string[] settings =
        [
            "wal_level=logical",
            "max_slot_wal_keep_size=16GB",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_wal_size=4GB",
            "listen_addresses=127.0.0.1",
            $"port={port}",
            $"unix_socket_directories={folder}",
        ];
        server = Program("postgres", ["-D", folder, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        // Its log is read on and on: a full pipe would stop it.
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        for (var patience = Stopwatch.StartNew(); !await Answers(); await Task.Delay(50))
            if (server.HasExited || patience.Elapsed > StartsWithin)
                throw new InvalidOperationException("The scratch PostgreSQL did not start");
    }

    async Task<bool> Answers()
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection("postgres", "owner") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static string? Programs()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory
                .GetDirectories(debian)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return versions
            .Select(version => Path.Combine(version, "bin"))
            .Concat(Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [])
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    Process Program(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(programs, program), .. arguments];
        return Launch(Environment.IsPrivilegedProcess ? ["runuser", "-u", Account, "--", .. command] : command);
    }

    static Process Launch(string[] command) =>
        Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;

    static async Task Finish(Process? process)
    {
        if (process is null)
            return;
        using (process)
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Finish(Program("pg_ctl", "stop", "--pgdata", folder, "--mode", "immediate"));
        if (server is not null)
        {
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }
}
