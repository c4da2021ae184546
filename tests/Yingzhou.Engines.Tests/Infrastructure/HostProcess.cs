using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>The built program in a process of its own: what a browser visits, and what can be killed at any moment and started again on the same data.</summary>
sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    // The very runtime that runs the tests: what is called dotnet on the path may be a script, and then another process would be killed.
    static readonly string DotNet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    readonly Process process;
    readonly StringBuilder output = new();
    readonly bool ownsData;

    HostProcess(Process process, Uri address, string data, bool ownsData)
    {
        (this.process, Address, Data, this.ownsData) = (process, address, data, ownsData);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The folder that holds everything this city remembers.</summary>
    public string Data { get; }

    public int ProcessId => process.Id;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts the program and waits until it answers.</summary>
    /// <param name="data">A folder from an earlier start; without it, a new one that goes away with this process.</param>
    /// <param name="settings">Further settings, e.g. <c>--Storage:Connection</c> and its value.</param>
    public static async Task<HostProcess> Start(string? data = null, params string[] settings)
    {
        var program = Path.Combine(
            Repository.Root,
            "src",
            "Yingzhou.Host",
            "bin",
            Repository.Configuration,
            "net10.0",
            "Yingzhou.Host.dll"
        );
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var folder = data ?? Directory.CreateTempSubdirectory("yz-host-").FullName;
        var start = new ProcessStartInfo(DotNet, [program, "serve", "--urls", address.OriginalString, "--data", folder, .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        var host = new HostProcess(Process.Start(start)!, address, folder, ownsData: data is null);
        await host.WaitUntilItAnswers();
        return host;
    }

    /// <summary><c>kill -9</c>: no farewell, nothing flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    async Task WaitUntilItAnswers()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < StartsWithin && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                using var health = await client.GetAsync("/health/ready");
                if (health.IsSuccessStatusCode)
                    return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException) { }
        }
        await DisposeAsync();
        throw new InvalidOperationException($"The host did not answer at {Address}. It said:\n{Output}");
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
        if (ownsData)
            Directory.Delete(Data, recursive: true);
        return ValueTask.CompletedTask;
    }
}
