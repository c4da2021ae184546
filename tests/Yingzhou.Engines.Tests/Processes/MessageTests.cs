using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Messages find their waiter however early or often they come, signals reach everybody, and start events of the newest version listen.</summary>
public class MessageTests(CityTemplate template)
{
    static readonly string Payment = Drawn.Process(
        "payment",
        Drawn.Line(Drawn.Start, Drawn.Task("first"), Drawn.Message("paid", "m"), Drawn.Task("then"), Drawn.End),
        Drawn.MessageRoot("m", "fee-paid")
    );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_reaches_who_waits_for_its_key_and_nobody_else(DatabaseKind kind)
    {
        await using var city = await City(kind, Payment);
        var (mine, other) = (await Waiting(city, "A"), await Waiting(city, "B"));

        var delivered = await Publish(city, new("fee-paid", "A", new JsonObject { ["amount"] = 12.5m }));

        Assert.Equal(1, delivered.Reached);
        Assert.Equal(["then"], await city.Waiting(mine));
        Assert.Empty(await city.Waiting(other));
        Assert.Contains("\"amount\":12.5", (await city.Instance(mine)).State, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_comes_before_its_waiter_is_kept_until_it_expires(DatabaseKind kind)
    {
        await using var city = await City(kind, Payment);
        var early = await Publish(city, new("fee-paid", "A", []) { TimeToLive = TimeSpan.FromHours(2) });
        await Publish(city, new("fee-paid", "B", []) { TimeToLive = TimeSpan.FromHours(1) });
        city.Clock.Advance(TimeSpan.FromHours(1));

        await using var restarted = await city.Restarted();
        var (mine, tooLate) = (await Waiting(restarted, "A"), await Waiting(restarted, "B"));

        Assert.True(early.IsKept);
        Assert.Equal(["then"], await restarted.Waiting(mine));
        Assert.Empty(await restarted.Waiting(tooLate));
        // Taken is taken: the next one with this key waits.
        Assert.Empty(await restarted.Waiting(await Waiting(restarted, "A")));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task One_id_is_delivered_once_however_often_and_at_once_it_is_published(DatabaseKind kind)
    {
        await using var city = await City(kind, Payment);
        var first = await Waiting(city, "A");
        var message = new ProcessMessage("fee-paid", "A", []) { Id = "pay-1" };

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => city.Do<IProcesses, Outcome<Delivered>>(processes => processes.PublishMessage(message))))
        );
        var second = await Waiting(city, "A");
        var again = await Publish(city, message);

        Assert.Single(answers, answer => answer is { Succeeded: true, Value.Reached: 1 });
        Assert.True(again.IsRepeated);
        Assert.Equal(["then"], await city.Waiting(first));
        Assert.Empty(await city.Waiting(second));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_and_a_waiter_stored_side_by_side_are_brought_together(DatabaseKind kind)
    {
        await using var city = await City(kind, Payment);
        var instance = await Waiting(city, "A");
        // As two steps leave it that did not see each other: the waiter stands there, and so does the message.
        await city.Do<CityContext, int>(async c =>
        {
            c.Add(
                new Support.Process.Storage.MessageRow
                {
                    Name = "fee-paid",
                    CorrelationKey = "A",
                    Variables = "{}",
                    PublishedAt = city.Clock.GetUtcNow(),
                    ExpiresAt = city.Clock.GetUtcNow().AddHours(1),
                }
            );
            return await c.SaveChangesAsync();
        });

        Assert.Equal(1, await city.Round("process-messages"));
        Assert.Equal(["then"], await city.Waiting(instance));
        Assert.Equal(0, await city.Round("process-messages"));
    }

    [Fact]
    public async Task A_message_starts_the_newest_version_only_with_what_it_says_of_place_and_unit()
    {
        string Version(string task) =>
            Drawn.Process(
                "report",
                Drawn.Line(
                    ("begin", """<b:startEvent id="begin"><b:messageEventDefinition id="d" messageRef="m"/></b:startEvent>"""),
                    Drawn.Task(task),
                    Drawn.End
                ),
                Drawn.MessageRoot("m", "reported", key: null)
            );
        await using var city = await City(DatabaseKind.Sqlite, Version("old"));
        await city.Release(Version("new"));
        await city.Release(Version("new"));

        var delivered = await Publish(
            city,
            new("reported", "R-7", new JsonObject { ["what"] = "积水" })
            {
                Id = "1",
                Start = new("R-7", ProcessCity.Dinghai, "dinghai-fire-rescue", "积水上报"),
            }
        );
        await Publish(city, new("reported", "R-7", []) { Id = "1" });

        Assert.Equal(1, delivered.Reached);
        var instance = await city.Read(c => c.Set<ProcessInstance>().SingleAsync());
        Assert.Equal(("R-7", "330902", "积水上报"), (instance.BusinessKey, instance.Region, instance.Title));
        Assert.Equal(["new"], await city.Waiting(instance.Id));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_timer_starts_an_instance_each_time_it_is_due_and_once_for_all_programs(DatabaseKind kind)
    {
        var drawing = Drawn.Process(
            "patrol",
            Drawn.Line(
                (
                    "begin",
                    """<b:startEvent id="begin"><b:timerEventDefinition id="d"><b:timeCycle>R2/PT1H</b:timeCycle></b:timerEventDefinition></b:startEvent>"""
                ),
                Drawn.Task("walk"),
                Drawn.End
            ),
            properties: """<b:extensionElements><zeebe:properties><zeebe:property name="yz:unit" value="dinghai-fire-rescue"/><zeebe:property name="yz:region" value="330902"/></zeebe:properties></b:extensionElements>"""
        );
        await using var city = await City(kind, drawing);
        city.Clock.Advance(TimeSpan.FromMinutes(59));
        await Timers(city);
        Assert.Equal(0, await Count(city));

        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var other = await city.Restarted();
        await Task.WhenAll(Task.Run(() => Timers(city)), Task.Run(() => Timers(other)));
        Assert.Equal(1, await Count(city));

        // Down for a day: what fell due meanwhile comes now, and then no more.
        city.Clock.Advance(TimeSpan.FromDays(1));
        await Timers(other);
        await Timers(other);
        await other.Release(drawing);
        await Timers(other);
        Assert.Equal(2, await Count(other));
        Assert.All(
            await other.Read(c => c.Set<ProcessInstance>().ToListAsync()),
            instance => Assert.Equal("dinghai-fire-rescue", instance.Unit)
        );
    }

    [Fact]
    public async Task A_signal_reaches_every_instance_that_hears_it()
    {
        var drawing = Drawn.Process(
            "storm",
            Drawn.Line(
                Drawn.Start,
                (
                    "hear",
                    """<b:intermediateCatchEvent id="hear"><b:signalEventDefinition id="d" signalRef="s"/></b:intermediateCatchEvent>"""
                ),
                Drawn.Task("act"),
                Drawn.End
            ),
            """<b:signal id="s" name="typhoon"/>"""
        );
        await using var city = await City(DatabaseKind.Sqlite, drawing);
        var instances = new[] { await city.Start("storm"), await city.Start("storm"), await city.Start("storm") };

        var delivered = ProcessCity.Value(
            await city.Do<IProcesses, Outcome<Delivered>>(processes => processes.BroadcastSignal("typhoon", []))
        );

        Assert.Equal(3, delivered.Reached);
        foreach (var instance in instances)
            Assert.Equal(["act"], await city.Waiting(instance));
    }

    [Fact]
    public async Task A_timer_that_breaks_again_and_again_rests_as_an_incident_and_is_fired_again_on_request()
    {
        var work = new Breaking();
        await using var city = await ProcessCity.On(DatabaseKind.Sqlite, template, services => services.AddSingleton<IStepWork>(work));
        await city.Release(
            Drawn.Process(
                "late",
                Drawn.Line(Drawn.Start, Drawn.Timer("wait", "PT1H"), Drawn.Job("work", "test.breaks"), Drawn.Task("after"), Drawn.End)
            )
        );
        var instance = await city.Start("late");
        for (var day = 0; day < 10; day++)
        {
            city.Clock.Advance(TimeSpan.FromDays(1));
            await Timers(city);
        }
        Assert.Equal(5, work.Tried);
        var incident = Assert.Single(
            ProcessCity
                .Value(await city.Do<IProcessCare, Outcome<Page<IncidentLine>>>(care => care.Incidents(new(), city.Administrator)))
                .Items
        );
        Assert.Equal((IncidentKind.Timer, "wait", "没有接通"), (incident.Kind, incident.ElementId, incident.Reason));

        work.IsRepaired = true;
        ProcessCity.Value(
            await city.Do<IProcessCare, Outcome<Done>>(care =>
                care.Retry(new(incident.InstanceId, incident.ElementInstanceId), city.Administrator)
            )
        );
        await Timers(city);

        Assert.Equal(["after"], await city.Waiting(instance));
    }

    async Task<ProcessCity> City(DatabaseKind kind, string drawing)
    {
        var city = await ProcessCity.On(kind, template);
        await city.Release(drawing);
        return city;
    }

    static async Task<Guid> Waiting(ProcessCity city, string key)
    {
        var instance = await city.Start("payment", new() { ["key"] = key });
        await city.Complete(instance, "ok");
        return instance;
    }

    static async Task<Delivered> Publish(ProcessCity city, ProcessMessage message) =>
        ProcessCity.Value(await city.Do<IProcesses, Outcome<Delivered>>(processes => processes.PublishMessage(message)));

    static Task<int> Timers(ProcessCity city) => city.Do<IProcesses, int>(processes => processes.FireDueTimers(100));

    static Task<int> Count(ProcessCity city) => city.Read(c => c.Set<ProcessInstance>().CountAsync());

    sealed class Breaking : IStepWork
    {
        public string Type => "test.breaks";

        public int Tried { get; private set; }

        public bool IsRepaired { get; set; }

        public Task<JsonObject> Do(WorkOrder order, CancellationToken cancel)
        {
            Tried++;
            return IsRepaired ? Task.FromResult(new JsonObject()) : throw new InvalidOperationException("没有接通");
        }
    }
}
