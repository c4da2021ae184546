using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Alerting.Handling;

namespace Yingzhou.Engines.Tests.Alerting;

/// <summary>Outside systems feed the alerts of their own area (<c>/api/alerts</c>).</summary>
public sealed class FeedAlertTests(CityTemplate template)
{
    const string Putuo = "330903";

    [Fact]
    public async Task Whoever_feeds_alerts_in_one_area_cannot_raise_or_end_one_that_lasts_in_another()
    {
        await using var watched = await Watched.On(DatabaseKind.Sqlite, template);
        var city = watched.City;
        var (dinghai, putuo) = (await Feeder(city, "330902"), await Feeder(city, Putuo));
        var lasting = watched.Alert(AlertLevel.Yellow) with { Region = Putuo };
        CityUnderTest.Succeed(await Raise(city, lasting, putuo));

        // The same thing and cause, with one's own area written on it.
        var refused = await Raise(city, lasting with { Region = "330902", Level = AlertLevel.Red }, dinghai);
        Assert.Equal(403, refused.Fault?.Status);
        Assert.Equal(403, (await Raise(city, lasting with { SubjectKey = "vessel:2" }, dinghai)).Fault?.Status);
        Assert.Equal(403, (await End(city, lasting, dinghai)).Fault?.Status);
        var alert = await city.Read(records => records.Set<Alert>().AsNoTracking().SingleAsync());
        Assert.Equal((AlertLevel.Yellow, 1, true), (alert.Level, alert.Times, alert.IsActive));

        Assert.True((await End(city, lasting, putuo)).Value);
        Assert.False((await End(city, lasting, dinghai)).Value);
    }

    static Task<Outcome<Alert>> Raise(CityUnderTest city, RaiseAlert alert, Subject sender) =>
        city.Do<FeedAlert, Outcome<Alert>>(feed => feed.Raise(alert, sender));

    static Task<Outcome<bool>> End(CityUnderTest city, RaiseAlert alert, Subject sender) =>
        city.Do<FeedAlert, Outcome<bool>>(feed => feed.End(alert.Kind, alert.SubjectKey, alert.Cause, city.Clock.GetUtcNow(), sender));

    /// <summary>The demonstration has systems of the whole city only: the post of one, seated in a county.</summary>
    static Task<Subject> Feeder(CityUnderTest city, string region) =>
        city.Do<IOrganisation, Subject>(organisation =>
        {
            var official = city.Official("shu-hai", "political-legal/watch");
            var post = organisation.Post("big-data/job-worker")!;
            return Task.FromResult(
                official with
                {
                    ActingPost = official.ActingPost! with { Post = post, Unit = organisation.Area(region)! },
                    Posts = [official.ActingPost with { Post = post, Unit = organisation.Area(region)! }],
                }
            );
        });
}
