using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Yingzhou.Host.Torture;
using Yingzhou.Support.Perception;

namespace Yingzhou.Host.Verbs;

/// <summary><c>torture intake</c>: devices send, the city is killed again and again, and after each death every packet that was acknowledged must be on the disk.</summary>
static class TortureIntakeVerb
{
    // The outlet of the demonstration.
    const string Outlet = "330900ZS0001W00100000001";
    const string Password = "123456";

    // The gauge of the demonstration, which speaks MQTT.
    const string Gauge = "tide-shenjiamen";

    static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    static readonly Option<int> Kills = new("--kills") { Description = "How often the city is killed", DefaultValueFactory = _ => 5 };
    static readonly Option<int> Connections = new("--connections")
    {
        Description = "Devices that send at once",
        DefaultValueFactory = _ => 4,
    };
    static readonly Option<int> Seed = new("--seed") { Description = "Of the moments of death", DefaultValueFactory = _ => 1 };
    static readonly Option<string?> Data = new("--data") { Description = "An empty folder; one that goes away without it" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var intake = new Command(
            "intake",
            "Kills the city with SIGKILL while devices send HJ 212 and mosquitto publishes, and counts what was acknowledged"
        )
        {
            Kills,
            Connections,
            Seed,
            Data,
        };
        intake.SetAction(Run);
        return intake;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var owned = parsed.GetValue(Data) is null;
        var data = parsed.GetValue(Data) ?? Directory.CreateTempSubdirectory("yz-intake-").FullName;
#pragma warning disable CA5394 // Moments of death need no secrecy, but must be repeatable.
        var chance = new Random(parsed.GetValue(Seed));
        try
        {
            // To the second, and each second once: 80 days of them are within the back-fill.
            var second = TimeSpan.TicksPerSecond;
            var start = new DateTimeOffset(TimeProvider.System.GetUtcNow().Ticks / second * second, TimeSpan.Zero);
            var load = new OutletLoad(Outlet, Password, start);
            var mosquitto = MosquittoLoad.IsInstalled ? new MosquittoLoad(Gauge, Password, start) : null;
            if (mosquitto is null)
                Console.WriteLine("mosquitto's clients are not installed: HJ 212 alone");
            for (var kill = 1; kill <= parsed.GetValue(Kills); kill++)
                if (
                    !await Life(
                        kill,
                        data,
                        load,
                        mosquitto,
                        TimeSpan.FromMilliseconds(chance.Next(500, 4_000)),
                        parsed.GetValue(Connections),
                        cancel
                    )
                )
                    return 1;
#pragma warning restore CA5394
            Console.WriteLine("every acknowledged packet is on the disk");
            return 0;
        }
        finally
        {
            if (owned)
                Directory.Delete(data, recursive: true);
        }
    }

    static async Task<bool> Life(
        int kill,
        string data,
        OutletLoad load,
        MosquittoLoad? mosquitto,
        TimeSpan lifetime,
        int connections,
        CancellationToken cancel
    )
    {
        var (port, mqtt) = (FreePort(), FreePort());
        using var city = Start(data, port, mqtt);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var before = load.Acknowledged.Count;
        try
        {
            var patience = Stopwatch.StartNew();
            // The first answer says that the doors are open and the demonstration's devices are registered.
            var sending = load.Run(port, stop.Token);
            while (load.Acknowledged.Count == before)
            {
                if (city.HasExited || patience.Elapsed > StartsWithin)
                {
                    Console.WriteLine("the city did not take a packet in time");
                    return false;
                }
                if (sending.IsCompleted)
                    sending = load.Run(port, stop.Token);
                await Task.Delay(50, cancel);
            }
            var publishing = mosquitto?.Run(mqtt, stop.Token) ?? Task.CompletedTask;
            var others = Enumerable.Range(1, connections - 1).Select(_ => load.Run(port, stop.Token)).ToList();
            var watch = Stopwatch.StartNew();
            var began = load.Acknowledged.Count;
            await Task.Delay(lifetime, cancel);
            var rate = (load.Acknowledged.Count - began) / watch.Elapsed.TotalSeconds;
            city.Kill();
            await city.WaitForExitAsync(cancel);
            // What mosquitto has heard by now it has said; it would wait for the city for ever.
            await Task.Delay(200, cancel);
            await stop.CancelAsync();
            await Task.WhenAll([sending, publishing, .. others]);
            return Count(kill, data, load, mosquitto, rate);
        }
        finally
        {
            await stop.CancelAsync();
            if (!city.HasExited)
                city.Kill();
        }
    }

    static bool Count(int kill, string data, OutletLoad load, MosquittoLoad? mosquitto, double rate)
    {
        var lost = Lost(data, Outlet, "w01018", load.Acknowledged.Keys);
        var unpublished = mosquitto is null ? 0 : Lost(data, Gauge, "level", mosquitto.Acknowledged.Keys);
        if (mosquitto is not null)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"kill {kill}: mosquitto_pub was given {mosquitto.Sent:N0}, {mosquitto.Acknowledged.Count:N0} acknowledged in all, {unpublished} of them lost"
                )
            );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"kill {kill}: {load.Sent:N0} sent, {load.Acknowledged.Count:N0} acknowledged in all, {rate:N0} a second before this death, {lost} of them lost"
            )
        );
        // A client that was never answered proves nothing.
        return lost == 0 && unpublished == 0 && mosquitto is null or { Acknowledged.Count: > 0 };
    }

    static int Lost(string data, string device, string property, IEnumerable<DateTimeOffset> acknowledged)
    {
        var stored = IntakeAudit.Stored(data, device).Where(one => one.Property == property).Select(one => one.At).ToHashSet();
        return acknowledged.Count(at => !stored.Contains(at));
    }

    static Process Start(string data, int port, int mqtt)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TortureIntakeVerb).Assembly.Location);
        foreach (
            var word in (string[])
                [
                    "serve",
                    "--urls",
                    string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"),
                    "--data",
                    data,
                    "--Identity:DemoAccounts",
                    "true",
                    "--Demo:Scale",
                    "0",
                    "--Perception:FramesPerSecond",
                    "100000",
                    "--Perception:Hj212Port",
                    port.ToString(CultureInfo.InvariantCulture),
                    "--Perception:MqttPort",
                    mqtt.ToString(CultureInfo.InvariantCulture),
                ]
        )
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        // Read to its end, so that a full pipe never stops it.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }
}
