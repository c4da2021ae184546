using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Alerting.Content;

namespace Yingzhou.Engines.Tests.Alerting;

/// <summary>Same thing, same cause: one alert that is raised, rises and ends (engines.md; p07 R7).</summary>
public class AlertTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Said_by_many_at_once_it_is_one_alert_and_one_incident(DatabaseKind kind)
    {
        await using var sea = await Watched.On(kind, template);

        var raised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sea.Raise(sea.Alert()))));

        Assert.All(raised, CityUnderTest.Succeed);
        var alert = Assert.Single(await Alerts(sea));
        Assert.Equal(8, alert.Times);
        Assert.Equal(1, await sea.City.Read(records => records.Set<Incident>().CountAsync()));
    }

    [Fact]
    public async Task It_rises_shortens_what_is_left_to_do_and_never_falls()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident(AlertLevel.Yellow);
        Assert.Equal(8, (await sea.Read(id)).StageMinutes);

        CityUnderTest.Succeed(await sea.Raise(sea.Alert(AlertLevel.Red)));
        CityUnderTest.Succeed(await sea.Raise(sea.Alert(AlertLevel.Blue)));

        var incident = await sea.Read(id);
        Assert.Equal((AlertLevel.Red, 5), (incident.Level, incident.StageMinutes));
        Assert.Equal((AlertLevel.Red, 3), Assert.Single(await Alerts(sea)) is { } alert ? (alert.Level, alert.Times) : default);
        Assert.Single(await sea.Log(id), line => line.Kind is IncidentEntryKind.Risen);
    }

    [Fact]
    public async Task Ended_it_may_come_again_as_another_and_its_incident_goes_on()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident();
        Task<Outcome<bool>> End() =>
            sea.City.Do<IAlerting, Outcome<bool>>(alerting =>
                alerting.End(Watched.Intrusion, "vessel:1", "电子围栏", sea.City.Clock.GetUtcNow())
            );

        Assert.True((await End()).Value);
        Assert.False((await End()).Value);
        Assert.Equal(IncidentStage.Verifying, (await sea.Read(id)).Stage);
        Assert.NotEqual(id, await sea.Incident());
        Assert.Equal(2, (await Alerts(sea)).Count);
    }

    [Fact]
    public async Task Below_its_level_it_waits_until_somebody_takes_it_up_or_it_rises()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var blue = (await sea.Raise(sea.Alert(AlertLevel.Blue, "vessel:7"))).Value;
        var rising = (await sea.Raise(sea.Alert(AlertLevel.Blue, "vessel:8"))).Value;
        Assert.Null(blue.IncidentId);

        var taken = await sea.City.Do<IIncidents, Outcome<Incident>>(incidents => incidents.TakeUp(blue.Id, sea.Head));
        var again = await sea.City.Do<IIncidents, Outcome<Incident>>(incidents => incidents.TakeUp(blue.Id, sea.Head));
        var risen = await sea.Raise(sea.Alert(AlertLevel.Orange, "vessel:8"));

        CityUnderTest.Succeed(taken);
        Assert.Equal("alerting.alert-over", again.Fault!.Code);
        Assert.Equal(rising.Id, risen.Value.Id);
        Assert.NotNull(risen.Value.IncidentId);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_kept()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var sound = sea.Alert();

        Assert.Equal("kind", (await sea.Raise(sound with { Kind = "none" })).Fault!.Field);
        Assert.Equal("subjectKey", (await sea.Raise(sound with { SubjectKey = " " })).Fault!.Field);
        Assert.Equal("text", (await sea.Raise(sound with { Text = "" })).Fault!.Field);
        Assert.Equal("longitude", (await sea.Raise(sound with { Longitude = 181 })).Fault!.Field);
        Assert.Equal("longitude", (await sea.Raise(sound with { Latitude = null })).Fault!.Field);
        Assert.Equal("longitude", (await sea.Raise(sound with { Latitude = double.NaN })).Fault!.Field);
        Assert.Equal("happenedAt", (await sea.Raise(sound with { HappenedAt = sea.City.Clock.GetUtcNow().AddMinutes(6) })).Fault!.Field);
        Assert.Empty(await Alerts(sea));
    }

    [Fact]
    public void Content_that_cannot_work_is_refused_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("yz-alerting-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "alerting"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "alerting", "kinds.json"),
                """
                {"kinds":[{"id":"a","title":"甲","field":"乙","department":"nobody","joint":[],"incidentFrom":null,"calls":{"minutes":[0,5],"next":5},
                "limits":{"red":{"verify":0,"dispatch":1,"handle":1,"feedback":1,"review":1}},"source":" "}]}
                """
            );

            var places = AlertingContent.Read(new(folder.FullName), _ => false).Problems.Select(problem => problem.Path);

            Assert.Equal(["kinds[0].joint", "kinds[0].calls", "kinds[0].limits", "kinds[0].limits.Red", "kinds[0].source"], places);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Task<List<Alert>> Alerts(Watched sea) => sea.City.Read(records => records.Set<Alert>().AsNoTracking().ToListAsync());
}
