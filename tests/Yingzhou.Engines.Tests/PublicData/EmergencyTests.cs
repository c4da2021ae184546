using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>紧急调阅 (p03 R9): two people open it, it ends by itself, every read is kept, a third one judges.</summary>
public sealed class EmergencyTests(CityTemplate template)
{
    const string Person = "33092119500228305X";
    const string Consumer = "government-services";

    static async Task<Caller> Caller(CityUnderTest city)
    {
        await city.Load(Pensions, $"sfzh,xm,ffny,ffje,dylb\n{Person},周某,202602,3210.5,1\n");
        return await city.Granted(Ask(Pensions, "DEATH-ONE-THING", ["sfzh", "xm", "ffje"]));
    }

    static Task<Outcome<EmergencyAccess>> AskFor(CityUnderTest city, Caller caller, string reason = "台风失踪人员身份核实") =>
        city.Sharing(sharing => sharing.AskEmergency(new(caller.Grant, reason), city.Commissioner(Consumer)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_open_it_for_two_hours_and_a_third_judges_it(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var caller = await Caller(city);
        var asked = await AskFor(city, caller);
        CityUnderTest.Succeed(asked);
        var number = asked.Value.Number;
        string Body(string of) => $$"""{"subject":"{{Person}}","case":"{{of}}"}""";
        Task<Outcome<EmergencyAccess>> Consent(Yingzhou.Assurance.Permission.Subject by) =>
            city.Sharing(sharing => sharing.ConsentEmergency(number, by));

        Assert.Equal("E-2026-000001", number);
        Assert.Equal("403-case", await caller.Refusal(Body(number)));
        Assert.Equal("sharing.same-eyes", (await Consent(city.Commissioner(Consumer))).Fault?.Code);
        Assert.Equal(403, (await Consent(city.DataOfficer("tax"))).Fault?.Status);
        CityUnderTest.Succeed(await Consent(city.DataOfficer(Consumer)));
        Assert.Equal("sharing.emergency-decided", (await Consent(city.DataOfficer(Consumer))).Fault?.Code);

        // Without a case, one person a call, and of the number of another emergency nothing.
        Answered(await caller.Query(Body(number)));
        Assert.Equal("403-case", await caller.Refusal($$"""{"case":"{{number}}"}"""));
        Assert.Equal("403-case", await caller.Refusal(Body("E-2026-000002")));
        city.Clock.Advance(BreakGlass.Lasts);
        Assert.Equal("403-case", await caller.Refusal(Body(number)));
        await city.Do<KeepSharing, int>(keep => keep.Run(CancellationToken.None));

        var view = Assert.Single(
            await city.Sharing(sharing => sharing.EmergencyAccesses(caller.Grant, city.Commissioner("human-resources")))
        );
        Assert.Equal(BreakGlassState.Ended, view.Access.State);
        Assert.Equal(CityTime.StartOf(new(2026, 3, 4)).AddHours(17.5), view.Access.ReviewDueAt);
        Assert.Equal(1, view.Calls.Sum(call => call.Rows));
        Task<Outcome<EmergencyAccess>> Review(bool isJustified, string? words, string unit) =>
            city.Sharing(sharing => sharing.ReviewEmergency(number, isJustified, words, city.Commissioner(unit)));
        Assert.Equal(403, (await Review(false, "无灾情记录", Consumer)).Fault?.Status);
        Assert.Equal("sharing.review-words", (await Review(false, " ", view.Access.Provider)).Fault?.Code);
        CityUnderTest.Succeed(await Review(false, "无灾情记录", view.Access.Provider));
        Assert.Equal("sharing.not-ended", (await Review(true, "改判", view.Access.Provider)).Fault?.Code);
        var grant = (await city.Sharing(sharing => sharing.Grant(caller.Grant, city.Administrator()))).Value.Grant;
        Assert.Equal(GrantState.Suspended, grant.State);
        Assert.Contains(number, grant.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_consent_in_half_an_hour_lets_it_lapse()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var caller = await Caller(city);
        Assert.Equal("sharing.emergency-reason", (await AskFor(city, caller, " ")).Fault?.Code);
        var asked = await AskFor(city, caller);
        city.Clock.Advance(BreakGlass.ConsentWithin + TimeSpan.FromSeconds(1));

        var late = await city.Sharing(sharing => sharing.ConsentEmergency(asked.Value.Number, city.DataOfficer(Consumer)));
        await city.Do<KeepSharing, int>(keep => keep.Run(CancellationToken.None));

        Assert.Equal("sharing.consent-late", late.Fault?.Code);
        var view = Assert.Single(await city.Sharing(sharing => sharing.EmergencyAccesses(null, city.Administrator())));
        Assert.Equal(BreakGlassState.Lapsed, view.Access.State);
    }
}
