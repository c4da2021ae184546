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

/// <summary>Stations of SL 651 and terminals of JT/T 808, by raw sockets.</summary>
public sealed class FieldDoorTests(CityTemplate template)
{
    const string Station = "0012345678";
    const string Terminal = "13912345678";
    const string TerminalId = "YZ-TERM-0001";
    const ushort Password = 0x1234;

    static async Task<CityUnderTest> City(CityTemplate template)
    {
        var city = await PerceptionGiven.City(template);
        foreach (
            var (code, product, secret) in new[] { (Station, "hydrology-station", "1234"), (Terminal, "vehicle-terminal", TerminalId) }
        )
            CityUnderTest.Succeed(
                await city.Do<RegisterDevice, Outcome<Device>>(register =>
                    register.Run(new(code, code, product, "water", "330902", secret), CancellationToken.None)
                )
            );
        return city;
    }

    static async Task<DeviceLook> Look(CityUnderTest city, string code)
    {
        var device = await city.Do<DeviceBook, Device?>(book => book.Find(code, CancellationToken.None).AsTask());
        return await city.Do<LatestStates, DeviceLook>(states =>
            Task.FromResult(states.Of(code).Look(device!, null, city.Clock.GetUtcNow()))
        );
    }

    static Task<IReadOnlyList<Quarantined>> Quarantine(CityUnderTest city) =>
        city.Do<LatestStates, IReadOnlyList<Quarantined>>(states => Task.FromResult(states.Quarantine));

    static byte[] Report(
        DateTimeOffset at,
        decimal stage,
        string station = Station,
        ushort password = Password,
        ushort serial = 1,
        Sl651End end = Sl651End.Etx
    ) =>
        Sl651Writer.Up(
            1,
            station,
            password,
            0x32,
            serial,
            at,
            Sl651Writer.Report(station, (byte)'H', at, [(0x39, stage, 4, 3), (0x38, 12.1m, 2, 2)]),
            end
        );

    static (Sl651End End, int? Serial) Said(byte[] answer)
    {
        Assert.True(Sl651Frame.TryRead(answer, out var frame, out var fault), fault?.Detail);
        Assert.False(frame.IsUp);
        return (frame.End, frame.Serial);
    }

    [Fact]
    public async Task SL_651_is_answered_when_stored_and_with_NAK_when_not()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();
        using var door = await city.Do<IIntake, Sl651Door>(async intake =>
        {
            var made = new Sl651Door(
                intake,
                Answers(city),
                city.Clock,
                Options(options => options.Sl651Port = 0),
                NullLogger<Sl651Door>.Instance
            );
            await made.StartAsync(CancellationToken.None);
            return made;
        });
        using var client = new FieldClient<Sl651Framing>((await door.Port)!.Value);

        // Cut at every byte; then noise, a repetition and one that says that more follows, in one segment.
        foreach (var value in Report(now, 3.127m))
            await client.Send(value);
        Assert.Equal((Sl651End.Eot, 1), Said(await client.Hear()));
        await client.Send([1, 2, 3, .. Report(now, 3.127m), .. Report(now.AddMinutes(1), 3.2m, serial: 2, end: Sl651End.Etb)]);
        Assert.Equal((Sl651End.Eot, 1), Said(await client.Hear()));
        Assert.Equal((Sl651End.Ack, 2), Said(await client.Hear()));

        await client.Send(Report(now, 3, password: 0x4321, serial: 3));
        Assert.Equal((Sl651End.Nak, 3), Said(await client.Hear()));
        await client.Send(Report(now, 3, station: "0099999999", serial: 4));
        Assert.Equal((Sl651End.Nak, 4), Said(await client.Hear()));
        // A changed byte: nobody is told, because nobody knows who sent it; the connection lives.
        var broken = Report(now, 3.3m, serial: 5);
        broken[^6] ^= 1;
        await client.Send(broken);
        await client.Send(Report(now.AddMinutes(2), 3.4m, serial: 6));
        Assert.Equal((Sl651End.Eot, 6), Said(await client.Hear()));

        var look = await Look(city, Station);
        Assert.Equal((3.4, 12.1), (look.Latest["Z"].Value, look.Latest["VT"].Value));
        Assert.Equal((6L, 2L), (look.Stored, look.Repeated));
        Assert.Equal(["perception.wrong-secret"], look.Refused.Keys);
        var apart = await Quarantine(city);
        Assert.Contains(apart, one => one.Raw is [1, 2, 3]);
        Assert.Contains(apart, one => one.Reason == PerceptionFaults.Unknown.Detail);
        Assert.Contains(apart, one => one.Raw.SequenceEqual(broken));
        await door.StopAsync(CancellationToken.None);
    }

    static byte[] Message(ushort id, ushort serial, byte[] body, string phone = Terminal) =>
        Jt808Writer.Frame(id, phone, serial, body, version: 1);

    // The answer's id, the serial number it answers, its result and what follows.
    static (ushort Id, int Serial, int Result, string Behind) Heard(byte[] answer)
    {
        Assert.True(Jt808Message.TryRead(answer, new byte[Jt808Message.BufferLength], out var message, out var fault), fault?.Detail);
        var body = message.Body;
        var result = message.Id == 0x8100 ? body[2] : body[4];
        return (message.Id, (body[0] << 8) | body[1], result, message.Id == 0x8100 ? Text(body[3..]) : "");
    }

    [Fact]
    public async Task JT_808_registers_signs_in_and_is_answered_when_stored()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();
        using var door = await city.Do<IIntake, Jt808Door>(async intake =>
        {
            var book = await city.Do<DeviceBook, DeviceBook>(Task.FromResult);
            var made = new Jt808Door(
                intake,
                book,
                Answers(city),
                Options(options => options.Jt808Port = 0),
                NullLogger<Jt808Door>.Instance
            );
            await made.StartAsync(CancellationToken.None);
            return made;
        });
        using var client = new FieldClient<Jt808Framing>((await door.Port)!.Value);
        var here = Jt808Writer.Location(122.2, 30.0, 42.5, 90, now);

        await client.Send(Message(0x0200, 1, here));
        Assert.Equal((0x8001, 1, (int)Jt808Result.Failed), Short(Heard(await client.Hear())));
        await client.Send(Message(0x0100, 2, Jt808Writer.Registration("ZSYZ", "M1", "ANOTHER-ONE")));
        Assert.Equal((0x8100, 2, (int)Jt808Registered.NoTerminal), Short(Heard(await client.Hear())));
        await client.Send(Message(0x0100, 3, Jt808Writer.Registration("ZSYZ", "M1", TerminalId)));
        var (id, serial, result, code) = Heard(await client.Hear());
        Assert.Equal((0x8100, 3, (int)Jt808Registered.Done), (id, serial, result));
        await client.Send(Message(0x0102, 4, Jt808Writer.Authentication("0000000000000000")));
        Assert.Equal((0x8001, 4, (int)Jt808Result.Failed), Short(Heard(await client.Hear())));

        // Signs in and sends in one breath; then a batch from a blind area, of which one position repeats.
        await client.Send([
            .. Message(0x0102, 5, Jt808Writer.Authentication(code)),
            .. Message(0x0200, 6, here),
            .. Message(0x0002, 7, []),
            .. Message(0x0700, 9, []),
            .. Message(0x0200, 10, [1, 2, 3]),
        ]);
        foreach (var expected in ((int, int, int)[])[(0x8001, 5, 0), (0x8001, 6, 0), (0x8001, 7, 0), (0x8001, 9, 3), (0x8001, 10, 2)])
            Assert.Equal(expected, Short(Heard(await client.Hear())));
        var before = Jt808Writer.Location(122.21, 30.0, 40, 91, now.AddMinutes(-30));
        await client.Send(Message(0x0704, 6, Jt808Writer.Batch([here, before], isBackfill: true)));
        Assert.Equal((0x8001, 6, (int)Jt808Result.Done), Short(Heard(await client.Hear())));
        // Of a terminal that is none of ours.
        await client.Send(Message(0x0200, 11, here, phone: "13900000000"));
        Assert.Equal((0x8001, 11, (int)Jt808Result.Failed), Short(Heard(await client.Hear())));

        var look = await Look(city, Terminal);
        Assert.Equal((122.2, 30.0, 42.5), (look.Latest["lon"].Value, look.Latest["lat"].Value, look.Latest["speed"].Value));
        Assert.Equal((12L, 6L), (look.Stored, look.Repeated));
        Assert.Equal(
            new HashSet<string>
            {
                "perception.not-signed-in",
                "perception.wrong-secret",
                "perception.unsupported",
                "jt808-location.length",
            },
            look.Refused.Keys.ToHashSet()
        );
        Assert.Contains(await Quarantine(city), one => one.Reason == PerceptionFaults.Unknown.Detail);
        await door.StopAsync(CancellationToken.None);
    }

    static (int Id, int Serial, int Result) Short((ushort Id, int Serial, int Result, string Behind) heard) =>
        (heard.Id, heard.Serial, heard.Result);

    [Fact]
    public async Task A_radar_on_the_line_of_a_receiver_is_kept_target_by_target_with_its_length()
    {
        await using var city = await PerceptionGiven.City(template);
        var vessels = await city.Do<VesselDesk, VesselDesk>(Task.FromResult);
        var now = city.Clock.GetUtcNow();
        await city.Do<IIntake, bool>(async intake =>
        {
            var receiver = new AisReceiver(intake, vessels, city.Clock, "127.0.0.1:5");
            async Task Hear(params RadarTarget[] targets) =>
                await receiver.Hear(
                    System.Text.Encoding.ASCII.GetBytes(
                        string.Concat(targets.SelectMany(one => one.Sentences(now)).Select(sentence => sentence + "\r\n"))
                    ),
                    default
                );
            await Hear(new RadarTarget(7, 122.36, 30.19, 55, IsLost: false));
            await Hear(new RadarTarget(7, 122.37, 30.19, null, IsLost: false));
            // Lost; the number comes back for another, whose length nobody knows.
            await Hear(new RadarTarget(7, 122.38, 30.19, null, IsLost: true), new RadarTarget(7, 122.0, 30.0, null, IsLost: false));
            await receiver.Hear("$RATLL,07,broken*00\r\n"u8, default);
            return true;
        });

        var look = await city.Do<LatestStates, DeviceLook>(states =>
            Task.FromResult(states.Of("radar:127.0.0.1:007").Look(null!, null, now))
        );
        Assert.Equal(7, look.Stored);
        Assert.Equal((122.0, 30.0, 55.0), (look.Latest["lon"].Value, look.Latest["lat"].Value, look.Latest["length"].Value));
        Assert.Equal(Wire.Radar, Assert.Single(await Quarantine(city)).Wire);
    }

    [Theory]
    [InlineData("hydrology-station", "12345", "1234", "perception-device.station")]
    [InlineData("hydrology-station", "0012345670", "123456", "perception-device.station-password")]
    [InlineData("vehicle-terminal", "013912345678", "YZ-TERM-0001", "perception-device.phone")]
    public async Task What_a_protocol_cannot_say_is_not_registered(string product, string code, string secret, string fault)
    {
        await using var city = await PerceptionGiven.City(template);
        var registered = await city.Do<RegisterDevice, Outcome<Device>>(register =>
            register.Run(new(code, code, product, "water", "330902", secret), CancellationToken.None)
        );
        Assert.Equal(fault, registered.Fault?.Code);
    }
}
