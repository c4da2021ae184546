using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Placing;
using Yingzhou.Support.Perception.State;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>Two processes of one city: what one has stored the other knows, and the table by which they know each other.</summary>
public sealed class SiloTests(CityTemplate template)
{
    static Task<CityUnderTest> Process(CityUnderTest city, string name) =>
        city.Restarted(services => services.Configure<SiloOptions>(silo => silo.Silo = name));

    static async Task<IntakeReceipt> Take(CityUnderTest process, Reading reading) =>
        (
            await process.Do<TwinDesk, Outcome<IntakeReceipt>>(twin =>
                twin.Take(new(Gauge, Wire.Mqtt, [1, 2, 3], [reading], process.Clock.GetUtcNow()), CancellationToken.None)
            )
        ).Value;

    static Task<bool> CatchUp(CityUnderTest process) =>
        process.Do<OpenJournal, bool>(async journal =>
        {
            await journal.CatchUp(CancellationToken.None);
            return true;
        });

    static Task<double> Level(CityUnderTest process) =>
        process.Do<IObservations, double>(async look => (await look.Look(Gauge))!.Latest["level"].Value);

    static Task<IReadOnlyList<Sample>> History(CityUnderTest process) =>
        process.Do<IObservations, IReadOnlyList<Sample>>(look =>
            look.Between(Gauge, "level", process.Clock.GetUtcNow().AddDays(-1), process.Clock.GetUtcNow().AddDays(1))
        );

    [Fact]
    public async Task What_one_process_has_acknowledged_the_other_knows_before_it_takes_the_device_over()
    {
        await using var city = await City(template, DatabaseKind.PostgreSql);
        await using var one = await Process(city, "one");
        await using var two = await Process(city, "two");
        var at = city.Clock.GetUtcNow();
        await CatchUp(two);

        Assert.Equal(1, (await Take(one, new("level", at, 1.5, Sequence: 1))).Stored);
        await CatchUp(two);
        Assert.Equal(1.5, await Level(two));
        // The device did not hear the acknowledgement, and says it again where its twin lives now.
        Assert.Equal((0, 1), await Take(two, new("level", at, 1.5, Sequence: 1)) is var again ? (again.Stored, again.Repeated) : default);
        Assert.Equal(1, (await Take(two, new("level", at.AddSeconds(1), 1.6, Sequence: 2))).Stored);
        await CatchUp(one);
        Assert.Equal(1.6, await Level(one));

        // Folded before the other has read it: found in the history all the same, and once.
        await Take(one, new("level", at.AddSeconds(2), 1.7, Sequence: 3));
        Assert.Equal(1, await one.Do<FoldJournal, int>(fold => fold.Run(everything: true, CancellationToken.None)));
        await Take(one, new("level", at.AddSeconds(3), 1.8, Sequence: 4));
        await CatchUp(two);
        Assert.Equal(1.8, await Level(two));
        Assert.Equal([1.5, 1.6, 1.7, 1.8], (await History(two)).Select(sample => sample.Value));
        Assert.Equal([1.5, 1.6, 1.7, 1.8], (await History(one)).Select(sample => sample.Value));
    }

    [Fact]
    public async Task A_process_that_died_in_the_middle_of_writing_is_read_up_to_there_and_on_from_its_next_life()
    {
        await using var city = await City(template, DatabaseKind.PostgreSql);
        await using var two = await Process(city, "two");
        var at = city.Clock.GetUtcNow();
        await CatchUp(two);
        string path;
        await using (var one = await Process(city, "one"))
        {
            await Take(one, new("level", at, 1.5, Sequence: 1));
            path = (await one.Do<OpenJournal, IntakeJournal>(async journal => await journal.Opened(CancellationToken.None)))
                .Files()[^1]
                .Path;
        }
        await CatchUp(two);
        var whole = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, [.. whole, .. whole[..^3]]);
        await CatchUp(two);
        Assert.Equal(1.5, await Level(two));

        await using var again = await Process(city, "one");
        Assert.Equal(0, (await Take(again, new("level", at, 1.5, Sequence: 1))).Stored);
        Assert.Equal(1, (await Take(again, new("level", at.AddSeconds(1), 1.6, Sequence: 2))).Stored);
        await CatchUp(two);

        Assert.Equal(1.6, await Level(two));
    }

    [Fact]
    public async Task A_city_that_went_back_to_one_process_has_all_that_its_processes_have_stored()
    {
        await using var city = await City(template, DatabaseKind.PostgreSql);
        var at = city.Clock.GetUtcNow();
        await using (var one = await Process(city, "one"))
            await Take(one, new("level", at, 1.5, Sequence: 1));

        await using var alone = await city.Restarted();
        await CatchUp(alone);

        Assert.Equal(1.5, await Level(alone));
        Assert.Equal(0, (await Take(alone, new("level", at, 1.5, Sequence: 1))).Stored);
    }

    [Fact]
    public void A_message_to_a_twin_is_read_as_it_was_written()
    {
        var at = new DateTimeOffset(2026, 11, 30, 1, 2, 3, TimeSpan.Zero);
        var message = new TwinMessage(
            Gauge,
            Wire.Jt808,
            [7, 8, 9],
            [new("level", at, -1.25, ObservationQuality.Suspect, 42), new("温度", at.AddTicks(1), double.NaN)],
            at.AddHours(1)
        );

        var read = TwinMessage.Read(message.Written());

        Assert.Equal((message.Code, message.Wire, message.Received), (read.Code, read.Wire, read.Received));
        Assert.Equal(message.Raw, read.Raw);
        Assert.Equal(message.Readings, read.Readings);
        Assert.Throws<InvalidDataException>(() => TwinMessage.Read(message.Written()[..^1]));
        var answer = (Outcome<IntakeReceipt>)new IntakeReceipt(3, 2, 1, [PerceptionFaults.NoProperty("salt", "水表")]);
        Assert.Equivalent(answer.Value, TwinAnswer.Of(answer).Outcome().Value);
        Assert.Equal(PerceptionFaults.NotStored, TwinAnswer.Of(PerceptionFaults.NotStored).Outcome().Fault);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_table_of_members_changes_only_for_who_has_seen_its_newest_version(DatabaseKind kind)
    {
        await using var city = await City(template, kind);
        var register = await city.Do<IServiceScopeFactory, SiloRegister>(scopes => Task.FromResult(new SiloRegister(scopes)));
        await register.InitializeMembershipTable(true);
        await register.InitializeMembershipTable(true);
        var (one, two) = (Member(11111, "one"), Member(11112, "two"));
        var empty = await register.ReadAll();
        Assert.Equal((0, 0), (empty.Members.Count, empty.Version.Version));

        Assert.True(await register.InsertRow(one, empty.Version.Next()));
        Assert.False(await register.InsertRow(two, empty.Version.Next()));
        var first = await register.ReadAll();
        Assert.False(await register.InsertRow(one, first.Version.Next()));
        Assert.Equal(1, (await register.ReadAll()).Version.Version);
        Assert.True(await register.InsertRow(two, first.Version.Next()));

        var second = await register.ReadRow(two.SiloAddress);
        var (read, etag) = Assert.Single(second.Members);
        Assert.Equal(("two", SiloStatus.Joining, 2), (read.SiloName, read.Status, second.Version.Version));
        var at = new DateTime(2026, 11, 30, 1, 0, 0, DateTimeKind.Utc);
        read.Status = SiloStatus.Dead;
        read.AddSuspector(one.SiloAddress, at);
        Assert.True(await register.UpdateRow(read, etag, second.Version.Next()));
        Assert.False(await register.UpdateRow(read, etag, (await register.ReadAll()).Version.Next()));
        var dead = Assert.Single((await register.ReadRow(two.SiloAddress)).Members).Item1;
        Assert.Equal((one.SiloAddress, at), Assert.Single(dead.SuspectTimes!) is var suspect ? (suspect.Item1, suspect.Item2) : default);

        one.IAmAliveTime = at.AddHours(1);
        await register.UpdateIAmAlive(one);
        var alive = await register.ReadRow(one.SiloAddress);
        Assert.Equal((at.AddHours(1), 3), (alive.Members[0].Item1.IAmAliveTime, alive.Version.Version));
        await register.CleanupDefunctSiloEntries(new DateTimeOffset(at.AddHours(2)));
        Assert.Equal("one", Assert.Single((await register.ReadAll()).Members).Item1.SiloName);
    }

    static MembershipEntry Member(int port, string name)
    {
        var at = new DateTime(2026, 11, 30, 0, 0, 0, DateTimeKind.Utc);
        return new()
        {
            SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 7),
            SiloName = name,
            HostName = "host",
            Status = SiloStatus.Joining,
            SuspectTimes = [],
            StartTime = at,
            IAmAliveTime = at,
        };
    }
}
