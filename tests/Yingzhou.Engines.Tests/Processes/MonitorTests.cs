using System.Text.Json.Nodes;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Search, one instance, and the heat map, each within the reader's area and the same on both databases.</summary>
public class MonitorTests(CityTemplate template)
{
    static readonly string Simple = Drawn.Process(
        "simple",
        Drawn.Line(Drawn.Start, Drawn.Task("review", "审查"), Drawn.Task("decide", "决定"), Drawn.End)
    );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Every_condition_of_the_search_narrows_it_and_pages_follow_without_gap(DatabaseKind kind)
    {
        await using var city = await City(kind);
        var old = await city.Start("simple", businessKey: "old");
        city.Clock.Advance(TimeSpan.FromDays(10));
        var decided = await city.Start("simple", businessKey: "decided");
        await city.Complete(decided, "pass");
        var putuo = await city.Start("simple", region: "330903");
        var over = await city.Start("simple");
        await city.Complete(over, "pass");
        await city.Complete(over, "approved");

        Assert.Equal([over, putuo, decided, old], await Found(city, new(ProcessKey: "simple")));
        Assert.Equal([putuo, decided, old], await Found(city, new(Status: ProcessStatus.Running)));
        Assert.Equal([decided], await Found(city, new(WaitingAt: "decide")));
        Assert.Equal([old], await Found(city, new(OlderThanDays: 10)));
        Assert.Equal([putuo], await Found(city, new(Region: "330903")));
        Assert.Equal([old], await Found(city, new(BusinessKey: "old")));
        Assert.Empty(await Found(city, new(HasIncident: true)));
        Assert.Empty(await Found(city, new(ProcessKey: "other")));

        var first = ProcessCity.Value(await Page(city, new(ProcessKey: "simple", Size: 3)));
        var second = ProcessCity.Value(await Page(city, new(ProcessKey: "simple", Size: 3, After: first.Next)));
        Assert.Equal([over, putuo, decided, old], first.Items.Concat(second.Items).Select(line => line.Id));
        Assert.Null(second.Next);
        Assert.Equal(["决定"], first.Items.Single(line => line.Id == decided).WaitingAt);
    }

    [Fact]
    public async Task Whoever_acts_in_a_county_sees_its_processes_only_and_a_clerk_none()
    {
        await using var city = await City(DatabaseKind.Sqlite);
        await city.Start("simple", region: "330903");
        var clerk = await city.Do<IProcessMonitor, Outcome<Page<InstanceLine>>>(monitor =>
            monitor.Instances(new(), city.Official("zhang-jianguo", "dinghai-fire-rescue/accept"))
        );

        Assert.Equal(403, clerk.Fault?.Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_heat_map_counts_who_waits_and_ranks_how_long_the_others_took(DatabaseKind kind)
    {
        await using var city = await City(kind);
        var from = city.Clock.GetUtcNow();
        // Ten stays of 1 … 10 hours.
        for (var hours = 1; hours <= 10; hours++)
        {
            var instance = await city.Start("simple");
            city.Clock.Advance(TimeSpan.FromHours(hours));
            await city.Complete(instance, "pass");
        }
        await city.Start("simple");
        var version = ProcessCity
            .Value(await city.Do<IProcessMonitor, Outcome<IReadOnlyList<VersionLine>>>(m => m.Versions(city.Administrator)))
            .Single(v => v.Key == "simple");

        var map = ProcessCity.Value(await Heat(city, version, from, city.Clock.GetUtcNow().AddSeconds(1)));
        var review = map.Elements.Single(element => element.ElementId == "review");
        var decide = map.Elements.Single(element => element.ElementId == "decide");

        Assert.Equal(
            (1, 10L, 5.5, 5.0, 9.0, 1),
            (
                review.WaitingNow,
                review.Passed,
                review.Average!.Value.TotalHours,
                review.Median!.Value.TotalHours,
                review.NinthDecile!.Value.TotalHours,
                review.Heat
            )
        );
        Assert.Equal((10, 0L, (TimeSpan?)null, 4), (decide.WaitingNow, decide.Passed, decide.Median, decide.Heat));
        // The period's end is open: what ended at its last instant belongs to the next one.
        Assert.Equal(
            9,
            ProcessCity.Value(await Heat(city, version, from, city.Clock.GetUtcNow())).Elements.Single(e => e.ElementId == "review").Passed
        );
    }

    [Fact]
    public async Task An_instance_says_in_words_what_happened_for_what_it_waits_and_hides_what_applicants_wrote()
    {
        await using var city = await City(DatabaseKind.Sqlite);
        var instance = await city.Start(
            "simple",
            new JsonObject
            {
                ["form"] = new JsonObject { ["name"] = "林海燕" },
                ["note"] = "33090219920815202X",
                ["amount"] = 3,
            }
        );
        await city.Complete(instance, "pass");

        var view = ProcessCity.Value(
            await city.Do<IProcessMonitor, Outcome<InstanceView>>(monitor => monitor.Instance(instance, city.Administrator))
        );

        Assert.Equal(["“审查”完成，转到“决定”", "流程开始，转到“审查”"], view.Steps.Select(step => step.What));
        Assert.Equal(("人工", "决定"), (Assert.Single(view.Waiting).Kind, view.Waiting[0].ElementName));
        Assert.Equal(
            ("林**", "3********", 3),
            ((string?)view.Variables["form"]!["name"], (string?)view.Variables["note"], (int?)view.Variables["amount"])
        );
        Assert.Contains("review", view.Picture.Done);
    }

    [Fact]
    public async Task Variables_are_changed_on_what_was_seen_with_a_reason_and_an_instance_can_be_cancelled()
    {
        await using var city = await City(DatabaseKind.Sqlite);
        var instance = await city.Start("simple");
        var seen = (await city.Instance(instance)).Version;

        var stale = await Set(city, instance, "改正", seen - 1);
        var silent = await Set(city, instance, " ", seen);
        ProcessCity.Value(await Set(city, instance, "改正", seen));
        ProcessCity.Value(await city.Do<IProcessCare, Outcome<Done>>(care => care.Cancel(instance, "重复申请", city.Administrator)));

        Assert.Equal(("process.instance-changed", "process.reason-missing"), (stale.Fault?.Code, silent.Fault?.Code));
        Assert.Equal(ProcessStatus.Cancelled, await city.Status(instance));
        Assert.Empty(await city.Waiting(instance));
        Assert.Contains(
            "SetVariables",
            await city.Read(c => Task.FromResult(string.Join(',', c.Set<AuditEntry>().Select(line => line.Action)))),
            StringComparison.Ordinal
        );
    }

    static Task<Outcome<Done>> Set(ProcessCity city, Guid instance, string reason, int seen) =>
        city.Do<IProcessCare, Outcome<Done>>(care =>
            care.SetVariables(instance, new JsonObject { ["amount"] = 5 }, reason, seen, city.Administrator)
        );

    static Task<Outcome<HeatMap>> Heat(ProcessCity city, VersionLine version, DateTimeOffset from, DateTimeOffset until) =>
        city.Do<IProcessMonitor, Outcome<HeatMap>>(monitor => monitor.HeatMap(new(version.Id, from, until), city.Administrator));

    static Task<Outcome<Page<InstanceLine>>> Page(ProcessCity city, InstanceQuery query) =>
        city.Do<IProcessMonitor, Outcome<Page<InstanceLine>>>(monitor => monitor.Instances(query, city.Administrator));

    static async Task<IEnumerable<Guid>> Found(ProcessCity city, InstanceQuery query) =>
        ProcessCity.Value(await Page(city, query)).Items.Select(line => line.Id);

    async Task<ProcessCity> City(DatabaseKind kind)
    {
        var city = await ProcessCity.On(kind, template);
        await city.Release(Simple);
        return city;
    }
}
