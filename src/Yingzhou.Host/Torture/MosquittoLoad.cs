using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingzhou.Host.Torture;

/// <summary>
/// One device that publishes with QoS 1 by mosquitto's own client, a line for each message. What was acknowledged is what the client says of itself (<c>received PUBACK</c>), so nothing of ours decides it.
/// Every message has another time, so that each can be found again.
/// </summary>
sealed partial class MosquittoLoad(string device, string secret, DateTimeOffset start)
{
    const string Program = "/usr/bin/mosquitto_pub";

    // Lines that wait in the pipe are as good as sent: few of them, so that a death meets messages under way.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    long next;

    [GeneratedRegex(@"sending PUBLISH \(d0, q1, r0, m(\d+),")]
    static partial Regex Sending { get; }

    [GeneratedRegex(@"received PUBACK \(Mid: (\d+), RC:(\d+)\)")]
    static partial Regex Received { get; }

    public static bool IsInstalled => File.Exists(Program) && File.Exists("/usr/bin/stdbuf");

    /// <summary>Times whose messages were acknowledged.</summary>
    public ConcurrentDictionary<DateTimeOffset, bool> Acknowledged { get; } = new();

    public long Sent => Interlocked.Read(ref next);

    /// <summary>Publishes until it is told to stop; the client is ended then, whatever it waits for. A client that could not connect is begun anew.</summary>
    public async Task Run(int port, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await Publish(port, stop);
    }

    async Task Publish(int port, CancellationToken stop)
    {
        using var client = Client(port);
        var written = new ConcurrentQueue<DateTimeOffset>();
        var open = new Dictionary<string, DateTimeOffset>();
        client.OutputDataReceived += (_, line) => Hear(line.Data, written, open);
        client.BeginOutputReadLine();
        try
        {
            while (!stop.IsCancellationRequested && !client.HasExited)
            {
                var at = start.AddSeconds(-Interlocked.Increment(ref next));
                written.Enqueue(at);
                await client.StandardInput.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"at":"{{at:O}}","values":{ "level":{{at.ToUnixTimeSeconds() % 5}} } }"""
                    )
                );
                await client.StandardInput.FlushAsync(stop);
                if (next % 10 == 0)
                    await Task.Delay(Pause, stop);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException) { }
        finally
        {
            if (!client.HasExited)
                client.Kill();
            await client.WaitForExitAsync(CancellationToken.None);
        }
    }

    // Numbers of messages begin anew with each client; a line is published in the order in which it was written.
    void Hear(string? line, ConcurrentQueue<DateTimeOffset> written, Dictionary<string, DateTimeOffset> open)
    {
        if (line is null)
            return;
        if (Sending.Match(line) is { Success: true } sent && written.TryDequeue(out var at))
            open[sent.Groups[1].Value] = at;
        else if (
            Received.Match(line) is { Success: true } answer
            && int.Parse(answer.Groups[2].Value, CultureInfo.InvariantCulture) < 128
            && open.Remove(answer.Groups[1].Value, out var stored)
        )
            Acknowledged[stored] = true;
    }

    Process Client(int port)
    {
        // Line by line, or its last words would be lost with it.
        var start = new ProcessStartInfo("/usr/bin/stdbuf", ["-oL", Program, "-d", "-l", "-h", "127.0.0.1", "-V", "5", "-q", "1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var word in (string[])
                [
                    "-p",
                    port.ToString(CultureInfo.InvariantCulture),
                    "-i",
                    device,
                    "-u",
                    device,
                    "-P",
                    secret,
                    "-t",
                    $"devices/{device}/observations",
                ]
        )
            start.ArgumentList.Add(word);
        var client = Process.Start(start)!;
        client.ErrorDataReceived += (_, _) => { };
        client.BeginErrorReadLine();
        return client;
    }
}
