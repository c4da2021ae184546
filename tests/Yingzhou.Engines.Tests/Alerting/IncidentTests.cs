using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Engines.Tests.Alerting;

/// <summary>监测—预警—处置—评价 (engines.md, Alerting and incidents; c11 §4).</summary>
public class IncidentTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_intrusion_goes_from_the_warning_to_the_closed_incident_with_every_step_in_its_log(DatabaseKind kind)
    {
        await using var sea = await Watched.On(kind, template);
        var id = await sea.Incident();
        var calling = await sea.City.Do<IIncidents, IReadOnlyList<IncidentLine>>(incidents => incidents.Calling(sea.Watch));
        Assert.Equal(id, Assert.Single(calling).Id);

        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Answer(id, seen, sea.Watch)));
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Verify(id, seen, true, "光电确认有人登岛", sea.Watch)));
        CityUnderTest.Succeed(
            await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("maritime", "靠近喊话")], sea.Watch))
        );
        var stranger = await sea.OnTask(id, "maritime", (incidents, task) => incidents.Take(task.Id, task.Version, sea.Watch));
        CityUnderTest.Succeed(await sea.OnTask(id, "maritime", (incidents, task) => incidents.Take(task.Id, task.Version, sea.Maritime)));
        CityUnderTest.Succeed(
            await sea.OnTask(id, "maritime", (incidents, task) => incidents.Finish(task.Id, task.Version, "已劝离", null, sea.Maritime))
        );
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Tell(id, seen, "人已离岛", sea.Watch)));
        var notOwn = await sea.On(id, (incidents, seen) => incidents.Review(id, seen, true, "可以", sea.Watch));
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Review(id, seen, true, "加装警示牌", sea.Head)));

        Assert.Equal(403, stranger.Fault!.Status);
        Assert.Equal(403, notOwn.Fault!.Status);
        var closed = await sea.Read(id);
        Assert.Equal((IncidentStage.Closed, "人已离岛", "加装警示牌"), (closed.Stage, closed.Result, closed.Lessons));
        Assert.Null(closed.NextCheckAt);
        Assert.Equal(
            [
                IncidentEntryKind.Raised,
                IncidentEntryKind.Called,
                IncidentEntryKind.Answered,
                IncidentEntryKind.Verified,
                IncidentEntryKind.Dispatched,
                IncidentEntryKind.Taken,
                IncidentEntryKind.Done,
                IncidentEntryKind.Told,
                IncidentEntryKind.Closed,
            ],
            (await sea.Log(id)).Select(line => line.Kind)
        );
    }

    [Fact]
    public async Task Nobody_answers_so_the_call_goes_up_and_the_log_says_to_whom()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident(AlertLevel.Red);

        await sea.Pass(4);
        Assert.Empty(await sea.City.Do<IIncidents, IReadOnlyList<IncidentLine>>(incidents => incidents.Calling(sea.Head)));
        await sea.Pass(1);

        Assert.Equal(
            id,
            Assert.Single(await sea.City.Do<IIncidents, IReadOnlyList<IncidentLine>>(incidents => incidents.Calling(sea.Head))).Id
        );
        var calls = (await sea.Log(id)).Where(line => line.Kind is IncidentEntryKind.Called).Select(line => line.Text).ToList();
        Assert.Equal(3, calls.Count);
        Assert.Contains("舒海", calls[1], StringComparison.Ordinal);
        Assert.Contains("裴军", calls[2], StringComparison.Ordinal);
        // The head answers; nobody is called any more.
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Answer(id, seen, sea.Head)));
        await sea.Pass(20);
        Assert.Equal(3, (await sea.Log(id)).Count(line => line.Kind is IncidentEntryKind.Called));
    }

    [Fact]
    public async Task A_stage_that_takes_too_long_lights_each_lamp_once()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident();
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Answer(id, seen, sea.Watch)));

        // Yellow: eight minutes to verify (c11 §4): 70 % in the sixth, 100 % in the eighth, 150 % in the twelfth.
        await sea.Pass(5);
        Assert.Equal(Light.Green, (await sea.Read(id)).Light);
        await sea.Pass(1);
        Assert.Equal(Light.Yellow, (await sea.Read(id)).Light);
        await sea.Pass(2);
        Assert.Equal(Light.Orange, (await sea.Read(id)).Light);
        await sea.Pass(30);

        Assert.Equal(Light.Red, (await sea.Read(id)).Light);
        Assert.True((await sea.Read(id)).WasLate);
        Assert.Equal(3, (await sea.Log(id)).Count(line => line.Kind is IncidentEntryKind.Late));
    }

    [Fact]
    public async Task What_nobody_takes_comes_back_to_be_dispatched_and_what_was_taken_is_not_refused()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident();
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Verify(id, seen, true, "属实", sea.Watch)));
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("maritime", "喊话")], sea.Watch)));
        var twice = await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("maritime", "再喊")], sea.Watch));

        var silent = await sea.OnTask(id, "maritime", (incidents, task) => incidents.Refuse(task.Id, task.Version, " ", sea.Maritime));
        CityUnderTest.Succeed(
            await sea.OnTask(
                id,
                "maritime",
                (incidents, task) => incidents.Refuse(task.Id, task.Version, "在渔区，应由渔政办", sea.Maritime)
            )
        );
        Assert.Equal(IncidentStage.Dispatching, (await sea.Read(id)).Stage);
        CityUnderTest.Succeed(
            await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("ocean-fisheries", "喊话", 45)], sea.Watch))
        );
        var fishery = sea.City.Official("lu-chao", "ocean-fisheries/watch");
        CityUnderTest.Succeed(await sea.OnTask(id, "ocean-fisheries", (incidents, task) => incidents.Take(task.Id, task.Version, fishery)));
        var late = await sea.OnTask(id, "ocean-fisheries", (incidents, task) => incidents.Refuse(task.Id, task.Version, "不想办", fishery));

        Assert.Equal("alerting.dispatched-already", twice.Fault!.Code);
        Assert.Equal("why", silent.Fault!.Field);
        Assert.Equal("alerting.task-taken", late.Fault!.Code);
        var task = (await sea.Tasks(id)).Last();
        Assert.Equal(TimeSpan.FromMinutes(45), task.DueAt - task.SentAt);
    }

    [Fact]
    public async Task Sent_back_it_is_handled_again_and_closes_only_after_the_new_task()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident();
        CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Verify(id, seen, true, "属实", sea.Watch)));
        for (var round = 0; round < 2; round++)
        {
            CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Dispatch(id, seen, [new("maritime", "查")], sea.Watch)));
            sea.City.Clock.Advance(TimeSpan.FromMinutes(1));
            CityUnderTest.Succeed(
                await sea.OnTask(id, "maritime", (incidents, task) => incidents.Finish(task.Id, task.Version, "查过", null, sea.Maritime))
            );
            CityUnderTest.Succeed(await sea.On(id, (incidents, seen) => incidents.Tell(id, seen, "查过", sea.Watch)));
            CityUnderTest.Succeed(
                await sea.On(id, (incidents, seen) => incidents.Review(id, seen, round == 1, round == 1 ? "可以" : "没有查船底", sea.Head))
            );
            sea.City.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(IncidentStage.Closed, (await sea.Read(id)).Stage);
        Assert.Equal(2, (await sea.Tasks(id)).Count);
    }

    [Fact]
    public async Task On_an_old_page_or_out_of_turn_nothing_happens_and_who_tries_is_told()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var id = await sea.Incident();
        var seen = (await sea.Read(id)).Version;
        CityUnderTest.Succeed(await sea.On(id, (incidents, now) => incidents.Answer(id, now, sea.Watch)));

        var old = await sea.City.Do<IIncidents, Outcome<Done>>(incidents => incidents.Verify(id, seen, true, "属实", sea.Watch));
        var early = await sea.On(id, (incidents, now) => incidents.Tell(id, now, "好了", sea.Watch));
        var wordless = await sea.On(id, (incidents, now) => incidents.Verify(id, now, true, "", sea.Watch));
        var other = await sea.City.Do<IIncidents, Outcome<IncidentView>>(incidents =>
            incidents.Find(id, sea.City.Official("chen-haisheng", "dinghai-market-supervision/accept"))
        );

        Assert.Equal(412, old.Fault!.Status);
        Assert.Equal("alerting.not-now", early.Fault!.Code);
        Assert.Equal("finding", wordless.Fault!.Field);
        Assert.Equal(404, other.Fault!.Status);
        Assert.Equal(IncidentStage.Verifying, (await sea.Read(id)).Stage);
    }

    [Fact]
    public async Task Who_is_on_the_roster_is_called_before_who_holds_the_watch_post()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var now = sea.City.Clock.GetUtcNow();
        Task<Outcome<DutyShift>> Put(string person, double from, double until) =>
            sea.City.Do<IDuty, Outcome<DutyShift>>(duty => duty.Put(new(person, now.AddHours(from), now.AddHours(until)), sea.Head));

        Assert.Equal("official", (await Put("chen-haisheng", 0, 8)).Fault!.Field);
        Assert.Equal("until", (await Put("pei-jun", 8, 0)).Fault!.Field);
        Assert.Equal(
            403,
            (await sea.City.Do<IDuty, Outcome<DutyShift>>(duty => duty.Put(new("pei-jun", now, now.AddHours(1)), sea.Watch))).Fault!.Status
        );
        CityUnderTest.Succeed(await Put("pei-jun", -1, 8));
        Assert.Equal("alerting.shift-overlap", (await Put("pei-jun", 7, 9)).Fault!.Code);

        var id = await sea.Incident();

        Assert.Contains(
            "裴军",
            Assert.Single(await sea.Log(id), line => line.Kind is IncidentEntryKind.Called).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_are_counted_from_the_incidents_themselves()
    {
        await using var sea = await Watched.On(DatabaseKind.Sqlite, template);
        var real = await sea.Incident(subject: "vessel:1");
        var wrong = await sea.Incident(subject: "vessel:2");
        await sea.Incident(subject: "vessel:3");
        await sea.Pass(4);
        CityUnderTest.Succeed(await sea.On(real, (incidents, seen) => incidents.Verify(real, seen, true, "属实", sea.Watch)));
        CityUnderTest.Succeed(await sea.On(wrong, (incidents, seen) => incidents.Verify(wrong, seen, false, "是浮标", sea.Watch)));

        var day = sea.City.Clock.GetUtcNow().Day();
        var figures = await sea.City.Do<IIncidents, IncidentFigures>(incidents => incidents.Figures(day, day, sea.Watch));

        var all = Assert.Single(figures.Kinds, kind => kind.Kind.Length == 0);
        Assert.Equal((3, new RatioOf(1, 2)), (all.Known, all.Precision));
        Assert.Equal((3, 2.0), (all.Detect.Count, all.Detect.Median));
        Assert.Equal((2, 4.0), (all.Verify.Count, all.Verify.Median));
        Assert.Equal(0, all.Close.Count);
    }
}
