using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Yingzhou.Bench.Morning;

/// <summary>The built city, seeded, in a process of its own on loopback; ended by its process id, its data thrown away.</summary>
sealed class CityProcess : IAsyncDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);

    readonly Process process;
    readonly string data;

    CityProcess(Process process, Uri address, string data, TimeSpan started) =>
        (this.process, Address, this.data, Started) = (process, address, data, started);

    /// <summary>Its database, for what a benchmark asks beside it.</summary>
    public string Database => Directory.EnumerateFiles(data, "*.db").Single();

    /// <summary>Of all its threads, since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first healthy answer.</summary>
    public TimeSpan Started { get; }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <param name="settings">Beside address, folder and demonstration accounts.</param>
    public static async Task<CityProcess> Start(params string[] settings)
    {
        var program = Path.Combine(Root(), "src/Yingzhou.Host/bin/Release/net10.0/Yingzhou.Host.dll");
        var data = Directory.CreateTempSubdirectory("yz-morning-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [program, "serve", "--urls", address.OriginalString, "--data", data, "--Identity:DemoAccounts", "true", .. settings]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (clock.Elapsed < StartsWithin && !process.HasExited)
        {
            try
            {
                using var health = await client.GetAsync("/health");
                if (health.IsSuccessStatusCode)
                    return new(process, address, data, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("The city did not start; build it first: ./yz build");
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "city")))
            folder = folder.Parent ?? throw new InvalidOperationException("The bench runs inside the repository");
        return folder.FullName;
    }

    /// <summary>Ends when the demonstration is there.</summary>
    public async Task Ready()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        (await client.GetAsync("/")).Dispose();
        while (clock.Elapsed < StartsWithin)
        {
            using var ready = await client.GetAsync("/health/ready");
            if (ready.IsSuccessStatusCode)
                return;
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The demonstration was not made in time");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
        Directory.Delete(data, recursive: true);
        return ValueTask.CompletedTask;
    }
}
