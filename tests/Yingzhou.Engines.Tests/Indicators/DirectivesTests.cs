using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Engines.Tests.Indicators;

/// <summary>批示: a number becomes a task with a name and a day, and its answer stands beside the number (p11 §4).</summary>
public sealed class DirectivesTests(CityTemplate template)
{
    const string Indicator = "cases.on-time-rate";
    static readonly DateOnly Week = new(2026, 2, 16);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_figure_is_directed_answered_given_back_and_closed_by_who_gave_it(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), kind, template);
        await city.Do<CityContext, bool>(async records =>
        {
            records.Add(
                new StoredValue
                {
                    Indicator = Indicator,
                    Definition = 1,
                    Area = "3309",
                    Period = Week,
                    Revision = 1,
                    Value = 93.5,
                    Numerator = 187,
                    Rows = 200,
                    ComputedAt = records.Clock.GetUtcNow(),
                }
            );
            await records.SaveChangesAsync();
            return true;
        });
        var leader = city.Official("he-lihua", "big-data/director");
        var unit = city.Official("fu-ting", "government-services/director");
        var today = city.Clock.GetUtcNow().Day();
        Task<Outcome<IndicatorDirective>> Give(Subject by, DateOnly period, string to, string text, DateOnly due) =>
            city.Do<IDirectives, Outcome<IndicatorDirective>>(one => one.Give(new(Indicator, "3309", period, to, text, due), by));

        Assert.Equal(
            403,
            (await Give(city.HolderOf("dinghai-health/accept"), Week, "government-services", "查清原因", today)).Fault?.Status
        );
        Assert.Equal("period", (await Give(leader, Week.AddDays(-7), "government-services", "查清原因", today)).Fault?.Field);
        Assert.Equal("unit", (await Give(leader, Week, "ecology", "查清原因", today)).Fault?.Field);
        Assert.Equal("text", (await Give(leader, Week, "government-services", "查", today)).Fault?.Field);
        Assert.Equal("dueOn", (await Give(leader, Week, "government-services", "查清原因", today.AddDays(-1))).Fault?.Field);
        CityUnderTest.Succeed(await Give(leader, Week, "government-services", "查清原因，三天内报", today.AddDays(3)));

        var given = Assert.Single(await Mine(city, unit));
        Assert.Equal("93.5%", given.Figure);
        Assert.Equal(1, (await city.Do<IDirectives, IReadOnlyDictionary<string, int>>(one => one.Open()))[Indicator]);
        Assert.Equal(403, (await Reply(city, given, "已经查清了", leader)).Fault?.Status);
        Assert.Equal("answer", (await Reply(city, given, " ", unit)).Fault?.Field);
        CityUnderTest.Succeed(await Reply(city, given, "已经查清了", unit));
        Assert.Equal(412, (await Reply(city, given, "又查了一遍", unit)).Fault?.Status);

        var answered = Assert.Single(await Mine(city, leader));
        Assert.False(answered.IsLate(today.AddDays(30)));
        Assert.Equal("indicators.not-giver", (await Settle(city, answered, true, unit)).Fault?.Code);
        CityUnderTest.Succeed(await Settle(city, answered, false, leader));
        var back = Assert.Single(await Mine(city, unit));
        Assert.Equal((DirectiveStage.Given, true), (back.Stage, back.IsLate(today.AddDays(4))));
        CityUnderTest.Succeed(await Reply(city, back, "补报了分县区原因", unit));
        CityUnderTest.Succeed(await Settle(city, Assert.Single(await Mine(city, leader)), true, leader));
        Assert.Empty(await city.Do<IDirectives, IReadOnlyDictionary<string, int>>(one => one.Open()));
        Assert.Equal(
            DirectiveStage.Closed,
            Assert.Single(await city.Do<IDirectives, IReadOnlyList<IndicatorDirective>>(one => one.Of(Indicator))).Stage
        );
    }

    static Task<IReadOnlyList<IndicatorDirective>> Mine(CityUnderTest city, Subject official) =>
        city.Do<IDirectives, IReadOnlyList<IndicatorDirective>>(one => one.Mine(official));

    static Task<Outcome<Done>> Reply(CityUnderTest city, IndicatorDirective one, string answer, Subject by) =>
        city.Do<IDirectives, Outcome<Done>>(all => all.Reply(one.Id, one.Version, answer, by));

    static Task<Outcome<Done>> Settle(CityUnderTest city, IndicatorDirective one, bool accepted, Subject by) =>
        city.Do<IDirectives, Outcome<Done>>(all => all.Settle(one.Id, one.Version, accepted, accepted ? "可以" : "原因太笼统", by));
}
