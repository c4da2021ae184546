using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Listening;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>接入异常 (p07 §7): who floods, who leaves a connection half open, who could not be acknowledged is named to those who watch.</summary>
public sealed class IntakeTroubleTests(CityTemplate template)
{
    static Task<IReadOnlyList<IntakeTrouble>> Troubles(CityUnderTest city) =>
        city.Do<IPerception, IReadOnlyList<IntakeTrouble>>(perception =>
            Task.FromResult(perception.Troubles(city.Official("dai-yong", "big-data/platform-admin")).Value)
        );

    [Fact]
    public async Task A_flood_is_named_with_its_sender_and_nobody_else_is()
    {
        await using var city = await City(template);
        await city.Do<IIntake, bool>(intake =>
        {
            for (var i = 0; i < 100_000 && intake.Throttle(Outlet) == TimeSpan.Zero; i++) { }
            Assert.Equal(TimeSpan.Zero, intake.Throttle(Gauge));
            return Task.FromResult(true);
        });

        var flood = Assert.Single(await Troubles(city));
        Assert.Equal((TroubleKind.Flood, Outlet), (flood.Kind, flood.Sender));
    }

    [Fact]
    public async Task A_connection_on_which_nothing_comes_ends_and_its_host_is_named()
    {
        await using var city = await City(template);
        using var door = await city.Do<IIntake, Hj212Door>(async intake =>
        {
            var made = new Hj212Door(
                intake,
                Answers(city),
                Options(options => (options.Hj212Port, options.Idle) = (0, TimeSpan.FromMilliseconds(100))),
                NullLogger<Hj212Door>.Instance
            );
            await made.StartAsync(CancellationToken.None);
            return made;
        });
        using var silent = new TcpClient("127.0.0.1", (await door.Port)!.Value);

        Assert.Equal(0, await silent.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        var met = Assert.Single(await Troubles(city));
        Assert.Equal((TroubleKind.HalfOpen, "127.0.0.1", 1L), (met.Kind, met.Sender, met.Times));
        await door.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task C11_7_sentences_with_a_wrong_check_are_counted_for_their_receiver()
    {
        await using var city = await City(template);
        await city.Do<IAisIntake, bool>(async intake =>
        {
            string[] wrong = ["!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*48", "$RATLL,07,3011.91,N,12221.672,E,,081502.00,T,*00"];
            await intake.Hear("receiver-7", wrong);
            await intake.Hear("receiver-7", wrong[..1]);
            await intake.Hear("receiver-8", ["!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47"]);
            return true;
        });

        Assert.Equal(
            [("AIS receiver-7", 2L), ("雷达 receiver-7", 1L)],
            (await Troubles(city)).Select(one => (one.Sender, one.Times)).OrderByDescending(one => one.Times)
        );
    }

    [Fact]
    public async Task Only_who_may_watch_devices_is_told()
    {
        await using var city = await City(template);

        var refused = await city.Do<IPerception, Fault?>(perception =>
            Task.FromResult(perception.Troubles(city.Official("shu-hai", "political-legal/watch")).Fault)
        );

        Assert.NotNull(refused);
    }
}
