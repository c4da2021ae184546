using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>Intake from a broker of somebody else: mosquitto.</summary>
public sealed class BridgeTests(CityTemplate template)
{
    const string Broker = "/usr/sbin/mosquitto";
    const string Publisher = "/usr/bin/mosquitto_pub";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly int port = FreePort();

    [Fact]
    public async Task What_devices_publish_at_mosquitto_is_stored_also_what_came_while_the_city_was_away()
    {
        if (!File.Exists(Broker) || !File.Exists(Publisher))
            Assert.Skip("mosquitto is not installed");
        var settings = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            settings,
            string.Create(
                CultureInfo.InvariantCulture,
                $"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_type none\n"
            )
        );
        using var mosquitto = Process.Start(new ProcessStartInfo(Broker, ["-c", settings]))!;
        try
        {
            await using var city = await City(template);
            var at = city.Clock.GetUtcNow().ToString("O");
            using (var bridge = await Bridge(city))
            {
                // Said again until the subscription is there.
                await Until(async () => await Publish(Topic("tide-of-nobody"), Level(at, 1)) == 0 && (await Quarantine(city)).Count > 0);
                Assert.Equal(0, await Publish(Topic(Gauge), Level(at, 1)));
                await Until(async () => await Stored(city) == 1);
                await Publish(Topic(Gauge), """{"values":{"level":9}}""");
                await Until(async () => (await Quarantine(city)).Any(one => one.Reason == PerceptionFaults.NoTime("at").Detail));
                await bridge.StopAsync(CancellationToken.None);
            }
            foreach (var seq in (int[])[2, 3, 4])
                Assert.Equal(0, await Publish(Topic(Gauge), Level(at, seq)));
            Assert.Equal(1, await Stored(city));
            using var again = await Bridge(city);
            await Until(async () => await Stored(city) == 4);
            Assert.Equal(
                new HashSet<string> { PerceptionFaults.Unknown.Detail, PerceptionFaults.NoTime("at").Detail },
                (await Quarantine(city)).Select(one => one.Reason).ToHashSet()
            );
            await again.StopAsync(CancellationToken.None);
        }
        finally
        {
            mosquitto.Kill();
            await mosquitto.WaitForExitAsync();
            File.Delete(settings);
        }
    }

    Task<MqttBridge> Bridge(CityUnderTest city) =>
        city.Do<IIntake, MqttBridge>(async intake =>
        {
            var bridge = new MqttBridge(
                intake,
                Alone,
                Options(options =>
                    options.Broker = new()
                    {
                        Host = "127.0.0.1",
                        Port = port,
                        Again = TimeSpan.FromMilliseconds(200),
                    }
                ),
                NullLogger<MqttBridge>.Instance
            );
            await bridge.StartAsync(CancellationToken.None);
            return bridge;
        });

    async Task<int> Publish(string topic, string message)
    {
        using var client = Process.Start(
            new ProcessStartInfo(
                Publisher,
                ["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-V", "5", "-q", "1", "-t", topic, "-m", message]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        await client.StandardError.ReadToEndAsync();
        await client.WaitForExitAsync().WaitAsync(Patience);
        return client.ExitCode;
    }

    static string Topic(string device) => $"devices/{device}/observations";

    static string Level(string at, int seq) => $$$"""{"at":"{{{at}}}","seq":{{{seq}}},"values":{"level":{{{seq}}}.5}}""";

    static Task<long> Stored(CityUnderTest city) =>
        city.Do<LatestStates, long>(async states =>
            states
                .Of(Gauge)
                .Look(
                    (await city.Do<DeviceBook, Device?>(book => book.Find(Gauge, CancellationToken.None).AsTask()))!,
                    null,
                    city.Clock.GetUtcNow()
                )
                .Stored
        );

    static Task<IReadOnlyList<Quarantined>> Quarantine(CityUnderTest city) =>
        city.Do<LatestStates, IReadOnlyList<Quarantined>>(states => Task.FromResult(states.Quarantine));

    static async Task Until(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < Patience, "It did not happen in time");
            await Task.Delay(50);
        }
    }

    static int FreePort()
    {
        using var any = new TcpListener(System.Net.IPAddress.Loopback, 0);
        any.Start();
        return ((System.Net.IPEndPoint)any.LocalEndpoint).Port;
    }
}
