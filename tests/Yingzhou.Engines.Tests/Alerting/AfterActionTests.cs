using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Engines.Tests.Alerting;

/// <summary>复盘: times against their limits, and measures that somebody carries out.</summary>
public class AfterActionTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_review_shows_where_the_time_went_and_what_it_asks_is_done_by_the_unit_it_was_asked_of(DatabaseKind kind)
    {
        await using var sea = await Watched.On(kind, template);
        var id = await sea.Incident();
        // Eight minutes to verify (c11 §4): exactly the eighth is in time, the next stage is not.
        await sea.Pass(8);
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Verify(id, seen, true, "属实", sea.Watch)));
        Assert.Equal("alerting.not-over", (await Review(sea, id, sea.Head)).Fault?.Code);
        await sea.Pass(200);
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("maritime", "喊话")], sea.Watch)));
        await sea.Pass(3);
        CityUnderTest.Succeed(
            await sea.OnTask(id, "maritime", (incidents, task) => incidents.Finish(task.Id, task.Version, "已劝离", null, sea.Maritime))
        );
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Tell(id, seen, "人已离岛", sea.Watch)));
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Review(id, seen, true, "加装警示牌", sea.Head)));

        var review = (await Review(sea, id, sea.Head)).Value;
        Assert.Equal((8d, 8, false), Of(review, "核实"));
        Assert.True(Of(review, "派发").IsLate);
        Assert.Equal(200d, Of(review, "派发").Minutes);
        Assert.Equal(3d, Of(review, "处置").Minutes);
        Assert.Equal(3d, Assert.Single(review.Tasks).EndedAfter);
        Assert.NotEmpty(review.Late);
        Assert.Equal(["maritime", "political-legal"], review.Units.Order(StringComparer.Ordinal));

        var today = sea.City.Clock.GetUtcNow().Day();
        Assert.Equal(403, (await Ask(sea, new(id, "maritime", "装警示牌", today), sea.Maritime)).Fault?.Status);
        Assert.Equal("unit", (await Ask(sea, new(id, "ecology", "装警示牌", today), sea.Head)).Fault?.Field);
        Assert.Equal("what", (await Ask(sea, new(id, "maritime", "  装 ", today), sea.Head)).Fault?.Field);
        Assert.Equal("dueOn", (await Ask(sea, new(id, "maritime", "装警示牌", today.AddDays(-1)), sea.Head)).Fault?.Field);
        CityUnderTest.Succeed(await Ask(sea, new(id, "maritime", "装警示牌", today), sea.Head));

        var open = Assert.Single(await Open(sea, sea.Maritime));
        Assert.False(open.Measure.IsLate(today));
        Assert.True(open.Measure.IsLate(today.AddDays(1)));
        Assert.Equal(403, (await Finish(sea, open.Measure, "装好两块", sea.Head)).Fault?.Status);
        Assert.Equal("outcome", (await Finish(sea, open.Measure, " ", sea.Maritime)).Fault?.Field);
        CityUnderTest.Succeed(await Finish(sea, open.Measure, "装好两块", sea.Maritime));
        Assert.NotNull((await Finish(sea, open.Measure, "又装两块", sea.Maritime)).Fault);
        Assert.Empty(await Open(sea, sea.Maritime));
        Assert.Equal("装好两块", Assert.Single((await Review(sea, id, sea.Maritime)).Value.Measures).Outcome);
    }

    static (double? Minutes, int? Limit, bool IsLate) Of(AfterActionReview review, string stage)
    {
        var one = review.Stages.Single(one => one.Title == stage);
        return (one.Minutes, one.Limit, one.IsLate);
    }

    static Task<Outcome<AfterActionReview>> Review(Watched sea, Guid id, Subject official) =>
        sea.City.Do<IAfterAction, Outcome<AfterActionReview>>(one => one.Find(id, official));

    static Task<Outcome<IncidentMeasure>> Ask(Watched sea, AskMeasure request, Subject official) =>
        sea.City.Do<IAfterAction, Outcome<IncidentMeasure>>(one => one.Ask(request, official));

    static Task<IReadOnlyList<OpenMeasure>> Open(Watched sea, Subject official) =>
        sea.City.Do<IAfterAction, IReadOnlyList<OpenMeasure>>(one => one.Open(official));

    static Task<Outcome<Done>> Finish(Watched sea, IncidentMeasure measure, string outcome, Subject official) =>
        sea.City.Do<IAfterAction, Outcome<Done>>(one => one.Finish(measure.Id, measure.Version, outcome, official));
}
