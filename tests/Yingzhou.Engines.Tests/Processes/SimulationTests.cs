using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Finished cases on a changed drawing: same ends are recognised, other ends found, new tasks assumed, what hangs is told.</summary>
public class SimulationTests(CityTemplate template)
{
    static string Approval(string between = "", string first = "decide", string threshold = "outcome = \"approved\"") =>
        Drawn.Process(
            "approval",
            Drawn.Start.Item2
                + Task("review", "review")
                + Task("decide", "decide")
                + between
                + """<b:exclusiveGateway id="way" default="way-no"/><b:endEvent id="yes" name="准予"/><b:endEvent id="no" name="不予"/>"""
                + Drawn.Flow("start", "review")
                + Drawn.Flow("review", first)
                + Drawn.Flow("decide", "way")
                + Drawn.Flow("way", "yes", threshold.Replace("\"", "&quot;", StringComparison.Ordinal))
                + Drawn.Flow("way", "no")
        );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_drawing_they_ran_on_leads_every_case_to_its_end_in_its_time(DatabaseKind kind)
    {
        await using var city = await Past(kind);

        var report = await Simulate(city, Approval());

        Assert.Equal((4, 4, 4), (report.Cases, report.Faithful, report.Fates[SimulatedFate.Same]));
        Assert.Equal((report.RecordedMean, report.RecordedNinthDecile), (report.AfterMean, report.AfterNinthDecile));
        Assert.Equal(TimeSpan.FromHours(3), report.AfterMean);
        Assert.Equal((3, 1), (report.Visits.Single(v => v.ElementId == "yes").After, report.Visits.Single(v => v.ElementId == "no").After));
    }

    [Fact]
    public async Task A_new_task_takes_what_is_usual_at_its_stage_or_what_the_page_assumes()
    {
        await using var city = await Past(DatabaseKind.Sqlite);
        var drawing = Approval(Task("second", "review") + Drawn.Flow("second", "decide"), first: "second");

        var usual = await Simulate(city, drawing);
        var assumed = await Simulate(city, drawing, new() { ["second"] = new("pass", TimeSpan.FromDays(2)) });

        var task = Assert.Single(usual.Assumed);
        Assert.Equal(("second", "pass", TimeSpan.FromHours(1)), (task.ElementId, task.Outcome, task.Duration));
        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromHours(4)), (usual.BeforeMean, usual.AfterMean));
        Assert.Equal(TimeSpan.FromHours(51), assumed.AfterMean);
        Assert.Equal(
            (null, 4),
            (usual.Visits.Single(v => v.ElementId == "second").Before, usual.Visits.Single(v => v.ElementId == "second").After)
        );
    }

    [Fact]
    public async Task Another_end_and_a_place_where_cases_hang_are_told_with_an_example()
    {
        await using var city = await Past(DatabaseKind.Sqlite);

        var stricter = await Simulate(city, Approval(threshold: "false"));
        var hanging = await Simulate(
            city,
            Drawn.Process(
                "approval",
                Drawn.Line(Drawn.Start, ("review", Task("review", "review", "审查")), Drawn.Message("await", "m"), Drawn.End),
                Drawn.MessageRoot("m", "never", "=\"x\"".Replace("\"", "&quot;", StringComparison.Ordinal))
            )
        );

        Assert.Equal((3, 1), (stricter.Fates[SimulatedFate.Different], stricter.Fates[SimulatedFate.Same]));
        Assert.Equal(("准予", "不予"), Assert.Single(stricter.Examples) is var one ? (one.RecordedEnd, one.SimulatedEnd) : default);
        Assert.Equal(4, hanging.Fates[SimulatedFate.Stuck]);
        Assert.Contains("等消息", hanging.Examples[0].SimulatedEnd, StringComparison.Ordinal);
        Assert.Null(hanging.AfterMean);
    }

    [Fact]
    public async Task The_same_request_gives_the_same_report_and_a_broken_drawing_is_refused_by_its_element()
    {
        await using var city = await Past(DatabaseKind.Sqlite);

        var (one, other) = (await Ask(city, Approval(), most: 2), await Ask(city, Approval(), most: 2));
        var broken = await Ask(city, Approval().Replace("sourceRef=\"decide\"", "sourceRef=\"nowhere\"", StringComparison.Ordinal));
        var nobody = await city.Do<IProcessMonitor, Outcome<SimulationReport>>(m =>
            m.Simulate(new(Approval(), city.Clock.GetUtcNow(), city.Clock.GetUtcNow().AddDays(1)), city.Administrator)
        );

        Assert.Equal(2, one.Value.Cases);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(one.Value), System.Text.Json.JsonSerializer.Serialize(other.Value));
        Assert.Equal(("process.not-executable", "process.nothing-to-simulate"), (broken.Fault?.Code, nobody.Fault?.Code));
    }

    /// <summary>A variable that the process itself changes on the way: begun with its last value, the case would take the other way.</summary>
    [Fact]
    public async Task A_case_is_played_from_the_variables_it_began_with()
    {
        var drawing = Drawn.Process(
            "counted",
            Drawn.Start.Item2
                + """<b:exclusiveGateway id="way" default="way-long"/><b:endEvent id="short"/><b:endEvent id="long"/>"""
                + """<b:scriptTask id="raise"><b:extensionElements><zeebe:script expression="=amount + 100" resultVariable="amount"/></b:extensionElements></b:scriptTask>"""
                + Task("review", "review")
                + Drawn.Flow("start", "way")
                + Drawn.Flow("way", "review", "amount &lt; 100")
                + Drawn.Flow("way", "long")
                + Drawn.Flow("review", "raise")
                + Drawn.Flow("raise", "short")
        );
        await using var city = await ProcessCity.On(DatabaseKind.Sqlite, template);
        await city.Release(drawing);
        var instance = await city.Start("counted", new() { ["amount"] = 5 });
        await city.Complete(instance, "pass");
        Assert.Equal(ProcessStatus.Completed, await city.Status(instance));
        city.Clock.Advance(TimeSpan.FromHours(1));

        var report = await Simulate(city, drawing);

        Assert.Equal((1, 1), (report.Faithful, report.Fates[SimulatedFate.Same]));
    }

    // Four cases: an hour of review each, then 1, 2, 2 and 3 hours of decision; the last one is refused.
    async Task<ProcessCity> Past(DatabaseKind kind)
    {
        var city = await ProcessCity.On(kind, template);
        await city.Release(Approval());
        foreach (var (hours, outcome) in new[] { (1, "approved"), (2, "approved"), (2, "approved"), (3, "refused") })
        {
            var instance = await city.Start("approval");
            city.Clock.Advance(TimeSpan.FromHours(1));
            await city.Complete(instance, "pass");
            city.Clock.Advance(TimeSpan.FromHours(hours));
            await city.Complete(instance, outcome);
            Assert.Equal(ProcessStatus.Completed, await city.Status(instance));
        }
        city.Clock.Advance(TimeSpan.FromHours(1));
        return city;
    }

    static string Task(string id, string stage, string? name = null) =>
        $"""<b:userTask id="{id}" name="{name ?? id}"><b:extensionElements><zeebe:properties><zeebe:property name="yz:stage" value="{stage}"/></zeebe:properties></b:extensionElements></b:userTask>""";

    static async Task<SimulationReport> Simulate(ProcessCity city, string xml, Dictionary<string, TaskAssumption>? assumptions = null) =>
        ProcessCity.Value(await Ask(city, xml, assumptions));

    static Task<Outcome<SimulationReport>> Ask(
        ProcessCity city,
        string xml,
        Dictionary<string, TaskAssumption>? assumptions = null,
        int most = 100
    ) =>
        city.Do<IProcessMonitor, Outcome<SimulationReport>>(monitor =>
            monitor.Simulate(
                new(xml, city.Clock.GetUtcNow().AddDays(-30), city.Clock.GetUtcNow(), most, 7, assumptions),
                city.Administrator
            )
        );
}
