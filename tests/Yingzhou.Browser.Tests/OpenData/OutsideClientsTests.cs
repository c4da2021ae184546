using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.OpenData;

/// <summary>What other people's programs make of the portal, over a real socket.</summary>
public class OutsideClientsTests(RunningHost host)
{
    [Fact]
    public async Task The_shapes_of_DCAT_AP_3_0_1_accept_the_catalogue_in_all_three_formats()
    {
        var address = await host.Address();
        var shapes = Repository.Shared("suites", "dcat-ap", "releases", "3.0.1", "html", "shacl");

        var reports = await Portal.Node(
            "shacl.mjs",
            [
                Path.Combine(shapes, "shapes.ttl"),
                Path.Combine(shapes, "range.ttl"),
                "--",
                $"{address}catalog.ttl",
                $"{address}catalog.jsonld",
                $"{address}catalog.rdf",
                $"{address}catalog.ttl?page=1",
            ]
        );

        Assert.Equal(4, reports.Length);
        Assert.All(reports, report => Assert.True(report.GetProperty("conforms").GetBoolean(), report.ToString()));
        Assert.All(reports, report => Assert.True(report.GetProperty("datasets").GetInt32() >= 8, report.ToString()));
        // The same graph, however it is written.
        Assert.Single(reports[..3].Select(report => report.GetProperty("quads").GetInt32()).Distinct());
    }

    [Fact]
    public async Task CKANs_own_client_lists_searches_shows_and_reads_rows()
    {
        var address = await host.Address();

        var seen = Assert.Single(await Portal.Node("ckan.mjs", address.ToString()));

        Assert.Contains("division", seen.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.True(seen.GetProperty("count").GetInt32() >= 1);
        Assert.Equal(1, seen.GetProperty("facets").GetProperty("organization").GetProperty("transport").GetInt32());
        Assert.Equal("客运码头和站点", seen.GetProperty("title").GetString());
        var rows = seen.GetProperty("rows");
        Assert.Equal(1, rows.GetProperty("total").GetInt32());
        Assert.Equal("高亭码头", rows.GetProperty("hits")[0].GetProperty("name").GetString());
        Assert.Contains("Not Found Error", seen.GetProperty("unknown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frictionless_reads_the_table_that_the_package_describes()
    {
        var address = await host.Address();

        var seen = Assert.Single(await Portal.Node("package.mjs", $"{address}open/d/division/datapackage.json"));

        Assert.Equal(
            ["code", "name", "level", "parent", "county"],
            seen.GetProperty("fields").EnumerateArray().Select(field => field.GetString())
        );
        Assert.Equal(469, seen.GetProperty("rows").GetInt32());
        Assert.Equal("舟山市", seen.GetProperty("first").GetProperty("name").GetString());
    }

    [Fact]
    public async Task GDAL_reads_an_opened_dataset_from_its_address()
    {
        var address = await host.Address();

        var said = await Portal.Run(
            "ogrinfo",
            "-ro",
            "-al",
            "-so",
            $"/vsicurl/{address}open/files/island-outline/latest/island-outline.geojson"
        );

        Assert.Contains("Feature Count: 251", said, StringComparison.Ordinal);
        Assert.Contains("using driver `GeoJSON' successful", said, StringComparison.Ordinal);
        Assert.Contains("area: Real", said, StringComparison.Ordinal);
    }
}
