using System.Net;
using System.Text.Json;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Formats;

namespace Yingzhou.Apps.Tests.Spatial;

/// <summary>OGC API Features and tiles over HTTP: what the standard says, and who may read what.</summary>
public class OgcTests(DeskCity city)
{
    const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    static async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Answer)> Get(Visitor visitor, string path)
    {
        var answer = await visitor.Send(new(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute)));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, answer);
    }

    static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    static string? Next(JsonElement page) =>
        page.GetProperty("links")
            .EnumerateArray()
            .Where(link => link.GetProperty("rel").GetString() == "next")
            .Select(link => link.GetProperty("href").GetString())
            .SingleOrDefault();

    [Fact]
    public async Task The_landing_page_leads_to_everything_that_it_names()
    {
        using var visitor = city.Visitor();
        var landing = (await Get(visitor, "/ogc")).Body;

        foreach (var link in landing.GetProperty("links").EnumerateArray())
            Assert.Equal(HttpStatusCode.OK, (await Get(visitor, link.GetProperty("href").GetString()!)).Status);
        var conformance = (await Get(visitor, "/ogc/conformance"))
            .Body.GetProperty("conformsTo")
            .EnumerateArray()
            .Select(one => one.GetString());
        Assert.Contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs", conformance);
        var api = (await Get(visitor, "/ogc/api")).Body;
        Assert.StartsWith("3.0", api.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "http://www.opengis.net/def/crs/EPSG/0/4490",
            (await Get(visitor, "/ogc/collections/piers")).Body.GetProperty("storageCrs").GetString()
        );
    }

    [Fact]
    public async Task Pages_follow_their_next_link_to_the_end()
    {
        using var visitor = city.Visitor();
        List<string> seen = [];
        var sizes = new List<int>();
        for (var at = "/ogc/collections/piers/items?limit=4"; at is not null; )
        {
            var page = (await Get(visitor, at)).Body;
            Assert.Equal(10, page.GetProperty("numberMatched").GetInt32());
            sizes.Add(page.GetProperty("numberReturned").GetInt32());
            seen.AddRange(Ids(page));
            at = Next(page);
        }

        Assert.Equal([4, 4, 2], sizes);
        Assert.Equal(10, seen.Distinct().Count());
    }

    [Fact]
    public async Task P08_5_boxes_and_systems()
    {
        using var visitor = city.Visitor();
        const string items = "/ogc/collections/piers/items";
        var wrong = await Get(visitor, $"{items}?bbox=122,29,123");
        Assert.Equal((HttpStatusCode.BadRequest, "bbox"), (wrong.Status, wrong.Body.GetProperty("field").GetString()));
        Assert.Equal(10, (await Get(visitor, $"{items}?bbox=100,-10,-170,50")).Body.GetProperty("numberMatched").GetInt32());

        var plain = await Get(visitor, $"{items}/gaoting");
        Assert.Equal(
            [122.2, 30.24],
            plain.Body.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(one => one.GetDouble())
        );
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", plain.Answer.Headers.GetValues("Content-Crs").Single());
        Assert.Equal("application/geo+json", plain.Answer.Content.Headers.ContentType!.MediaType);
        var turned = await Get(visitor, $"{items}?crs={Epsg}4490&bbox=30.235,122.195,30.242,122.205&bbox-crs={Epsg}4490");
        Assert.Equal(["gaoting"], Ids(turned.Body));
        Assert.Equal(
            [30.24, 122.2],
            turned
                .Body.GetProperty("features")[0]
                .GetProperty("geometry")
                .GetProperty("coordinates")
                .EnumerateArray()
                .Select(one => one.GetDouble())
        );
        Assert.Equal($"<{Epsg}4490>", turned.Answer.Headers.GetValues("Content-Crs").Single());
        var mercator = (await Get(visitor, $"{items}/gaoting?crs={Epsg}3857")).Body.GetProperty("geometry").GetProperty("coordinates");
        Assert.Equal(122.2 * 20_037_508.342789244 / 180, mercator[0].GetDouble(), 1e-6);
    }

    [Theory]
    [InlineData("?nmae=高亭码头", "nmae")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=many", "limit")]
    [InlineData("?crs=GCJ-02", "crs")]
    [InlineData("?datetime=yesterday", "datetime")]
    [InlineData("?f=gml", "f")]
    public async Task What_an_address_does_not_know_is_refused_by_name(string query, string field)
    {
        using var visitor = city.Visitor();
        var wrong = await Get(visitor, $"/ogc/collections/piers/items{query}");

        Assert.Equal((HttpStatusCode.BadRequest, field), (wrong.Status, wrong.Body.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Filters_by_an_attribute_and_a_moment()
    {
        using var visitor = city.Visitor();

        var page = (await Get(visitor, "/ogc/collections/piers/items?name=高亭码头&datetime=2026-01-01T00:00:00Z/..")).Body;
        Assert.Equal(["gaoting"], Ids(page));
        Assert.Equal(HttpStatusCode.NotFound, (await Get(visitor, "/ogc/collections/piers/items/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(visitor, "/ogc/collections/nothing/items")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(visitor, "/ogc/collections/piers/items?version=99")).Status);
    }

    [Fact]
    public async Task A_layer_is_for_those_who_may_read_it_in_every_interface()
    {
        using var stranger = city.Visitor();
        using var official = await city.Official("weng-haifeng");
        using var administrator = await city.Official("dai-yong");

        foreach (
            var path in new[]
            {
                "/ogc/collections/zones",
                "/ogc/collections/zones/items",
                "/tiles/zones/8/214/105.pbf",
                "/tiles/zones.json",
            }
        )
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await stranger.Send(new(HttpMethod.Get, new Uri(path, UriKind.Relative)))).StatusCode
            );
            Assert.Equal(HttpStatusCode.OK, (await official.Send(new(HttpMethod.Get, new Uri(path, UriKind.Relative)))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(official, "/ogc/collections/sea-targets")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Get(administrator, "/ogc/collections/sea-targets")).Status);
        string[] Listed(JsonElement body) =>
            [.. body.GetProperty("collections").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
        Assert.Equal(["divisions", "halls", "islands", "piers"], Listed((await Get(stranger, "/ogc/collections")).Body));
        Assert.Contains("zones", Listed((await Get(official, "/ogc/collections")).Body));
        var style = (await Get(stranger, "/maps/style.json")).Body;
        Assert.False(style.GetProperty("sources").TryGetProperty("zones", out _));
    }

    [Fact]
    public async Task A_tile_is_sound_kept_by_its_tag_and_empty_where_nothing_lies()
    {
        using var visitor = city.Visitor();
        async Task<HttpResponseMessage> Tile(string path, string? tag = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return await visitor.Send(request);
        }

        var tile = await Tile("/tiles/islands/8/214/105.pbf");
        var read = VectorTileReader.Read(await tile.Content.ReadAsByteArrayAsync()).Value;
        Assert.Empty(read.Problems);
        Assert.Contains(read.Tile.Layers[0].Features, one => Equals(one.Attributes["id"], "1"));
        var tag = tile.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await Tile("/tiles/islands/8/214/105.pbf", tag)).StatusCode);
        Assert.Contains(
            "immutable",
            (await Tile("/tiles/islands/8/214/105.pbf?v=1")).Headers.CacheControl!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NoContent, (await Tile("/tiles/islands/8/0/0.pbf")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Tile("/tiles/islands/12/3437/682.pbf?grid=cgcs2000")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Tile("/tiles/islands/8/256/0.pbf")).StatusCode);
    }
}
