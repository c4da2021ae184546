using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>待办: filtered inside the query, so that a page is full and no row falls between two pages.</summary>
public class InboxTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Pages_of_one_lamp_are_full_and_miss_nothing(DatabaseKind kind)
    {
        // Ten promised days from Monday 2026-03-02: yellow from the 7th (03-11) on. Every other case is received on 03-09 and stays green.
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var yellow = await Accepted(city, 5);
        await city.GoTo(new(2026, 3, 9));
        await Accepted(city, 4);
        await city.GoTo(new(2026, 3, 11));
        var me = city.HolderOf((await city.OpenTask(yellow[0])).Post);

        var found = new List<InboxLine>();
        var pages = new List<int>();
        for (string? after = null; pages.Count == 0 || after is not null; )
        {
            var page = await city.Cases(cases => cases.Inbox(me, new(Light: Light.Yellow, After: after, Size: 2)));
            found.AddRange(page.Items);
            pages.Add(page.Items.Count);
            after = page.Next;
        }

        Assert.Equal([2, 2, 1], pages);
        Assert.Equal(yellow.Order(), found.Select(line => line.Case).Order());
        Assert.All(found, line => Assert.Equal(Light.Yellow, line.Light));
        Assert.Equal(4, (await city.Cases(cases => cases.Inbox(me, new(Light: Light.Green)))).Items.Count);
    }

    [Fact]
    public async Task The_lamp_waits_while_the_clock_stands_and_goes_on_with_it()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var id = (await Accepted(city, 1))[0];
        await city.GoTo(new(2026, 3, 4));
        var task = await city.OpenTask(id);
        var me = city.HolderOf(task.Post);
        CityUnderTest.Succeed(await city.Cases(cases => cases.RequestSupplement(new(task.Id, [new("photo", "请重拍")]), me)));
        await city.GoTo(new(2026, 3, 18));
        CityUnderTest.Succeed(
            await city.As(Given.LinHaiyan, (cases, party) => cases.ReturnSupplement(new(id, [], [], "已补", null), party))
        );

        // Two days were used before the stop: the 7th is the fifth after the return.
        var going = await city.OpenTask(id);
        Assert.Equal(CityTime.StartOf(new(2026, 3, 25)), going.YellowAt);
        await city.GoTo(new(2026, 3, 24));
        var before = await city.Cases(cases => cases.Inbox(me, new(Light: Light.Yellow)));
        await city.GoTo(new(2026, 3, 25));
        var after = await city.Cases(cases => cases.Inbox(me, new(Light: Light.Yellow)));

        Assert.Empty(before.Items);
        Assert.Equal(id, Assert.Single(after.Items).Case);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_closed_at_the_same_instant_is_not_lost_between_pages(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var ids = await Accepted(city, 5);
        var me = city.HolderOf((await city.Tasks(ids[0]))[0].Post);

        var found = new List<Guid>();
        for (string? after = "", next; after is not null; after = next)
        {
            var page = await city.Cases(cases => cases.Handled(me, after, 2));
            found.AddRange(page.Items.Select(line => line.Case));
            next = page.Next;
        }

        Assert.Equal(ids.Order(), found.Order());
    }

    [Fact]
    public async Task A_number_of_the_first_page_leads_to_as_many_rows()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var overdue = (await Accepted(city, 1))[0];
        await city.GoTo(new(2026, 3, 9));
        await Accepted(city, 1);
        await city.GoTo(new(2026, 3, 17));
        var me = city.HolderOf((await city.OpenTask(overdue)).Post);

        var today = await city.Cases(cases => cases.StatisticsOf(me, new(2026, 3, 17), new(2026, 3, 17)));
        var rows = await city.Cases(cases => cases.Inbox(me, new(Due: InboxDue.Overdue)));

        Assert.Equal((2, 1), (today.Waiting, today.Overdue));
        Assert.Equal(overdue, Assert.Single(rows.Items).Case);
        Assert.Equal(2, await city.Cases(cases => cases.Waiting(me)));
    }

    // Residents' identity cards have ten promised days; all are closed by the clerk at one instant, for the clock stands still.
    static async Task<List<Guid>> Accepted(CityUnderTest city, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var submitted = await city.Submit(await Given.Request(city, "resident-id-replacement", [], Given.LinHaiyan));
            CityUnderTest.Succeed(submitted);
            ids.Add(submitted.Value.Id);
        }
        foreach (var id in ids)
            CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "accepted"));
        return ids;
    }
}
