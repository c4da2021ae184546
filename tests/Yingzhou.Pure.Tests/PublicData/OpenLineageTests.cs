using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>OpenLineage out and in: what goes out is the standard's shape, what comes in becomes the same edges, and what is wrong is named.</summary>
public class OpenLineageTests
{
    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly LineageNode Table = new(LineageKind.Table, "express/law/public.boat");
    static readonly LineageNode Boats = new(LineageKind.Dataset, "fishing-boat");
    static readonly LineageNode Grant = new(LineageKind.Grant, "G-2026-000001");

    static readonly LineageGraph Graph = new(
        [new(Table, "执法线 boat", ["ocean-fisheries"]), new(Boats, "渔船", ["ocean-fisheries"]), new(Grant, "授权", ["maritime"])],
        [
            new(Table.Column("name"), Boats.Column("cm"), LineageWay.Followed),
            new(Boats.Column("cm"), Grant.Column("cm"), LineageWay.Shared, LevelTreatment.Masked),
            new(Boats.Column("zd"), Grant.Whole, LineageWay.Shared),
        ]
    );

    static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    [Fact]
    public void Each_thing_that_is_made_of_others_is_a_job_event_with_its_columns()
    {
        var events = Json(OpenLineage.Events(Graph, At).ToJsonString());

        Assert.Equal(2, events.GetArrayLength());
        var followed = events
            .EnumerateArray()
            .Single(one => one.GetProperty("job").GetProperty("name").GetString() == "followed/dataset/fishing-boat");
        Assert.Equal("2026-03-02T01:00:00.000Z", followed.GetProperty("eventTime").GetString());
        Assert.Equal(OpenLineage.JobEvent, followed.GetProperty("schemaURL").GetString());
        Assert.Equal("table/express/law/public.boat", followed.GetProperty("inputs")[0].GetProperty("name").GetString());
        var shared = events
            .EnumerateArray()
            .Single(one => one.GetProperty("job").GetProperty("name").GetString() == "shared/grant/G-2026-000001");
        var facet = shared.GetProperty("outputs")[0].GetProperty("facets").GetProperty("columnLineage");
        var input = facet.GetProperty("fields").GetProperty("cm").GetProperty("inputFields")[0];
        Assert.Equal(("dataset/fishing-boat", "cm"), (input.GetProperty("name").GetString(), input.GetProperty("field").GetString()));
        Assert.True(input.GetProperty("transformations")[0].GetProperty("masking").GetBoolean());
        Assert.Equal("INDIRECT", facet.GetProperty("dataset")[0].GetProperty("transformations")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void What_goes_out_comes_in_again_as_the_same_edges()
    {
        var events = OpenLineage.Events(Graph, At);
        foreach (var one in events)
            one!["job"]!["namespace"] = "elsewhere";

        var edges = Json(events.ToJsonString()).EnumerateArray().Select(OpenLineage.Read).SelectMany(read => read.Value.Edges).ToList();

        Assert.Equal(
            Graph
                .Edges.Select(edge => (edge.From, edge.To))
                .Order(Comparer<(LineagePoint, LineagePoint)>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))),
            edges
                .Select(edge => (edge.From, edge.To))
                .Order(Comparer<(LineagePoint, LineagePoint)>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString())))
        );
        Assert.All(edges, edge => Assert.Equal((LineageWay.Told, LevelTreatment.Kept), (edge.Way, edge.Treatment)));
    }

    [Fact]
    public void An_event_of_dbt_names_a_foreign_table_and_our_dataset()
    {
        var read = OpenLineage.Read(
            Json(
                """
                {"eventType":"COMPLETE","eventTime":"2026-03-02T01:00:00Z","producer":"https://github.com/OpenLineage/OpenLineage/tree/1.20.0/integration/dbt",
                 "run":{"runId":"3f5e83fa-3480-44ff-99c5-ff943904e5e8"},"job":{"namespace":"fishery","name":"boats.sql"},
                 "inputs":[{"namespace":"postgres://law:5432","name":"law.public.boat"},{"namespace":"postgres://law:5432","name":"law.public.port"}],
                 "outputs":[{"namespace":"yingzhou","name":"dataset/fishing-boat","facets":{"columnLineage":{"fields":{"cm":{"inputFields":[
                   {"namespace":"postgres://law:5432","name":"law.public.boat","field":"name"}]}}}}}]}
                """
            )
        );

        Assert.Equal("fishery/boats.sql", read.Value.Job);
        var boat = new LineageNode(LineageKind.Table, "ol:postgres://law:5432|law.public.boat");
        var port = new LineageNode(LineageKind.Table, "ol:postgres://law:5432|law.public.port");
        Assert.Equal(
            [
                new LineageEdge(boat.Column("name"), Boats.Column("cm"), LineageWay.Told),
                new LineageEdge(port.Column(LineagePoint.SomeColumn), Boats.Column(LineagePoint.SomeColumn), LineageWay.Told),
            ],
            read.Value.Edges
        );
    }

    [Theory]
    [InlineData("""[]""", "event")]
    [InlineData("""{"job":{"namespace":"a","name":"b"}}""", "eventTime")]
    [InlineData("""{"eventTime":"gestern","job":{"namespace":"a","name":"b"}}""", "eventTime")]
    [InlineData("""{"eventTime":"2026-03-02T01:00:00Z"}""", "job")]
    [InlineData("""{"eventTime":"2026-03-02T01:00:00Z","job":{"namespace":"yingzhou","name":"b"}}""", "job")]
    [InlineData("""{"eventTime":"2026-03-02T01:00:00Z","job":{"namespace":"a","name":"b"},"outputs":[{"name":"x"}]}""", "outputs")]
    [InlineData(
        """{"eventTime":"2026-03-02T01:00:00Z","job":{"namespace":"a","name":"b"},"outputs":[{"namespace":"yingzhou","name":"rubbish"}]}""",
        "outputs"
    )]
    [InlineData(
        """{"eventTime":"2026-03-02T01:00:00Z","job":{"namespace":"a","name":"b"},"inputs":[1],"outputs":[{"namespace":"a","name":"x"}]}""",
        "inputs"
    )]
    public void What_is_wrong_is_named(string text, string field) => Assert.Equal(field, OpenLineage.Read(Json(text)).Fault?.Field);

    [Fact]
    public void A_run_that_did_not_complete_tells_nothing() =>
        Assert.Empty(
            OpenLineage
                .Read(
                    Json(
                        """{"eventType":"FAIL","eventTime":"2026-03-02T01:00:00Z","job":{"namespace":"a","name":"b"},"inputs":[{"namespace":"a","name":"x"}],"outputs":[{"namespace":"a","name":"y"}]}"""
                    )
                )
                .Value.Edges
        );
}
