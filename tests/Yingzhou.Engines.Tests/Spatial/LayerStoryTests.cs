using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Engines.Tests.Spatial;

/// <summary>图层 from the content to the fifth version, on both databases.</summary>
public class LayerStoryTests(CityTemplate template)
{
    static readonly DateOnly Day = new(2026, 11, 25);

    static Subject Steward(CityUnderTest city) => city.Official("dai-yong", "big-data/platform-admin");

    static Subject Second(CityUnderTest city) => city.Official("he-lihua", "big-data/data-officer");

    static string Point(double x, double y) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{"type":"Point","coordinates":[{{x}},{{y}}]}""");

    static FeatureChange Put(string id, double x, double y, string name) =>
        new(id, Point(x, y), new Dictionary<string, object> { ["name"] = name, ["unknown"] = "left out" });

    static async Task<LayerVersion> Edit(CityUnderTest city, string layer, int seen, params FeatureChange[] changes)
    {
        var made = await city.Do<ILayers, Outcome<LayerVersion>>(l => l.Edit(new(layer, seen, changes, "测试"), Steward(city)));
        CityUnderTest.Succeed(made);
        return made.Value;
    }

    static async Task<LayerPage> Query(CityUnderTest city, FeatureQuery query, Subject? reader = null)
    {
        var page = await city.Do<ILayers, Outcome<LayerPage>>(l => l.Query(query, reader ?? Subject.Anonymous));
        CityUnderTest.Succeed(page);
        return page.Value;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Layers_of_the_content_are_versions_and_are_found_by_box_place_distance_and_area(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Day, kind, template);

        var islands = await Query(city, new("islands"));
        var version = await city.Do<ILayers, LayerVersion?>(l => l.Published("islands"));
        Assert.Equal((1, version!.Features), (islands.Version, islands.Matched!.Value));
        Assert.Equal(251, version.Features + version.Quarantined);
        // Slivers without an area: the source drew them as two or three points in a line.
        Assert.Equal(7, version.Quarantined);

        // 定海 stands on the largest island, and outside nothing holds it.
        var dinghai = new GeoPoint(122.107, 30.02);
        var held = await Query(city, new("islands", Meets: Shape.Of(dinghai)));
        Assert.Equal("1", Assert.Single(held.Features).Id);
        Assert.Empty((await Query(city, new("islands", Meets: Shape.Of(new GeoPoint(123.5, 29))))).Features);

        var piers = await Query(city, new("piers", Box: new(122.19, 30.23, 122.22, 30.25)));
        Assert.Equal(["gaoting", "gaoting-dong"], piers.Features.Select(one => one.Id));
        Assert.Equal("高亭码头", piers.Features[0].Attributes["name"]);
        Assert.Equal(
            ["gaoting"],
            (await Query(city, new("piers", Equal: new Dictionary<string, string> { ["name"] = "高亭码头" }))).Features.Select(one =>
                one.Id
            )
        );

        var near = await city.Do<ILayers, Outcome<IReadOnlyList<(LayerFeature Feature, double Metres)>>>(l =>
            l.Nearest("piers", new(122.2, 30.24), 2_000, 5, Subject.Anonymous)
        );
        Assert.Equal(["gaoting", "gaoting-dong"], near.Value.Select(one => one.Feature.Id));
        Assert.Equal(0, near.Value[0].Metres, 1e-6);
        Assert.Equal(new GeoPoint(122.2, 30.24).MetresTo(new(122.21, 30.245)), near.Value[1].Metres, 1e-6);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P08_4_a_newer_version_changes_nothing_in_the_paging_that_runs(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Day, kind, template);
        var seven = await Edit(city, "halls", 1, [.. "abc".Select((letter, i) => Put($"h-{letter}", 122 + (i * 0.01), 30, $"{letter}"))]);
        Assert.Equal((7, 3, 2), (seven.Features, seven.Added, seven.Number));

        var first = await Query(city, new("halls", Limit: 3));
        await Edit(city, "halls", 2, new FeatureChange("h-b", null), Put("h-a", 122.5, 30.1, "moved"));
        var second = await Query(city, new("halls", Version: first.Version, After: first.Next, Limit: 3));
        var third = await Query(city, new("halls", Version: first.Version, After: second.Next, Limit: 3));

        Assert.Equal((3, 3, 1), (first.Features.Count, second.Features.Count, third.Features.Count));
        Assert.Null(third.Next);
        Assert.Equal(7, first.Features.Concat(second.Features).Concat(third.Features).Select(one => one.Id).Distinct().Count());
        Assert.Equal(6, (await Query(city, new("halls"))).Matched);
        Assert.Contains(second.Features.Concat(first.Features).Concat(third.Features), one => one.Id == "h-b");

        var history = await city.Do<ILayers, Outcome<IReadOnlyList<FeatureState>>>(l => l.History("halls", "h-a", Subject.Anonymous));
        Assert.Equal([(3, null), (2, (int?)3)], history.Value.Select(state => (state.Since, state.Until)));
        // Putting everything back gives the version of before, by its checksum.
        var back = await Edit(city, "halls", 3, Put("h-b", 122.01, 30, "b"), Put("h-a", 122, 30, "a"));
        Assert.Equal(seven.Checksum, back.Checksum);
        var versions = await city.Do<ILayers, Outcome<IReadOnlyList<LayerVersion>>>(l => l.Versions("halls", Subject.Anonymous));
        Assert.Equal(
            [LayerVersionState.Published, LayerVersionState.Superseded, LayerVersionState.Superseded, LayerVersionState.Superseded],
            versions.Value.Select(one => one.State)
        );
    }

    [Fact]
    public async Task What_is_wrong_is_refused_with_its_place_and_two_stewards_do_not_overwrite_each_other()
    {
        await using var city = await CityUnderTest.On(Day, DatabaseKind.Sqlite, template);
        Task<Outcome<LayerVersion>> Try(Subject who, EditLayerRequest request) =>
            city.Do<ILayers, Outcome<LayerVersion>>(l => l.Edit(request, who));

        const string bowtie = """{"type":"Polygon","coordinates":[[[122,30],[122.02,30.02],[122.02,30],[122,30.02],[122,30]]]}""";
        var crossed = await Try(Steward(city), new("islands", 1, [new("x", bowtie)], "测试"));
        Assert.Equal(("spatial.invalid-shape", "geometry"), (crossed.Fault?.Code, crossed.Fault?.Field));
        Assert.Contains("自相交，在经度 122.01、纬度 30.01 处", crossed.Fault!.Detail, StringComparison.Ordinal);

        Assert.Equal(
            "spatial.geometry-kind",
            (await Try(Steward(city), new("islands", 1, [new("x", Point(122, 30))], "测试"))).Fault?.Code
        );
        Assert.Equal("spatial.invalid-shape", (await Try(Steward(city), new("halls", 1, [Put("x", 30, 122, "反了")], "测试"))).Fault?.Code);
        Assert.Equal(
            ("spatial.attribute-kind", "areaKm2Approx"),
            await Told(
                new(
                    "islands",
                    1,
                    [
                        new(
                            "x",
                            """{"type":"Polygon","coordinates":[[[122,30],[122.1,30],[122,30.1],[122,30]]]}""",
                            new Dictionary<string, object> { ["areaKm2Approx"] = "大" }
                        ),
                    ],
                    "测试"
                )
            )
        );
        Assert.Equal("spatial.note", (await Try(Steward(city), new("halls", 1, [Put("x", 122, 30, "新")], " "))).Fault?.Code);
        Assert.Equal("spatial.nothing-to-remove", (await Try(Steward(city), new("halls", 1, [new("nobody", null)], "测试"))).Fault?.Code);
        Assert.Equal(
            403,
            (await Try(city.Official("shen-lei", "government-services/hall-manager"), new("halls", 1, [Put("x", 122, 30, "新")], "测试")))
                .Fault
                ?.Status
        );
        Assert.Equal(401, (await Try(Subject.Anonymous, new("halls", 1, [Put("x", 122, 30, "新")], "测试"))).Fault?.Status);

        var once = await Try(Steward(city), new("halls", 1, [Put("x", 122, 30, "新")], "测试", "key-1"));
        CityUnderTest.Succeed(once);
        Assert.Equal(
            once.Value.Number,
            (await Try(Steward(city), new("halls", 1, [Put("x", 122, 30, "新")], "测试", "key-1"))).Value.Number
        );
        Assert.Equal("spatial.stale", (await Try(Steward(city), new("halls", 1, [Put("y", 122, 30, "新")], "测试"))).Fault?.Code);
        Assert.Equal("spatial.nothing-changed", (await Try(Steward(city), new("halls", 2, [Put("x", 122, 30, "新")], "测试"))).Fault?.Code);

        async Task<(string?, string?)> Told(EditLayerRequest request)
        {
            var fault = (await Try(Steward(city), request)).Fault;
            return (fault?.Code, fault?.Field);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P08_8_a_restricted_layer_waits_for_a_second_person_and_others_see_rounded_positions(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Day, kind, template);
        const string layer = "sea-targets";
        var waiting = await Edit(city, layer, 1, Put("t-1", 122.10687, 30.01643, "甲"));
        Assert.Equal(LayerVersionState.Checked, waiting.State);
        Task<Outcome<LayerVersion>> Decide(Subject who, int number, bool publish) =>
            city.Do<ILayers, Outcome<LayerVersion>>(l => l.Decide(layer, number, publish, who));

        Assert.Equal(401, (await city.Do<ILayers, Outcome<Layer>>(l => Task.FromResult(l.Find(layer, Subject.Anonymous)))).Fault?.Status);
        var watch = Steward(city);
        Assert.Empty((await Query(city, new(layer), watch)).Features);
        Assert.Equal("permission.four-eyes", (await Decide(Steward(city), 2, true)).Fault?.Code);
        CityUnderTest.Succeed(await Decide(Second(city), 2, true));

        var shown = Assert.Single((await Query(city, new(layer), watch)).Features);
        Assert.Equal((122.107, 30.016), (shown.Shape.Box!.Value.West, shown.Shape.Box!.Value.South));
        // Ten metres around the exact position find nothing; the rounded cell does.
        Assert.Empty((await Query(city, new(layer, Box: new(122.10682, 30.01638, 122.10692, 30.01648)), watch)).Features);
        Assert.Single((await Query(city, new(layer, Box: new(122.1065, 30.0155, 122.1075, 30.0165)), watch)).Features);

        await Edit(city, layer, 2, new FeatureChange("t-1", null), Put("t-2", 122.2, 30, "乙"));
        CityUnderTest.Succeed(await Decide(Second(city), 3, false));
        Assert.Equal("t-1", Assert.Single((await Query(city, new(layer), watch)).Features).Id);
        Assert.Equal("spatial.not-pending", (await Decide(Second(city), 3, true)).Fault?.Code);
        Assert.Equal(
            "spatial.version-unknown",
            (await city.Do<ILayers, Outcome<LayerPage>>(l => l.Query(new(layer, Version: 3), watch))).Fault?.Code
        );
        Assert.Equal(4, (await Edit(city, layer, 2, Put("t-3", 122.3, 30, "丙"))).Number);
    }

    [Fact]
    public async Task A_restart_seeds_nothing_twice_and_keeps_what_a_steward_has_made()
    {
        await using var city = await CityUnderTest.On(Day, DatabaseKind.Sqlite, template);
        await Edit(city, "halls", 1, Put("x", 122, 30, "新"));
        await city.Do<IServiceProvider, bool>(async services =>
        {
            await Microsoft
                .Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Support.Spatial.Handling.SeedLayers>(services)
                .Run(default);
            return true;
        });

        Assert.Equal((2, 5), ((await Query(city, new("halls"))).Version, (await Query(city, new("halls"))).Matched));
    }

    /// <summary>What the grid index says against looking at every feature, in a version that is too large for memory.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_large_layer_is_found_through_the_grid_index_as_by_looking_at_everything(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Day, kind, template);
        var random = new Random(7);
        var all = Enumerable
            .Range(0, 20_500)
            .Select(i => (Id: $"p-{i:00000}", X: 121.5 + (random.NextDouble() * 1.5), Y: 29.5 + random.NextDouble()))
            .ToArray();
        var json =
            "{\"type\":\"FeatureCollection\",\"features\":["
            + string.Join(
                ',',
                all.Select(one =>
                    $$"""{"type":"Feature","id":"{{one.Id}}","properties":{"name":"{{one.Id}}"},"geometry":{{Point(one.X, one.Y)}}}"""
                )
            )
            + "]}";
        var made = await city.Do<ILayers, Outcome<LayerVersion>>(l =>
            l.Import(
                new("piers", 1, "piers.geojson", System.Text.Encoding.UTF8.GetBytes(json), "cgcs2000", null, false, "测试"),
                Steward(city)
            )
        );
        CityUnderTest.Succeed(made);
        Assert.Equal((20_500, 20_500, 10), (made.Value.Features, made.Value.Added, made.Value.Removed));

        foreach (var box in new GeoBox[] { new(122.1, 30, 122.15, 30.03), new(121.9, 29.7, 122.4, 30.2) })
        {
            var expected = all.Where(one => box.Holds(new(one.X, one.Y))).Select(one => one.Id).Order(StringComparer.Ordinal).ToArray();
            Assert.True(expected.Length > 20);
            List<string> found = [];
            string? after = null;
            do
            {
                var page = await Query(city, new("piers", Box: box, After: after, Limit: 500));
                found.AddRange(page.Features.Select(one => one.Id));
                after = page.Next;
            } while (after is not null);
            Assert.Equal(expected, found);
        }
        Assert.Equal(500, (await Query(city, new("piers", Limit: 500))).Features.Count);
        Assert.Equal(20_500, (await Query(city, new("piers", Limit: 500))).Matched);
    }
}
