using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Yingzhou.Host.Torture;

/// <summary>One of several processes of a city, that can be killed and started again under its name.</summary>
sealed class SiloProcess(string name, string data, string connection) : IAsyncDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    readonly int port = FreePort();
    Process? process;

    public string Name => name;

    /// <summary>Where devices connect; the same after a new start.</summary>
    public int MqttPort { get; } = FreePort();

    /// <summary>Bytes of memory that it holds.</summary>
    public long Memory
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Ends when it is a member among the others and answers.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="InvalidOperationException">It ended, or did not come in time.</exception>
    public async Task<TimeSpan> Start(CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(SiloProcess).Assembly.Location);
        foreach (var word in Words())
            start.ArgumentList.Add(word);
        var patience = Stopwatch.StartNew();
        process = Process.Start(start)!;
        // Read to its end, so that a full pipe never stops it.
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.ErrorDataReceived += (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await IsMember(cancel) || !await Answers(cancel))
        {
            if (process.HasExited || patience.Elapsed > StartsWithin)
                throw new InvalidOperationException($"The process {name} did not come up");
            await Task.Delay(100, cancel);
        }
        return patience.Elapsed;
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    string[] Words() =>
        [
            "serve",
            "--urls",
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            "--data",
            data,
            "--Storage:Connection",
            connection,
            "--Cluster:Silo",
            name,
            "--Cluster:SiloPort",
            FreePort().ToString(CultureInfo.InvariantCulture),
            "--Perception:MqttPort",
            MqttPort.ToString(CultureInfo.InvariantCulture),
            "--Perception:FramesPerSecond",
            "100000",
        ];

    async Task<bool> IsMember(CancellationToken cancel)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand(
            "select count(*) from perception_silos where name = @name and status = 'Active' and started_at > now() - interval '1 hour' and address = (select address from perception_silos where name = @name order by started_at desc limit 1)",
            database
        );
        ask.Parameters.Add(new("name", name));
        return await ask.ExecuteScalarAsync(cancel) is 1L;
    }

    async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            using var web = new TcpClient();
            await web.ConnectAsync("127.0.0.1", port, cancel);
            using var door = new TcpClient();
            await door.ConnectAsync("127.0.0.1", MqttPort, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    void Tell(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line) && Environment.GetEnvironmentVariable("YZ_TORTURE_LOG") is not null)
            Console.Error.WriteLine($"  {name}| {line}");
    }

    static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Kill();
    }
}
