using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>数据血缘: back to the source, forward to what hangs on it, levels on the way, and what a change reaches.</summary>
public class LineageTests
{
    static readonly LineageNode Table = new(LineageKind.Table, "collection/household");
    static readonly LineageNode People = new(LineageKind.Dataset, "people");
    static readonly LineageNode County = new(LineageKind.Dataset, "people-county");
    static readonly LineageNode Grant = new(LineageKind.Grant, "G-2026-000001");
    static readonly LineageNode Rule = new(LineageKind.Rule, "people/sfzh.resident-id");
    static readonly LineageNode Volume = new(LineageKind.Rule, "people/table.volume");
    static readonly LineageNode Figure = new(LineageKind.Indicator, "people.share");

    static LineageEdge Way(
        LineagePoint from,
        LineagePoint to,
        LineageWay way = LineageWay.Collected,
        LevelTreatment treatment = LevelTreatment.Kept
    ) => new(from, to, way, treatment);

    static LineageEntry Entry(LineageNode node, string unit, params (string Column, DataLevel Level)[] levels) =>
        new(node, node.Id, [unit], levels.ToDictionary(one => one.Column, one => one.Level));

    static LineageGraph City(LevelTreatment mask = LevelTreatment.Kept, DataLevel granted = DataLevel.L3) =>
        new(
            [
                Entry(Table, "public-security"),
                Entry(
                    People,
                    "public-security",
                    ("xm", DataLevel.L2),
                    ("sfzh", DataLevel.L3),
                    ("bz", DataLevel.L4),
                    ("qhdm", DataLevel.L1)
                ),
                Entry(County, "dinghai", ("xm", DataLevel.L2)),
                Entry(Grant, "civil-affairs", ("sfzh", granted)),
                Entry(Rule, "public-security"),
                Entry(Volume, "public-security"),
                Entry(Figure, "big-data"),
            ],
            [
                Way(Table.Column("name"), People.Column("xm")),
                Way(Table.Column("id_no"), People.Column("sfzh")),
                Way(Table.Column(LineagePoint.SomeColumn), People.Column("qhdm")),
                Way(People.Column("xm"), County.Column("xm"), LineageWay.Flowed),
                Way(People.Column("qhdm"), County.Whole, LineageWay.Flowed),
                Way(People.Column("sfzh"), Rule.Whole, LineageWay.Checked),
                Way(People.Whole, Volume.Whole, LineageWay.Checked),
                Way(People.Column("sfzh"), Grant.Column("sfzh"), LineageWay.Shared, mask),
                Way(County.Column("xm"), Figure.Whole, LineageWay.Counted),
            ]
        );

    static IEnumerable<string> Names(IEnumerable<LineageReached> reached) => reached.Select(one => one.Point.ToString());

    [Fact]
    public void An_indicator_is_traced_to_the_columns_of_the_source_and_to_what_chose_its_rows()
    {
        var behind = City().Upstream(Figure.Whole);

        Assert.Contains("Table:collection/household.name", Names(behind.Points));
        Assert.Contains("Dataset:people.qhdm", Names(behind.Points));
        Assert.DoesNotContain("Table:collection/household.id_no", Names(behind.Points));
        Assert.Equal(3, behind.Points.Single(one => one.Point == Table.Column("name")).Hops);
    }

    [Fact]
    public void What_nobody_knows_the_column_of_is_possible_not_certain()
    {
        var ahead = City().Downstream(Table.Column("whatever"));

        var area = ahead.Points.Single(one => one.Point == People.Column("qhdm"));
        Assert.False(area.Certain);
        Assert.All(ahead.Points, one => Assert.False(one.Certain));
        Assert.True(City().Downstream(Table.Column("name")).Points.Single(one => one.Point == People.Column("xm")).Certain);
    }

    [Fact]
    public void A_rule_about_the_table_is_reached_by_its_end_and_not_by_a_column()
    {
        Assert.Contains(Volume.Whole, City().Downstream(People.Whole).Points.Select(one => one.Point));
        Assert.DoesNotContain(Volume.Whole, City().Downstream(People.Column("sfzh")).Points.Select(one => one.Point));
    }

    [Fact]
    public void P01_2_a_masked_number_is_given_as_L2_and_an_open_one_as_L3()
    {
        Assert.Equal(DataLevel.L4, City().LevelOf(People.Whole));
        Assert.Empty(LineageLevels.Gaps(City(LevelTreatment.Masked, DataLevel.L2)));
        var gap = Assert.Single(LineageLevels.Gaps(City(LevelTreatment.Kept, DataLevel.L2)));
        Assert.Equal(
            (Grant.Column("sfzh"), DataLevel.L2, DataLevel.L3, People.Column("sfzh")),
            (gap.Point, gap.Declared, gap.Required, gap.Source)
        );
    }

    [Theory]
    [InlineData(LevelTreatment.Kept, true)]
    [InlineData(LevelTreatment.Masked, true)]
    [InlineData(LevelTreatment.Gated, false)]
    public void Only_the_gate_lowers_a_level_to_what_the_public_may_have(LevelTreatment treatment, bool gap)
    {
        var opening = new LineageNode(LineageKind.Opening, "people");
        var graph = new LineageGraph(
            [Entry(People, "a", ("sfzh", DataLevel.L3)), Entry(opening, "a", ("sfzh", DataLevel.L1))],
            [Way(People.Column("sfzh"), opening.Column("sfzh"), LineageWay.Opened, treatment)]
        );

        Assert.Equal(gap, LineageLevels.Gaps(graph).Count == 1);
    }

    [Fact]
    public void P01_5_a_retyped_column_of_the_source_names_the_load_and_everything_behind_it()
    {
        var impact = ImpactOfChange.Of(City(), Table.Column("id_no"), PlannedChange.Retyped);

        Assert.Equal(
            [(People, LineageWay.Collected), (Rule, LineageWay.Checked), (Grant, LineageWay.Shared)],
            impact.Affected.Where(one => one.Certain).Select(one => (one.Node, one.Way))
        );
        Assert.Equal(["sfzh"], impact.Affected[0].Columns.Where(column => column != "qhdm"));
        Assert.Contains("civil-affairs", impact.Told.Select(one => one.Unit));
    }

    [Fact]
    public void Departments_that_must_be_told_are_named_once_the_others_first()
    {
        var impact = ImpactOfChange.Of(City(), People.Column("qhdm"), PlannedChange.Retired);

        Assert.Equal([County, Figure], impact.Affected.Select(one => one.Node));
        Assert.Equal(["big-data", "dinghai"], impact.Told.Select(one => one.Unit));
        Assert.Empty(impact.Affected[0].Columns);
    }

    [Fact]
    public void Raising_a_level_reaches_only_what_would_be_declared_too_low()
    {
        var raised = ImpactOfChange.Of(City(), People.Column("sfzh"), PlannedChange.Releveled, DataLevel.L4);
        var lowered = ImpactOfChange.Of(City(), People.Column("sfzh"), PlannedChange.Releveled, DataLevel.L2);

        Assert.Equal([Grant], raised.Affected.Select(one => one.Node));
        Assert.Equal(DataLevel.L4, Assert.Single(raised.Gaps).Required);
        Assert.Empty(lowered.Affected);
    }

    [Fact]
    public void A_circle_ends()
    {
        var graph = new LineageGraph(
            [Entry(People, "a", ("x", DataLevel.L3)), Entry(County, "b", ("x", DataLevel.L1))],
            [Way(People.Column("x"), County.Column("x")), Way(County.Column("x"), People.Column("x"))]
        );

        Assert.Equal(County.Column("x"), Assert.Single(graph.Downstream(People.Column("x")).Points).Point);
        Assert.Equal(DataLevel.L3, Assert.Single(LineageLevels.Gaps(graph)).Required);
    }

    static readonly Gen<LineageGraph> Any =
        from size in Gen.Int[2, 8]
        from ends in Gen.Select(Gen.Int[0, size - 1], Gen.Int[0, 2], Gen.Int[0, size - 1], Gen.Int[0, 2], Gen.Enum<LevelTreatment>()).Array[
            0,
            30
        ]
        from levels in Gen.Int[1, 4].Array[size * 3]
        select new LineageGraph(
            Enumerable
                .Range(0, size)
                .Select(at => Entry(Node(at), $"u{at}", [.. Enumerable.Range(0, 3).Select(c => ($"c{c}", (DataLevel)levels[at * 3 + c]))])),
            ends.Select(end => Way(Node(end.Item1).Column($"c{end.Item2}"), Node(end.Item3).Column($"c{end.Item4}"), treatment: end.Item5))
        );

    static LineageNode Node(int at) => new(LineageKind.Dataset, $"d{at}");

    static IEnumerable<LineagePoint> Points(LineageGraph graph) =>
        graph.Entries.Keys.SelectMany(node => Enumerable.Range(0, 3).Select(c => node.Column($"c{c}")));

    [Fact]
    public void What_is_behind_has_it_ahead() =>
        Any.Sample(
            graph =>
            {
                var ahead = Points(graph).SelectMany(one => graph.Downstream(one).Points.Select(other => (one, other.Point))).ToHashSet();
                var behind = Points(graph).SelectMany(one => graph.Upstream(one).Points.Select(other => (other.Point, one))).ToHashSet();
                return ahead.SetEquals(behind);
            },
            iter: 300
        );

    [Fact]
    public void Declaring_what_is_required_leaves_no_gap_and_never_more_than_the_highest_source() =>
        Any.Sample(
            graph =>
            {
                var required = LineageLevels.Required(graph);
                var settled = required.Aggregate(
                    graph,
                    (one, point) => one.LevelOf(point.Key) < point.Value.Level ? one.WithLevel(point.Key, point.Value.Level) : one
                );
                return LineageLevels.Gaps(settled).Count == 0
                    && required.All(one =>
                        graph.Upstream(one.Key).Points.Append(new(one.Key, 0, true)).Max(p => graph.LevelOf(p.Point)) >= one.Value.Level
                    );
            },
            iter: 300
        );

    [Theory]
    [InlineData("harbour_check", null)]
    [InlineData("select * from boat", null)]
    [InlineData("select b.* , 1 as one from boat b", null)]
    [InlineData("select cm, mmsi from boat where from_date > 1", "cm=cm,mmsi=mmsi")]
    [InlineData("SELECT DISTINCT b.\"name\" AS cm, id_no sfzh FROM law.boat b", "cm=name,sfzh=id_no")]
    [InlineData("select coalesce(a, 'from, x') as cm, concat(a, ',', b) as mc, c from t", "c=c,cm=*,mc=*")]
    public void A_query_says_which_column_stands_behind_what_it_gives(string query, string? expected)
    {
        var columns = SelectedColumns.Of(query);

        Assert.Equal(
            expected,
            columns is null
                ? null
                : string.Join(',', columns.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"))
        );
    }

    [Theory]
    [InlineData("share(service-case.bjsj by promise, service-case.sjsj due)", "service-case.bjsj,service-case.sjsj")]
    [InlineData("share(catalogues.on-time, catalogues.promising)", "catalogues.promising")]
    [InlineData("weighted(indicators/business-environment.json)", "")]
    [InlineData("sum(a.b) / sum(a.b)", "a.b")]
    public void A_formula_says_which_columns_it_hangs_on(string formula, string expected) =>
        Assert.Equal(expected, string.Join(',', FormulaNames.Of(formula).Select(name => $"{name.Dataset}.{name.Column}")));
}
