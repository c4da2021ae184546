using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>The doors of the intake with real clients: a socket that speaks HJ 212, mosquitto, a receiver of AIS.</summary>
public sealed class DoorTests(CityTemplate template)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Exit code of mosquitto_pub.</summary>
    const int ConnectionLost = 7;

    sealed class Client : IDisposable
    {
        readonly TcpClient tcp;
        readonly FrameSplitter<Hj212Framing> splitter = new();

        public Client(int port)
        {
            tcp = new TcpClient("127.0.0.1", port);
            Stream = tcp.GetStream();
        }

        public NetworkStream Stream { get; }

        public async Task<string> Answer()
        {
            using var patience = new CancellationTokenSource(Patience);
            var buffer = new byte[4096];
            while (true)
            {
                if (splitter.TryNext(out var piece))
                    return Text(piece.Bytes);
                var length = await Stream.ReadAsync(buffer, patience.Token);
                Assert.NotEqual(0, length);
                splitter.Append(buffer.AsSpan(0, length));
            }
        }

        public void Dispose() => tcp.Dispose();
    }

    [Fact]
    public async Task HJ_212_over_a_socket_is_answered_when_stored_and_told_when_not()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();
        using var door = await Door(city);
        using var client = new Client((await door.Port)!.Value);

        // A byte at a time, then two glued together, one of them a repetition.
        foreach (var value in Packet(now, 38.6))
            await client.Stream.WriteAsync(new[] { value });
        Assert.Contains("CN=9014", await client.Answer(), StringComparison.Ordinal);
        await client.Stream.WriteAsync((byte[])[.. "noise"u8, .. Packet(now, 38.6, millisecond: 2), .. Packet(now.AddSeconds(10), 39)]);
        Assert.Contains("002;ST=91;CN=9014", await client.Answer(), StringComparison.Ordinal);
        Assert.Contains("CN=9014", await client.Answer(), StringComparison.Ordinal);

        // One character changed; an unknown device; a wrong password: told why, and the connection lives.
        var broken = Packet(now, 40);
        broken[^5] = broken[^5] == (byte)'0' ? (byte)'1' : (byte)'0';
        await client.Stream.WriteAsync(broken);
        Assert.Contains(
            "CN=9011;PW=123456;MN=330900ZS0001W00100000001;Flag=4;CP=&&QnRtn=9&&",
            await client.Answer(),
            StringComparison.Ordinal
        );
        await client.Stream.WriteAsync(Packet(now, 40, mn: "330900ZS9999W00100000009"));
        Assert.Contains("QnRtn=4", await client.Answer(), StringComparison.Ordinal);
        await client.Stream.WriteAsync(Packet(now, 40, password: "654321"));
        Assert.Contains("QnRtn=3", await client.Answer(), StringComparison.Ordinal);
        await client.Stream.WriteAsync(Packet(now.AddSeconds(20), 41));
        Assert.Contains("CN=9014", await client.Answer(), StringComparison.Ordinal);

        var look = await city.Do<LatestStates, DeviceLook>(async states =>
            states
                .Of(Outlet)
                .Look((await city.Do<DeviceBook, Device?>(book => book.Find(Outlet, CancellationToken.None).AsTask()))!, null, now)
        );
        Assert.Equal((3L, 1L, 41.0), (look.Stored, look.Repeated, look.Latest["w01018"].Value));
        Assert.Equal(new HashSet<string> { "hj212.crc", "perception.wrong-secret" }, look.Refused.Keys.ToHashSet());
        var quarantine = await city.Do<LatestStates, IReadOnlyList<Quarantined>>(states => Task.FromResult(states.Quarantine));
        Assert.Contains(quarantine, one => Text(one.Raw) == "noise");
        Assert.Contains(quarantine, one => Text(one.Raw).Contains("330900ZS9999W00100000009", StringComparison.Ordinal));
        await door.StopAsync(CancellationToken.None);
    }

    static string Message(string at, double level, int number) =>
        $$"""{"at":"{{at}}","seq":{{number}},"values":{ "level":{{level.ToString(System.Globalization.CultureInfo.InvariantCulture)}} } }""";

    [Fact]
    public async Task Mosquitto_publishes_with_QoS_1_and_is_refused_what_is_not_its_own()
    {
        const string program = "/usr/bin/mosquitto_pub";
        if (!File.Exists(program))
            Assert.Skip("mosquitto-clients are not installed");
        await using var city = await City(template);
        var at = city.Clock.GetUtcNow().ToString("O");
        using var door = await city.Do<IIntake, MqttDoor>(async intake =>
        {
            var mqtt = new MqttDoor(intake, Answers(city), Options(options => options.MqttPort = 0), NullLogger<MqttDoor>.Instance);
            await mqtt.StartAsync(CancellationToken.None);
            return mqtt;
        });

        async Task<int> Publish(
            string message,
            string topic = $"devices/{Gauge}/observations",
            string secret = Secret,
            string id = Gauge,
            string version = "5"
        )
        {
            using var client = Process.Start(
                new ProcessStartInfo(
                    program,
                    [
                        "-h",
                        "127.0.0.1",
                        "-p",
                        $"{door.Port}",
                        "-V",
                        version,
                        "-q",
                        "1",
                        "-u",
                        Gauge,
                        "-P",
                        secret,
                        "-i",
                        id,
                        "-t",
                        topic,
                        "-m",
                        message,
                    ]
                )
                {
                    RedirectStandardError = true,
                }
            )!;
            var said = await client.StandardError.ReadToEndAsync();
            await client.WaitForExitAsync().WaitAsync(Patience);
            return client.ExitCode != 0 ? client.ExitCode : said.Length;
        }

        // A device that loses its connection before the acknowledgement sends again, and is stored once.
        async Task<int> Deliver(string message, string version = "5")
        {
            var (said, tries) = (ConnectionLost, 3);
            while (said == ConnectionLost && tries-- > 0)
                said = await Publish(message, version: version);
            return said;
        }

        Assert.Equal(0, await Deliver(Message(at, 3.127, 1)));
        Assert.Equal(0, await Deliver(Message(at, 3.2, 2), version: "311"));
        Assert.NotEqual(0, await Publish("{}", secret: "wrong-secret"));
        Assert.NotEqual(0, await Publish("{}", id: "somebody-else"));
        await Publish(Message(at, 9, 3), topic: $"devices/{Outlet}/observations");
        await Publish("""{"values":{"level":9}}""");

        var look = await city.Do<LatestStates, DeviceLook>(async states =>
            states
                .Of(Gauge)
                .Look(
                    (await city.Do<DeviceBook, Device?>(book => book.Find(Gauge, CancellationToken.None).AsTask()))!,
                    null,
                    city.Clock.GetUtcNow()
                )
        );
        Assert.Equal((2L, 3.2), (look.Stored, look.Latest["level"].Value));
        Assert.Equal(
            new HashSet<string> { "perception.wrong-secret", "perception.shape", "perception.no-time" },
            look.Refused.Keys.ToHashSet()
        );
        await door.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task AIS_of_two_receivers_is_one_position()
    {
        await using var city = await City(template);
        const string line = "!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47";

        var look = await city.Do<IIntake, DeviceLook>(async intake =>
        {
            var vessels = await city.Do<VesselDesk, VesselDesk>(Task.FromResult);
            foreach (var receiver in new[] { "one", "two" })
                await new AisReceiver(intake, vessels, city.Clock, receiver).Hear(
                    System.Text.Encoding.ASCII.GetBytes(line + "\r\n$GPGGA,*00\r\n" + line[..^1] + "8\r\n"),
                    default
                );
            var states = await city.Do<LatestStates, LatestStates>(Task.FromResult);
            return states.Of("ais:413409990").Look(null!, null, city.Clock.GetUtcNow());
        });

        Assert.Equal((5L, 1L), (look.Stored, look.Repeated));
        Assert.Equal(
            (122.3612, 30.1985, 4.2),
            (Math.Round(look.Latest["lon"].Value, 4), Math.Round(look.Latest["lat"].Value, 4), look.Latest["sog"].Value)
        );
        var quarantine = await city.Do<LatestStates, IReadOnlyList<Quarantined>>(states => Task.FromResult(states.Quarantine));
        Assert.Equal(2, quarantine.Count);
    }

    [Fact]
    public async Task A_device_that_floods_waits_alone()
    {
        await using var city = await City(template);
        await city.Do<IIntake, bool>(intake =>
        {
            var waits = Enumerable.Range(0, 1001).Select(_ => intake.Throttle(Outlet)).ToList();
            Assert.All(waits.Take(1000), wait => Assert.Equal(TimeSpan.Zero, wait));
            Assert.Equal(TimeSpan.FromSeconds(1), waits[^1]);
            Assert.Equal(TimeSpan.Zero, intake.Throttle(Gauge));
            return Task.FromResult(true);
        });
    }
}
