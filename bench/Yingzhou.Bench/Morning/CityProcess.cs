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

    public static async Task<CityProcess> Start()
    {
        var program = Path.Combine(Root(), "src/Yingzhou.Host/bin/Release/net10.0/Yingzhou.Host.dll");
        var data = Directory.CreateTempSubdirectory("yz-morning-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [program, "serve", "--urls", address.OriginalString, "--data", data, "--Identity:DemoAccounts", "true"]
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

    static int FreePort()
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
