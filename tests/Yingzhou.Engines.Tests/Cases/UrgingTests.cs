using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>催办 and 抄送 (engines.md, the idioms officials expect).</summary>
public class UrgingTests(CityTemplate template)
{
    // Ten promised days from Monday 2026-03-02: yellow from the 7th, 03-11.
    static readonly DateOnly Monday = new(2026, 3, 2);

    const string Supervisor = "dinghai-office/supervise";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_applicant_urges_from_the_yellow_lamp_on_once_a_day_and_the_desk_sees_it(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Accepted(city);
        var me = city.HolderOf((await city.OpenTask(id)).Post);

        var early = await Urge(city, id);
        await city.GoTo(new(2026, 3, 11));
        CityUnderTest.Succeed(await Urge(city, id));
        var again = await Urge(city, id);

        Assert.Equal("cases.urge-too-early", early.Fault!.Code);
        Assert.Contains("3月11日起", early.Fault.Detail, StringComparison.Ordinal);
        Assert.Equal("cases.urged-today", again.Fault!.Code);
        Assert.Equal(1, Assert.Single((await city.Cases(cases => cases.Inbox(me, new()))).Items).Urges);
        await city.GoTo(new(2026, 3, 12));
        CityUnderTest.Succeed(await Urge(city, id));
        Assert.Equal(2, (await city.Log(id)).Count(line => line is CaseEventKind.Urged));
        Assert.Equal(new DateOnly(2026, 3, 16), Kernel.CityTime.Day((await city.Case(id)).DueAt!.Value));
    }

    [Fact]
    public async Task The_next_desk_is_not_shown_what_was_urged_before_it_had_the_case()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await Accepted(city);
        await city.GoTo(new(2026, 3, 11));
        CityUnderTest.Succeed(await Urge(city, id));
        await city.GoTo(new(2026, 3, 12));
        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "pass"));

        var next = await city.OpenTask(id);
        var line = Assert.Single((await city.Cases(cases => cases.Inbox(city.HolderOf(next.Post), new()))).Items, line => line.Case == id);

        Assert.Equal(0, line.Urges);
    }

    [Fact]
    public async Task While_the_applicant_owes_papers_nobody_can_urge_and_a_stranger_never()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await Accepted(city);
        await city.GoTo(new(2026, 3, 12));
        var task = await city.OpenTask(id);
        var stranger = await city.As(Given.FangDahai, (cases, party) => cases.Urge(new(id), party));
        var handler = await city.Cases(cases => cases.Urge(new(id, "请快一点"), city.HolderOf(task.Post)));
        CityUnderTest.Succeed(
            await city.Cases(cases => cases.RequestSupplement(new(task.Id, [new("photo", "请重拍")]), city.HolderOf(task.Post)))
        );

        var stopped = await Urge(city, id);

        Assert.Equal(403, stranger.Fault!.Status);
        Assert.Equal(403, handler.Fault!.Status);
        Assert.Equal("cases.urge-stopped", stopped.Fault!.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_copy_lets_its_post_read_the_case_and_say_that_it_knows(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Accepted(city);
        var task = await city.OpenTask(id);
        var (sender, reader) = (city.HolderOf(task.Post), city.HolderOf("dinghai-fire-rescue/review"));
        var before = await city.Cases(cases => cases.Case(id, reader));

        CityUnderTest.Succeed(await Copy(city, task.Id, "dinghai-fire-rescue/review", "请知悉", sender));
        var twice = await Copy(city, task.Id, "dinghai-fire-rescue/review", "请知悉", sender);
        var copy = Assert.Single((await city.Cases(cases => cases.Copies(reader))).Items);

        Assert.Equal(403, before.Fault!.Status);
        Assert.Equal("cases.copied-already", twice.Fault!.Code);
        Assert.Equal((id, "请知悉", (DateTimeOffset?)null), (copy.Case.Id, copy.Reason, copy.ReadAt));
        CityUnderTest.Succeed(await city.Cases(cases => cases.Case(id, reader)));
        Assert.Equal(404, (await city.Cases(cases => cases.KnowCopy(copy.Id, sender))).Fault!.Status);
        CityUnderTest.Succeed(await city.Cases(cases => cases.KnowCopy(copy.Id, reader)));
        Assert.NotNull(Assert.Single((await city.Cases(cases => cases.Copies(reader))).Items).ReadAt);
        Assert.Equal(task.Version, (await city.OpenTask(id)).Version);
    }

    [Fact]
    public async Task A_copy_needs_a_reason_another_post_and_the_task_itself()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var task = await city.OpenTask(await Accepted(city));
        var sender = city.HolderOf(task.Post);

        Assert.Equal("reason", (await Copy(city, task.Id, "dinghai-fire-rescue/review", " ", sender)).Fault!.Field);
        Assert.Equal("post", (await Copy(city, task.Id, task.Post, "请知悉", sender)).Fault!.Field);
        Assert.Equal("post", (await Copy(city, task.Id, "nowhere/review", "请知悉", sender)).Fault!.Field);
        var outsider = city.HolderOf("dinghai-fire-rescue/review");
        Assert.Equal(403, (await Copy(city, task.Id, "dinghai-ecology/review", "请知悉", outsider)).Fault!.Status);
    }

    static Task<Kernel.Outcome<Kernel.Done>> Urge(CityUnderTest city, Guid id) =>
        city.As(Given.LinHaiyan, (cases, party) => cases.Urge(new(id), party));

    static Task<Kernel.Outcome<Kernel.Done>> Copy(
        CityUnderTest city,
        Guid task,
        string post,
        string reason,
        Assurance.Permission.Subject who
    ) => city.Cases(cases => cases.CopyTo(new(task, post, reason), who));

    static async Task<Guid> Accepted(CityUnderTest city)
    {
        var submitted = await city.Submit(await Given.Request(city, "resident-id-replacement", [], Given.LinHaiyan));
        CityUnderTest.Succeed(submitted);
        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(submitted.Value.Id), "accepted"));
        return submitted.Value.Id;
    }
}
