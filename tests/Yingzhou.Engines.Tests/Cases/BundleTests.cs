using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>开办餐饮店: one submission, five departments, the licence first and the rest side by side.</summary>
public class BundleTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_legs_start_when_the_licence_is_there_and_the_bundle_ends_with_the_last(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var head = await Restaurant(city, signboard: "yes");
        var legs = await Legs(city, head);
        Assert.Equal(
            [("business-licence", CaseStatus.Submitted), ("environment", CaseStatus.Waiting), ("fire", CaseStatus.Waiting), ("food", CaseStatus.Waiting), ("signboard", CaseStatus.Waiting)],
            legs.Values.Select(leg => (leg.LegId!, leg.Status))
        );

        await city.Pass(legs["business-licence"].Id, "accepted", "pass", "approved");
        Assert.All((await Legs(city, head)).Values.Where(leg => leg.LegId != "business-licence"), leg => Assert.Equal(CaseStatus.Submitted, leg.Status));
        await city.Pass(legs["environment"].Id, "accepted");
        await city.Pass(legs["signboard"].Id, "accepted", "pass", "approved");
        await city.Pass(legs["food"].Id, "accepted", "pass", "pass", "approved");
        var before = await city.Case(head);
        await city.Pass(legs["fire"].Id, "accepted", "pass", "pass", "approved");

        Assert.Equal((CaseStatus.Accepted, CaseStatus.Delivered), (before.Status, (await city.Case(head)).Status));
        await city.Recount();
    }

    [Fact]
    public async Task A_leg_that_the_answers_do_not_ask_for_is_not_there()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);

        var legs = await Legs(city, await Restaurant(city, signboard: "no"));

        Assert.DoesNotContain("signboard", legs.Keys);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Without_the_licence_nothing_else_can_begin(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var head = await Restaurant(city, signboard: "yes");
        var licence = (await Legs(city, head))["business-licence"].Id;
        await city.Pass(licence, "accepted", "pass");

        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(licence), "refused", "场所不得用于经营"));

        var legs = await Legs(city, head);
        Assert.All(legs.Values.Where(leg => leg.LegId != "business-licence"), leg => Assert.Equal(CaseStatus.Terminated, leg.Status));
        Assert.Equal(CaseStatus.Refused, (await city.Case(head)).Status);
        await city.Recount();
    }

    [Fact]
    public async Task One_leg_that_fails_blocks_no_other()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var head = await Restaurant(city, signboard: "no");
        var legs = await Legs(city, head);
        await city.Pass(legs["business-licence"].Id, "accepted", "pass", "approved");

        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(legs["fire"].Id), "not-accepted", "不属于受理范围"));
        await city.Pass(legs["environment"].Id, "accepted");
        await city.Pass(legs["food"].Id, "accepted", "pass", "pass", "approved");

        Assert.Equal(CaseStatus.Delivered, (await city.Case(head)).Status);
        await city.Recount();
    }

    [Fact]
    public async Task Withdrawing_the_bundle_takes_back_what_is_not_decided_yet()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var head = await Restaurant(city, signboard: "yes");
        var licence = (await Legs(city, head))["business-licence"].Id;
        await city.Pass(licence, "accepted", "pass", "approved");

        CityUnderTest.Succeed(await city.As(Given.Haizhiwei, (cases, me) => cases.Withdraw(new(head, "不开了"), me)));

        var legs = await Legs(city, head);
        Assert.Equal(CaseStatus.Approved, legs["business-licence"].Status);
        Assert.All(legs.Values.Where(leg => leg.LegId != "business-licence"), leg => Assert.Equal(CaseStatus.Withdrawn, leg.Status));
        await city.Recount();
    }

    static async Task<Guid> Restaurant(CityUnderTest city, string signboard)
    {
        var answers = new JsonObject
        {
            ["signboard"] = signboard,
            ["premises"] = "rented",
            ["byAgent"] = "no",
            ["businessType"] = "restaurant",
            ["coldDishes"] = "no",
            ["signSize"] = "small",
        };
        var submitted = await city.Submit(await Given.Request(city, "open-restaurant", answers, Given.Haizhiwei), Given.Haizhiwei);
        CityUnderTest.Succeed(submitted);
        return submitted.Value.Id;
    }

    static Task<SortedDictionary<string, Case>> Legs(CityUnderTest city, Guid head) =>
        city.Read(async c => new SortedDictionary<string, Case>(
            await c.Set<Case>().AsNoTracking().Where(leg => leg.BundleId == head).ToDictionaryAsync(leg => leg.LegId!),
            StringComparer.Ordinal
        ));
}
