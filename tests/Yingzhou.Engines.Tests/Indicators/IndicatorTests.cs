using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Indicators.Cockpits;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Content;
using Yingzhou.Support.Indicators.Reading;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Engines.Tests.Indicators;

/// <summary>指标: what comes late makes a revision, and what was said before stays readable with what it was made of.</summary>
public sealed class IndicatorTests(CityTemplate template) : IDisposable
{
    const string Share = """
        { "note": "", "indicators": [
          { "id": "t.on-time", "version": 1, "name": "按期率", "meaning": "按期的", "unit": "%", "source": "planted", "moment": "at", "take": "share", "value": "onTime",
            "where": null, "period": "week", "moreIsBetter": true, "target": 95, "light": { "redBeyond": 90, "clearFrom": 95, "moreIsBetter": true, "dwell": 1 },
            "owner": "finance", "closesAfter": 3, "decimals": 1, "effectiveFrom": "2026-01-01" },
          { "id": "t.on-time", "version": 2, "name": "按期率", "meaning": "按期的，撤回的不算", "unit": "%", "source": "planted", "moment": "at", "take": "share", "value": "onTime",
            "where": "not(withdrawn)", "period": "week", "moreIsBetter": true, "target": 95, "light": null,
            "owner": "finance", "closesAfter": 3, "decimals": 1, "effectiveFrom": "2026-02-23" } ] }
        """;

    static readonly DateOnly Monday = new(2026, 2, 23);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-indicators-");
    readonly Planted planted = new();

    /// <summary>Rows that the test adds to.</summary>
    sealed class Planted : IIndicatorSource
    {
        public List<FactRow> All { get; } = [];

        public string Id => "planted";

        public string Title => "样例";

        public IReadOnlyDictionary<string, string> Moments => new Dictionary<string, string> { ["at"] = "发生" };

        public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>();

        public Task<IReadOnlyList<FactRow>> Read(string moment, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<FactRow>>([.. All.Where(row => row.At >= from && row.At < until)]);

        public void Add(string region, DateOnly day, int onTime, int late, bool withdrawn = false)
        {
            for (var i = 0; i < onTime + late; i++)
            {
                var at = CityTime.StartOf(day).AddHours(10);
                All.Add(new(region, at, at, new JsonObject { ["onTime"] = i < onTime, ["withdrawn"] = withdrawn }, $"{region}-{i}", null));
            }
        }
    }

    ContentReading<IndicatorsContent> Content(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "indicators"));
        File.WriteAllText(Path.Combine(folder.FullName, "indicators", "definitions.json"), text);
        return IndicatorsContent.Read(new CityContent(folder.FullName), [planted], department => department == "finance");
    }

    async Task<T> Ask<T>(CityUnderTest city, Func<IIndicators, Task<T>> ask)
    {
        var content = Content(Share).OrStop();
        return await city.Do<IServiceProvider, T>(services =>
        {
            var (records, step) = (Get<CityContext>(services), Get<CityStep>(services));
            records.Actors.Current = Actor.System;
            var compute = new ComputeIndicators(records, step, content, [planted]);
            return ask(new StoredIndicators(records, content, [planted], compute, Get<IPermissions>(services), Get<Workdays>(services)));
        });

        static TService Get<TService>(IServiceProvider services) => (TService)services.GetService(typeof(TService))!;
    }

    static async Task<IReadOnlyList<IndicatorPoint>> Points(IIndicators indicators, Subject official, DateTimeOffset? asOf = null) =>
        (await indicators.Series("t.on-time", "3309", official, asOf)).Value.Points;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_comes_late_is_a_revision_and_the_first_value_stays_readable(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), kind, template);
        var leader = city.Official("fu-ting", "government-services/director");
        planted.Add("330902", Monday, 9, 1);
        planted.Add("330922", Monday, 3, 2);

        Assert.Null((await Ask(city, one => one.Compute(default))).Fault);
        var first = (await Ask(city, one => Points(one, leader)))[^2];
        Assert.Equal(
            (80.0, 12L, 15, 1, ValueState.Provisional),
            (first.Value!.Value, first.Numerator!.Value, first.Rows, first.Revision, first.State)
        );
        var frozen = city.Clock.GetUtcNow();

        // Again with nothing new: nothing is added.
        city.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await Ask(city, one => one.Compute(default))).Value);

        // Closed on the third working day after the week; later it is a revision.
        await city.GoTo(new(2026, 3, 9));
        planted.Add("330902", Monday, 0, 5);
        Assert.True((await Ask(city, one => one.Compute(default))).Value > 0);
        var revised = (await Ask(city, one => Points(one, leader))).Single(point => point.Period == Monday);
        Assert.Equal((60.0, 2, ValueState.Revised, 80.0), (revised.Value!.Value, revised.Revision, revised.State, revised.Before!.Value));

        var meeting = await Ask(city, one => one.Series("t.on-time", "3309", leader, frozen));
        Assert.Equal(80.0, meeting.Value.Points.Single(point => point.Period == Monday).Value);
        Assert.True(meeting.Value.HasNewer);
        Assert.Equal(
            2,
            await city.Read(records =>
                records.Set<StoredValue>().CountAsync(value => value.Definition == 2 && value.Area == "3309" && value.Period == Monday)
            )
        );
    }

    [Fact]
    public async Task A_new_definition_counts_from_its_day_and_the_old_one_is_still_computed()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        var leader = city.Official("fu-ting", "government-services/director");
        planted.Add("330902", Monday.AddDays(-7), 9, 1);
        planted.Add("330902", Monday, 8, 0);
        planted.Add("330902", Monday, 0, 2, withdrawn: true);
        await Ask(city, one => one.Compute(default));

        var series = (await Ask(city, one => one.Series("t.on-time", "3309", leader))).Value;

        Assert.Equal([(90.0, 1), (100.0, 2)], series.Points.Take(2).Select(point => (point.Value!.Value, point.Definition)));
        Assert.Equal([Monday], series.Breaks);
        Assert.Equal(
            80.0,
            await city.Read(records =>
                records
                    .Set<StoredValue>()
                    .Where(value => value.Definition == 1 && value.Area == "3309" && value.Period == Monday)
                    .Select(value => value.Value!.Value)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_red_light_is_one_warning_for_its_area_and_ends_when_it_clears()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        var content = Content(
                Share.Replace(
                    "\"light\": null",
                    "\"light\": { \"redBeyond\": 90, \"clearFrom\": 95, \"moreIsBetter\": true, \"dwell\": 1 }",
                    StringComparison.Ordinal
                )
            )
            .OrStop();
        using var stop = new CancellationTokenSource();
        var feed = await city.Do<IAlertFeed, IAlertFeed>(Task.FromResult);
        var running = feed.Run(stop.Token);

        async Task<IReadOnlyList<Alert>> Look()
        {
            await city.Do<IServiceProvider, bool>(async services =>
            {
                var records = (CityContext)services.GetService(typeof(CityContext))!;
                records.Actors.Current = Actor.System;
                await new ComputeIndicators(records, (CityStep)services.GetService(typeof(CityStep))!, content, [planted]).Run(default);
                await new RaiseLights(records, content, feed, (IOrganisation)services.GetService(typeof(IOrganisation))!).Run(default);
                await feed.Settled();
                return true;
            });
            return await city.Do<IAlerting, IReadOnlyList<Alert>>(one => one.Lasting(RaiseLights.Kind));
        }

        planted.Add("330902", Monday, 19, 1);
        planted.Add("330922", Monday, 3, 2);
        var red = await Look();
        // The city has 22 of 25, Shengsi 3 of 5; Dinghai with 95 % is green.
        Assert.Equal(["t.on-time/3309", "t.on-time/330922"], red.Select(one => one.SubjectKey).Order(StringComparer.Ordinal));
        Assert.All(red, one => Assert.Equal(AlertLevel.Yellow, one.Level));
        Assert.All(await Look(), one => Assert.Equal(1, one.Times));

        await city.GoTo(new(2026, 3, 9));
        planted.Add("330902", Monday.AddDays(7), 40, 0);
        planted.Add("330922", Monday.AddDays(7), 4, 1);
        Assert.Equal("t.on-time/330922", Assert.Single(await Look()).SubjectKey);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_county_s_post_sees_the_city_s_figure_and_its_own_rows_only()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        planted.Add("330902", Monday, 9, 1);
        planted.Add("330922", Monday, 3, 2);
        await Ask(city, one => one.Compute(default));
        var county = city.Official("shao-xuemei", "dinghai-urban-enforcement/director");

        Assert.Equal(80.0, (await Ask(city, one => Points(one, county)))[^2].Value);
        var drill = (await Ask(city, one => one.Rows("t.on-time", "3309", Monday, county, default))).Value;
        Assert.Equal((15, 10), (drill.Total, drill.Rows.Count));
        Assert.All(drill.Rows, row => Assert.Equal("330902", row.Row.Region));
        Assert.Equal("indicators.no-area", (await Ask(city, one => one.Series("t.on-time", "330922", county, null, default))).Fault!.Code);
        var clerk = city.Official("chen-haisheng", "dinghai-market-supervision/accept");
        Assert.Equal(403, (await Ask(city, one => one.Series("t.on-time", "3309", clerk, null, default))).Fault!.Status);
    }

    [Fact]
    public void Definitions_that_cannot_be_computed_are_all_named_at_once()
    {
        var problems = Content(
            Share
                .Replace("\"planted\"", "\"nowhere\"", StringComparison.Ordinal)
                .Replace("\"onTime\"", "\"on time (\"", StringComparison.Ordinal)
                .Replace("\"clearFrom\": 95", "\"clearFrom\": 80", StringComparison.Ordinal)
                .Replace("\"version\": 2", "\"version\": 1", StringComparison.Ordinal)
                .Replace("\"finance\"", "\"nobody\"", StringComparison.Ordinal)
        ).Problems;

        foreach (var path in (string[])["source", "value", "light.clearFrom", "owner", "indicators"])
            Assert.Contains(problems, problem => problem.Path.EndsWith(path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_cockpit_is_released_by_somebody_else_and_stays_on_the_screen_until_the_next(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), kind, template);
        var designer = city.Official("dai-yong", "big-data/model-designer");
        var himself = city.Official("dai-yong", "big-data/model-approver");
        var other = city.Official("he-lihua", "big-data/model-approver");
        CockpitTile[] tiles = [new("cases.received", TileShape.Trend, 6)];

        Task<Outcome<Done>> On(Func<ICockpits, int, Task<Outcome<Done>>> deed) =>
            city.Do<ICockpits, Outcome<Done>>(async cockpits => await deed(cockpits, (await cockpits.Find("morning"))?.Version ?? 0));

        CityUnderTest.Succeed(await On((one, _) => one.Arrange("morning", "早上", tiles, null, designer)));
        Assert.Equal("indicators.cockpit-stale", (await On((one, _) => one.Arrange("morning", "早上", tiles, 7, designer))).Fault!.Code);
        Assert.Equal(
            "indicator-0",
            (await On((one, seen) => one.Arrange("morning", "早上", [new("no-such", TileShape.Figure, 3)], seen, designer))).Fault!.Field
        );
        Assert.Equal(
            "width-0",
            (await On((one, seen) => one.Arrange("morning", "早上", [tiles[0] with { Width = 5 }], seen, designer))).Fault!.Field
        );
        CityUnderTest.Succeed(await On((one, seen) => one.Submit("morning", seen, designer)));
        Assert.Equal(403, (await On((one, seen) => one.Decide("morning", seen, true, himself))).Fault!.Status);
        CityUnderTest.Succeed(await On((one, seen) => one.Decide("morning", seen, true, other)));

        CityUnderTest.Succeed(
            await On(
                (one, seen) => one.Arrange("morning", "晚上", [.. tiles, new("cases.on-time-rate", TileShape.Counties, 6)], seen, designer)
            )
        );
        var shown = await city.Do<ICockpits, Cockpit?>(one => one.Find("morning"));
        Assert.Equal(("早上", 1, 1, 2), (shown!.ReleasedTitle!, shown.Number, shown.Shown().Count, shown.Draft().Count));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
