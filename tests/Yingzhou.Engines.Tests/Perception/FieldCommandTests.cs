using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>Commands (p07 R8) down the connection of a station of SL 651 and of a terminal of JT/T 808, by raw sockets.</summary>
public sealed class FieldCommandTests(CityTemplate template)
{
    const string Station = "0012345678";
    const string Terminal = "13912345678";
    const string TerminalId = "YZ-TERM-0001";
    const ushort Password = 0x1234;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    async Task<(CityUnderTest Base, CityUnderTest City)> Opened()
    {
        var city = await City(template);
        foreach (
            var (code, product, secret) in new[] { (Station, "hydrology-station", "1234"), (Terminal, "vehicle-terminal", TerminalId) }
        )
            CityUnderTest.Succeed(
                await city.Do<RegisterDevice, Outcome<Device>>(register =>
                    register.Run(new(code, code, product, "water", "330902", secret), CancellationToken.None)
                )
            );
        var opened = await city.Restarted(services =>
            services.Configure<PerceptionOptions>(options =>
                (options.Sl651Port, options.Jt808Port, options.FramesPerSecond) = (0, 0, 10_000)
            )
        );
        return (city, opened);
    }

    static async Task<int> Port<TDoor>(CityUnderTest city)
        where TDoor : TcpDoor
    {
        var door = await city.Do<TDoor, TDoor>(Task.FromResult);
        await door.StartAsync(CancellationToken.None);
        return (await door.Port)!.Value;
    }

    static Subject Admin(CityUnderTest city) => city.Official("dai-yong", "big-data/platform-admin");

    static Task<Outcome<DeviceCommand>> Ask(CityUnderTest city, string device, string command, double? value = null)
    {
        // A command is called by the moment in which it is sent.
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        return city.Do<ICommands, Outcome<DeviceCommand>>(commands => commands.Ask(new(device, command, value), Admin(city)));
    }

    static async Task<DeviceCommand> Newest(CityUnderTest city, string device) =>
        (await city.Do<ICommands, Outcome<IReadOnlyList<DeviceCommand>>>(commands => commands.Of(device, Admin(city)))).Value[0];

    static Task<int> Send(CityUnderTest city) =>
        city.Do<IServiceProvider, int>(provider =>
            provider.GetServices<ICityJob>().First(job => job.Name == "perception-commands").Run(CancellationToken.None)
        );

    static async Task Becomes(CityUnderTest city, string device, CommandState state)
    {
        for (var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds; Environment.TickCount64 < end; await Task.Delay(20))
            if ((await Newest(city, device)).State == state)
                return;
        Assert.Fail($"It is {(await Newest(city, device)).State}, not {state}");
    }

    static byte[] Report(DateTimeOffset at, byte function, ushort serial, decimal stage, Sl651End end = Sl651End.Etx) =>
        Sl651Writer.Up(1, Station, Password, function, serial, at, Sl651Writer.Report(Station, (byte)'H', at, [(0x39, stage, 4, 3)]), end);

    static (byte Function, int Serial, Sl651End End, byte[] Content) Down(byte[] bytes)
    {
        Assert.True(Sl651Frame.TryRead(bytes, out var frame, out var fault), fault?.Detail);
        Assert.False(frame.IsUp);
        return (frame.Function, frame.Serial!.Value, frame.End, frame.Content.ToArray());
    }

    [Fact]
    public async Task A_station_of_SL_651_is_asked_on_its_own_connection_and_its_answer_is_stored_and_ends_the_command()
    {
        var (first, city) = await Opened();
        await using var _ = first;
        await using var __ = city;
        using var station = new FieldClient<Sl651Framing>(await Port<Sl651Door>(city));

        CityUnderTest.Succeed(await Ask(city, Station, "query-now"));
        await Send(city);
        Assert.Equal(CommandState.Waiting, (await Newest(city, Station)).State);
        await station.Send(Report(city.Clock.GetUtcNow(), 0x32, 1, 3.1m));
        Assert.Equal(Sl651End.Eot, Down(await station.Hear()).End);

        await Send(city);
        var asked = Down(await station.Hear());
        Assert.Equal((0x37, Sl651End.Enq), (asked.Function, asked.End));
        Assert.Empty(asked.Content);
        await station.Send(Report(city.Clock.GetUtcNow(), 0x37, (ushort)asked.Serial, 3.127m));
        await Becomes(city, Station, CommandState.Done);
        Assert.Equal("Z=3.127", (await Newest(city, Station)).Answer);

        // Its answer was not answered: the next that it hears is a setting; one that counts on its own is known by the function.
        CityUnderTest.Succeed(await Ask(city, Station, "set-report-interval", 6));
        await Send(city);
        var set = Down(await station.Hear());
        Assert.Equal((0x42, "F1F10012345678200806"), (set.Function, Convert.ToHexString(set.Content)));
        await station.Send(Sl651Writer.Up(1, Station, Password, 0x42, 77, city.Clock.GetUtcNow(), Convert.FromHexString("F1F10012345678")));
        await Becomes(city, Station, CommandState.Done);
        var setting = Assert.Single(
            (await city.Do<ICommands, Outcome<IReadOnlyList<DesiredSetting>>>(commands => commands.Settings(Station, Admin(city)))).Value
        );
        Assert.True(setting is { IsReached: true, Reported: 6 });

        // 否定应答.
        CityUnderTest.Succeed(await Ask(city, Station, "set-clock"));
        await Send(city);
        Assert.Equal(0x4A, Down(await station.Hear()).Function);
        await station.Send(
            Sl651Writer.Up(1, Station, Password, 0x4A, 78, city.Clock.GetUtcNow(), Convert.FromHexString("F1F10012345678"), Sl651End.Nak)
        );
        await Becomes(city, Station, CommandState.Failed);
    }

    [Fact]
    public async Task A_station_that_says_nothing_is_told_again_under_the_same_number_and_then_it_is_over()
    {
        var (first, city) = await Opened();
        await using var _ = first;
        await using var __ = city;
        using var station = new FieldClient<Sl651Framing>(await Port<Sl651Door>(city));
        await station.Send(Report(city.Clock.GetUtcNow(), 0x32, 1, 3.1m));
        await station.Hear();
        CityUnderTest.Succeed(await Ask(city, Station, "set-clock"));

        var serials = new HashSet<int>();
        for (var attempt = 0; attempt < CommandCourse.MostAttempts; attempt++)
        {
            await Send(city);
            serials.Add(Down(await station.Hear()).Serial);
            city.Clock.Advance(CommandCourse.AnswerWithin);
        }
        await Send(city);

        Assert.Single(serials);
        Assert.Equal(CommandState.TimedOut, (await Newest(city, Station)).State);
        // A late answer still counts.
        await station.Send(
            Sl651Writer.Up(
                1,
                Station,
                Password,
                0x4A,
                (ushort)serials.Single(),
                city.Clock.GetUtcNow(),
                Convert.FromHexString("F1F10012345678")
            )
        );
        await Becomes(city, Station, CommandState.Done);
    }

    static (ushort Id, ushort Serial, byte[] Body) Heard(byte[] frame)
    {
        Assert.True(Jt808Message.TryRead(frame, new byte[Jt808Message.BufferLength], out var message, out var fault), fault?.Detail);
        return (message.Id, message.Serial, message.Body.ToArray());
    }

    static byte[] Reply(ushort serial, ushort id, byte result) =>
        Jt808Writer.Frame(
            0x0001,
            Terminal,
            900,
            [(byte)(serial >> 8), (byte)(serial & 0xFF), (byte)(id >> 8), (byte)(id & 0xFF), result],
            1
        );

    [Fact]
    public async Task A_terminal_of_JT_T_808_hears_commands_once_it_is_signed_in_and_says_what_became_of_them()
    {
        var (first, city) = await Opened();
        await using var _ = first;
        await using var __ = city;
        using var terminal = new FieldClient<Jt808Framing>(await Port<Jt808Door>(city));
        CityUnderTest.Succeed(await Ask(city, Terminal, "set-interval", 30));
        var code = Jt808Code.Of((await city.Do<DeviceBook, Device?>(book => book.Find(Terminal, CancellationToken.None).AsTask()))!);
        await Send(city);
        Assert.Equal(CommandState.Waiting, (await Newest(city, Terminal)).State);
        await terminal.Send(Jt808Writer.Frame(0x0102, Terminal, 1, Jt808Writer.Authentication(code), 1));
        Assert.Equal(0x8001, Heard(await terminal.Hear()).Id);

        await Send(city);
        var set = Heard(await terminal.Hear());
        Assert.Equal((0x8103, "0100000029040000001E"), (set.Id, Convert.ToHexString(set.Body)));
        await terminal.Send(Reply(set.Serial, 0x8103, 0));
        await Becomes(city, Terminal, CommandState.Done);

        // The position that was asked for is the answer, and a value like any other.
        CityUnderTest.Succeed(await Ask(city, Terminal, "locate"));
        await Send(city);
        var asked = Heard(await terminal.Hear());
        Assert.Equal(0x8201, asked.Id);
        var place = Jt808Writer.Location(122.1, 30.02, 12, 90, city.Clock.GetUtcNow());
        await terminal.Send(Jt808Writer.Frame(0x0201, Terminal, 3, [(byte)(asked.Serial >> 8), (byte)(asked.Serial & 0xFF), .. place], 1));
        await Becomes(city, Terminal, CommandState.Done);
        var look = await city.Do<LatestStates, double?>(states => Task.FromResult(states.Of(Terminal).Latest("lon").Item1[0]));
        Assert.Equal(122.1, look!.Value, 1e-6);

        CityUnderTest.Succeed(await Ask(city, Terminal, "locate"));
        await Send(city);
        await terminal.Send(Reply(Heard(await terminal.Hear()).Serial, 0x8201, 3));
        await Becomes(city, Terminal, CommandState.Failed);
        Assert.Contains("不支持", (await Newest(city, Terminal)).Answer, StringComparison.Ordinal);

        // What was never asked is counted with the terminal and changes nothing.
        await terminal.Send(Reply(4711, 0x8103, 0));
        await terminal.Send(Jt808Writer.Frame(0x0002, Terminal, 5, [], 1));
        Assert.Equal(0x8001, Heard(await terminal.Hear()).Id);
        Assert.Equal(CommandState.Failed, (await Newest(city, Terminal)).State);
    }
}
