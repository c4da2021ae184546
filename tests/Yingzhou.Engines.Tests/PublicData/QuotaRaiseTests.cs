using Yingzhou.Data.Sharing;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>提额 (p03 §4): a reason, an answer within a working day, and a grant that carries it from the next call.</summary>
public class QuotaRaiseTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_higher_quota_is_asked_for_with_a_reason_and_given_by_the_provider(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await city.LoadFirms(3);
        var caller = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        async Task<SharingGrant> Grant() => (await city.Sharing(sharing => sharing.Grant(caller.Grant, city.Administrator()))).Value.Grant;
        var before = await Grant();
        Task<Outcome<QuotaRaise>> Ask(long times, string reason, string unit = "government-services") =>
            city.Sharing(sharing =>
                sharing.AskForMore(
                    new(Guid.NewGuid().ToString(), caller.Grant, before.DailyRows * times, before.MonthlySubjects, reason),
                    city.Commissioner(unit)
                )
            );

        Assert.Equal("sharing.raise", (await Ask(1, "月底集中办理")).Fault?.Code);
        Assert.Equal("sharing.raise", (await Ask(11, "月底集中办理")).Fault?.Code);
        Assert.Equal("sharing.raise-reason", (await Ask(2, " ")).Fault?.Code);
        Assert.Equal(403, (await Ask(2, "替别人要", "tax")).Fault?.Status);
        var asked = await Ask(2, "月底集中办理");
        CityUnderTest.Succeed(asked);
        Assert.Equal("sharing.raising", (await Ask(3, "再要")).Fault?.Code);
        Assert.Equal(CityTime.StartOf(new(2026, 3, 3)).AddHours(17.5), asked.Value.DueAt);
        Task<Outcome<QuotaRaise>> Decide(string unit, bool agrees, string? answer = null) =>
            city.Sharing(sharing => sharing.DecideRaise(new(asked.Value.Id, asked.Value.Version, agrees, answer), city.Commissioner(unit)));
        Assert.Equal(403, (await Decide("government-services", true)).Fault?.Status);
        Assert.Equal("sharing.raise-answer", (await Decide("market-supervision", false)).Fault?.Code);
        Assert.Equal(before.DailyRows, (await Grant()).DailyRows);
        CityUnderTest.Succeed(await Decide("market-supervision", true));

        Assert.Equal((before.DailyRows * 2, before.MonthlySubjects), ((await Grant()).DailyRows, (await Grant()).MonthlySubjects));
        SharingCity.Answered(await caller.Query("{}"));
    }
}
