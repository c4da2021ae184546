using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Backflow;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Collection;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Opening;
using Yingzhou.Data.Realtime;
using Yingzhou.Data.Sharing;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>数据血缘: what the engines know of the way of data, each from the records by which it works.</summary>
public class LineageTests(CityTemplate template)
{
    static readonly LineageNode Firms = new(LineageKind.Dataset, SharingCity.Firms);

    static Task<LineageGraph> Around(CityUnderTest city, LineageNode node, Subject official) =>
        city.Do<ILineage, LineageGraph>(lineage => lineage.Around(node, official));

    static Task<ImpactSheet> Impact(
        CityUnderTest city,
        LineagePoint point,
        PlannedChange change,
        DataLevel? level = null,
        Subject? official = null
    ) => city.Do<ILineage, ImpactSheet>(lineage => lineage.Impact(point, change, level, official));

    static async Task Register(CityUnderTest city, string dataset, params ItemDraft[] items) =>
        CityUnderTest.Succeed(
            await city.Do<ICatalogue, Outcome<DataCatalogue>>(catalogue =>
                catalogue.Register(
                    new(dataset, "303099/000077", dataset, dataset, "service-cases", new() { Provider = "big-data" }, items),
                    city.Administrator()
                )
            )
        );

    static Task<Outcome<BackflowRule>> Flow(CityUnderTest city, string target) =>
        city.Do<IBackflow, Outcome<BackflowRule>>(backflow =>
            backflow.Order(new(SharingCity.Firms, "qhdm", "330902", target), city.Administrator())
        );

    static async Task<CityUnderTest> Woven(CityTemplate template, DatabaseKind kind)
    {
        var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await city.LoadFirms();
        CityUnderTest.Succeed(
            await city.Do<ICollection, Outcome<CollectionSource>>(collection =>
                collection.Register(
                    new(
                        "firm-database",
                        "登记库",
                        "market-supervision",
                        SharingCity.Firms,
                        SourceKind.PostgreSql,
                        "Host=firms.invalid",
                        null,
                        "select credit_code as tyshxydm, name as mc, legal_person fddbr, coalesce(area, home) as qhdm from firm",
                        "id",
                        100,
                        new(10, null)
                    ),
                    city.Administrator()
                )
            )
        );
        var line = await city.Do<IExpress, Outcome<ExpressLine>>(express =>
            express.Open(
                new(
                    "firm-line",
                    "登记线",
                    "market-supervision",
                    "Host=firms.invalid;Database=f;Username=u",
                    "pub",
                    1L << 30,
                    LineClass.B,
                    15
                ),
                city.Administrator()
            )
        );
        CityUnderTest.Succeed(line);
        CityUnderTest.Succeed(
            await city.Do<IExpress, Outcome<ExpressStation>>(express =>
                express.AddStation(new(line.Value.Id, "public.firm", SharingCity.Firms), city.Administrator())
            )
        );
        await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"], """{"not":{"eq":["djzt","9"]}}"""));
        await Register(
            city,
            "firms-dinghai",
            new("名称", "mc", ItemType.Text, DataLevel.L2),
            new("行业", "hydm", ItemType.Text, DataLevel.L2)
        );
        CityUnderTest.Succeed(await Flow(city, "firms-dinghai"));
        return city;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_countys_dataset_is_traced_back_to_the_columns_of_the_departments_tables(DatabaseKind kind)
    {
        await using var city = await Woven(template, kind);

        var graph = await Around(city, new(LineageKind.Dataset, "firms-dinghai"), city.Administrator());
        var behind = graph.Upstream(new LineageNode(LineageKind.Dataset, "firms-dinghai").Column("mc")).Points;

        string[] points = [.. behind.Where(one => one.Certain).Select(one => one.Point.ToString())];
        Assert.Contains($"Dataset:{SharingCity.Firms}.mc", points);
        Assert.Contains("Table:collection/firm-database.name", points);
        Assert.Contains("Table:express/firm-line/public.firm.mc", points);
        Assert.DoesNotContain("Table:collection/firm-database.credit_code", points);
        Assert.Contains(
            behind,
            one => one is { Certain: false, Point: { Node.Id: "collection/firm-database", Column: LineagePoint.SomeColumn } }
        );
        Assert.Contains(behind, one => one.Point.Node is { Kind: LineageKind.System, Id: "enterprise-register" });
        Assert.Empty(LineageLevels.Gaps(graph));
        Assert.False(graph.IsCut);
    }

    [Fact]
    public async Task A_renamed_source_column_lists_rules_grants_flows_and_the_departments_to_tell()
    {
        await using var city = await Woven(template, DatabaseKind.Sqlite);
        var table = new LineageNode(LineageKind.Table, "collection/firm-database");

        var name = (await Impact(city, table.Column("name"), PlannedChange.Renamed)).Impact;
        var code = (await Impact(city, table.Column("credit_code"), PlannedChange.Renamed)).Impact;

        Assert.Equal(
            [
                (SharingCity.Firms, LineageWay.Collected),
                ("G-2026-000001", LineageWay.Shared),
                ("firms-dinghai", LineageWay.Flowed),
                ("golden-enterprise", LineageWay.Merged),
            ],
            name.Affected.Where(one => one.Certain && one.Node.Kind is not LineageKind.Rule)
                .OrderBy(one => one.Hops)
                .ThenByDescending(one => one.Node.Kind)
                .Select(one => (one.Node.Id, one.Way))
        );
        Assert.Equal(
            ["enterprise-register/tyshxydm.required", "enterprise-register/tyshxydm.unique", "enterprise-register/tyshxydm.uscc"],
            code.Affected.Where(one => one is { Certain: true, Node.Kind: LineageKind.Rule, Hops: 2 })
                .Select(one => one.Node.Id)
                .Where(id => id.StartsWith("enterprise-register/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["big-data", "government-services", "market-supervision"],
            name.Told.Select(one => one.Unit).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_third_department_is_not_told_who_shares_with_whom_but_that_there_is_somebody()
    {
        await using var city = await Woven(template, DatabaseKind.Sqlite);

        var third = await Impact(city, Firms.Column("tyshxydm"), PlannedChange.Retired, official: city.Commissioner("civil-affairs"));
        var provider = await Impact(
            city,
            Firms.Column("tyshxydm"),
            PlannedChange.Retired,
            official: city.Commissioner("market-supervision")
        );

        Assert.DoesNotContain(third.Impact.Affected, one => one.Node.Kind is LineageKind.Grant);
        Assert.Equal(1, third.Hidden);
        Assert.Contains("government-services", third.Impact.Told.Select(one => one.Unit));
        Assert.Contains(provider.Impact.Affected, one => one.Node.Kind is LineageKind.Grant);
        Assert.Equal(0, provider.Hidden);
    }

    [Fact]
    public async Task Raising_a_level_names_the_grant_that_no_longer_covers_it_and_the_countys_column()
    {
        await using var city = await Woven(template, DatabaseKind.Sqlite);

        var raised = (await Impact(city, Firms.Column("mc"), PlannedChange.Releveled, DataLevel.L3)).Impact;

        Assert.Equal(
            ["firms-dinghai", "G-2026-000001", "golden-enterprise"],
            raised.Gaps.Select(gap => gap.Point.Node.Id).Distinct().Order(StringComparer.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_flow_into_a_column_that_is_declared_lower_is_refused()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await Register(city, "firms-dinghai", new ItemDraft("法定代表人", "fddbr", ItemType.Text, DataLevel.L1));

        var refused = await Flow(city, "firms-dinghai");

        Assert.Equal("backflow.level", refused.Fault?.Code);
        Assert.Contains("法定代表人", refused.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opened_dataset_is_traced_to_its_items_and_its_gate_lowered_their_level()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.Load("sea-area-use", "zsbh,qlr,yhlx,mj,yxqz\nH1,某公司,养殖,12.5,2030-01-01\n");
        var proposed = await city.Do<IOpening, Outcome<DatasetRelease>>(opening =>
            opening.Propose(
                new(
                    "p",
                    "sea-area-use",
                    new("", "海域使用权", "environment", "海域", "zs-conditional", ""),
                    [new("yhlx"), new("mj", Treatment.Band, 10), new("yxqz", Treatment.Year)]
                ),
                city.Administrator()
            )
        );
        CityUnderTest.Succeed(proposed);
        CityUnderTest.Succeed(
            await city.Do<IOpening, Outcome<DatasetRelease>>(opening =>
                opening.Release(new(proposed.Value.Id, proposed.Value.Version), city.Official("he-lihua", "big-data/data-officer"))
            )
        );
        var open = new LineageNode(LineageKind.Opening, "sea-area-use");

        var graph = await Around(city, open, city.Administrator());
        var retired = await Impact(city, new LineageNode(LineageKind.Dataset, "sea-area-use").Column("yxqz"), PlannedChange.Retired);

        Assert.Contains(
            new LineagePoint(new(LineageKind.Dataset, "sea-area-use"), "yxqz"),
            graph.Upstream(open.Column("yxqz")).Points.Select(one => one.Point)
        );
        Assert.Empty(LineageLevels.Gaps(graph));
        Assert.Equal(["yxqz"], retired.Impact.Affected.Single(one => one.Node == open).Columns);
    }

    [Fact]
    public async Task An_indicator_is_traced_by_its_formula_and_one_of_no_dataset_to_nothing()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);

        var onTime = await Around(city, new(LineageKind.Indicator, "internal.on-time-rate"), city.Administrator());
        var other = await Around(city, new(LineageKind.Indicator, "data.on-time-rate"), city.Administrator());
        var retired = await Impact(city, new LineageNode(LineageKind.Dataset, "service-case").Column("bjsj"), PlannedChange.Retired);

        Assert.Equal(
            ["bjsj", "sjsj"],
            onTime
                .Upstream(new LineageNode(LineageKind.Indicator, "internal.on-time-rate").Whole)
                .Points.Where(one => one.Point.Node.Id == "service-case")
                .Select(one => one.Point.Column!)
        );
        Assert.Empty(other.Edges);
        Assert.Contains(retired.Impact.Affected, one => one.Node.Id == "internal.on-time-rate");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_job_outside_is_on_the_way_of_a_dataset_and_its_newest_word_stands(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        Task<Outcome<int>> Take(string time, string field, Yingzhou.Assurance.Permission.Subject by)
        {
            var json = System.Text.Json.JsonDocument.Parse(
                $$$"""
                [{"eventTime":"{{{time}}}","job":{"namespace":"fishery","name":"boats"},"inputs":[{"namespace":"pg","name":"boat"}],
                  "outputs":[{"namespace":"yingzhou","name":"dataset/fishing-boat","facets":{"columnLineage":{"fields":{"cm":{"inputFields":[
                  {"namespace":"pg","name":"boat","field":"{{{field}}}"}]} } } } }]}]
                """
            );
            return city.Do<ILineage, Outcome<int>>(lineage => lineage.Take(json.RootElement, by));
        }
        async Task<string?> Field()
        {
            var graph = await city.Do<ILineage, LineageGraph>(lineage =>
                lineage.Around(new(LineageKind.Dataset, "fishing-boat"), city.Administrator())
            );
            return Assert.Single(graph.Edges, edge => edge.Way is LineageWay.Told).From.Column;
        }

        Assert.Equal(403, (await Take("2026-03-01T00:00:00Z", "name", city.Commissioner("tax"))).Fault?.Status);
        Assert.Equal(1, (await Take("2026-03-01T00:00:00Z", "name", city.Administrator())).Value);
        Assert.Equal(0, (await Take("2026-03-01T00:00:00Z", "again", city.Administrator())).Value);
        Assert.Equal("name", await Field());
        Assert.Equal(1, (await Take("2026-03-02T00:00:00Z", "title", city.Administrator())).Value);
        Assert.Equal("title", await Field());
    }
}
