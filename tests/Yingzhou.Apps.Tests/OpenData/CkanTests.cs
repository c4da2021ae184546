using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Opening;

namespace Yingzhou.Apps.Tests.OpenData;

/// <summary>CKAN's Action API as its guide describes it, over what the demonstration opened. Worked example 5 of page p05.</summary>
public class CkanTests(DeskCity city)
{
    static async Task<(HttpStatusCode Status, JsonNode Body)> Get(Visitor visitor, string action) =>
        await Read(await visitor.Send(new(HttpMethod.Get, new Uri($"/api/3/action/{action}", UriKind.Relative))));

    static async Task<(HttpStatusCode Status, JsonNode Body)> Post(Visitor visitor, string action, HttpContent body) =>
        await Read(await visitor.Send(new(HttpMethod.Post, new Uri($"/api/3/action/{action}", UriKind.Relative)) { Content = body }));

    static async Task<(HttpStatusCode, JsonNode)> Read(HttpResponseMessage answer) =>
        (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);

    static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    [Fact]
    public async Task P05_5_a_search_counts_all_pages_two_and_has_its_facets_and_an_unknown_id_is_not_found()
    {
        using var visitor = city.Visitor();

        var (status, found) = await Get(visitor, "package_search?q=渔港&rows=2&start=2&facet.field=[\"organization\"]");
        var (_, all) = await Get(visitor, "package_search?rows=2&start=2&facet.field=[\"organization\",\"res_format\"]");
        var (missing, unknown) = await Get(visitor, "package_show?id=no-such");

        Assert.Equal((HttpStatusCode.OK, true), (status, (bool)found["success"]!));
        Assert.True((int)found["result"]!["count"]! >= 1);
        Assert.True(found["result"]!["results"]!.AsArray().Count <= 2);
        Assert.NotNull(found["result"]!["facets"]!["organization"]);
        Assert.True((int)all["result"]!["count"]! >= 8);
        Assert.Equal(2, all["result"]!["results"]!.AsArray().Count);
        Assert.Equal((int)all["result"]!["count"]!, all["result"]!["facets"]!["organization"]!.AsObject().Sum(one => (int)one.Value!));
        Assert.Equal(
            "舟山市民政局",
            (string?)
                all["result"]!["search_facets"]!["organization"]!["items"]!
                    .AsArray()
                    .First(one => (string?)one!["name"] == "civil-affairs")!["display_name"]
        );
        Assert.EndsWith("/api/3/action/help_show?name=package_search", (string?)all["help"], StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.NotFound, false, "Not Found Error"),
            (missing, (bool)unknown["success"]!, (string)unknown["error"]!["__type"]!)
        );
    }

    [Fact]
    public async Task Get_form_and_JSON_give_the_same_and_every_wrong_call_is_refused_as_CKAN_does()
    {
        using var visitor = city.Visitor();
        using var form = new FormUrlEncodedContent([new("id", "division")]);

        var (_, byGet) = await Get(visitor, "package_show?id=division");
        var (_, byForm) = await Post(visitor, "package_show", form);
        var (_, byJson) = await Post(visitor, "package_show", Json("""{"id":"division"}"""));
        Assert.Equal(byGet.ToJsonString(), byForm.ToJsonString());
        Assert.Equal(byGet.ToJsonString(), byJson.ToJsonString());
        var (_, byId) = await Get(visitor, $"package_show?id={byGet["result"]!["id"]}");
        Assert.Equal("division", (string?)byId["result"]!["name"]);

        var (noId, missing) = await Get(visitor, "package_show");
        Assert.Equal((HttpStatusCode.Conflict, "Validation Error"), (noId, (string?)missing["error"]!["__type"]));
        var (off, sql) = await Get(visitor, "datastore_search_sql?sql=select 1");
        Assert.Equal((HttpStatusCode.BadRequest, "Bad request - Action name not known: datastore_search_sql"), (off, (string?)sql));
        var (broken, text) = await Post(visitor, "package_show", Json("{"));
        Assert.Equal(HttpStatusCode.BadRequest, broken);
        Assert.Contains("JSON Error", (string?)text, StringComparison.Ordinal);
        var (query, wrong) = await Get(visitor, "package_search?fq=nonsense:1");
        Assert.Equal((HttpStatusCode.BadRequest, "Search Query Error"), (query, (string?)wrong["error"]!["__type"]));
        var (rows, negative) = await Get(visitor, "package_search?rows=-1");
        Assert.Equal((HttpStatusCode.Conflict, "Must be a natural number"), (rows, (string?)negative["error"]!["rows"]![0]));
    }

    [Fact]
    public async Task Filters_order_and_lists_are_CKANs()
    {
        using var visitor = city.Visitor();

        async Task<string[]> Names(string question) =>
            [
                .. (await Get(visitor, $"package_search?{question}")).Body["result"]!["results"]!
                    .AsArray()
                    .Select(one => (string)one!["name"]!),
            ];

        Assert.Equal(["service-hall", "service-item", "work-calendar"], await Names("fq=organization:government-services&sort=name asc"));
        Assert.Equal(["work-calendar", "service-item", "service-hall"], await Names("fq=organization:government-services&sort=name desc"));
        Assert.Equal(["ferry-pier", "island-outline"], await Names("fq=res_format:GeoJSON&sort=name asc"));
        Assert.Equal(["division"], await Names("q=name:division"));
        Assert.Equal(["division", "ferry-pier"], await Names("fq=name:(division OR ferry-pier)&sort=name asc"));
        Assert.DoesNotContain("division", await Names("fq=-license_id:mit&rows=100"));
        Assert.Equal("service-item", (await Names("q=办事事项"))[0]);
        Assert.Contains("civil-affairs", (await Get(visitor, "organization_list")).Body["result"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(
            1,
            (int)(await Get(visitor, "organization_show?id=transport&include_datasets=true")).Body["result"]!["packages"]!.AsArray().Count
        );
        Assert.Contains("码头", (await Get(visitor, "tag_list")).Body["result"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(2, (await Get(visitor, "current_package_list_with_resources?limit=2")).Body["result"]!.AsArray().Count);
        Assert.True((int)(await Get(visitor, "resource_search?query=format:geojson")).Body["result"]!["count"]! == 2);
    }

    [Fact]
    public async Task Rows_are_filtered_searched_sorted_and_paged()
    {
        using var visitor = city.Visitor();
        var table = await Table(visitor, "division");

        var (_, towns) = await Post(
            visitor,
            "datastore_search",
            Json(
                $$"""{"resource_id":"{{table}}","filters":{"level":["县区","市"]},"fields":["code","name"],"sort":"code desc","limit":2,"offset":1}"""
            )
        );
        var result = towns["result"]!;
        Assert.Equal(5, (int)result["total"]!);
        Assert.Equal(["330921", "330903"], result["records"]!.AsArray().Select(row => (string)row!["code"]!));
        Assert.Equal(["code", "name"], result["fields"]!.AsArray().Select(field => (string)field!["id"]!));
        var (_, islands) = await Get(visitor, $"datastore_search?resource_id={table}&q=东极&include_total=false");
        Assert.Contains(islands["result"]!["records"]!.AsArray(), row => (string?)row!["name"] == "东极镇");
        Assert.Null(islands["result"]!["total"]);
        Assert.Equal("_id", (string?)islands["result"]!["fields"]![0]!["id"]);
        var (_, typed) = await Get(
            visitor,
            $"datastore_search?resource_id={await Table(visitor, "work-calendar")}&filters={{\"day\":\"2026-10-01\"}}"
        );
        Assert.Equal(
            ("国庆节", "date"),
            ((string)typed["result"]!["records"]![0]!["name"]!, (string)typed["result"]!["fields"]![1]!["type"]!)
        );

        var (wrong, column) = await Get(visitor, $"datastore_search?resource_id={table}&filters={{\"nope\":1}}");
        Assert.Equal((HttpStatusCode.Conflict, "Validation Error"), (wrong, (string?)column["error"]!["__type"]));
        var (none, missing) = await Get(visitor, $"datastore_search?resource_id={Guid.NewGuid()}");
        Assert.Equal((HttpStatusCode.NotFound, "Not Found Error"), (none, (string?)missing["error"]!["__type"]));
        var (injected, _) = await Get(visitor, $"datastore_search?resource_id={table}&q=' or 1=1 --");
        Assert.Equal(HttpStatusCode.OK, injected);
        Assert.Equal(469, (int)(await Get(visitor, $"datastore_info?id={table}")).Body["result"]!["meta"]!["count"]!);
    }

    [Fact]
    public async Task Conditional_data_is_described_to_all_and_given_to_nobody_without_a_key()
    {
        using var visitor = city.Visitor();
        var table = await Table(visitor, "enterprise-register");

        var (status, denied) = await Get(visitor, $"datastore_search?resource_id={table}");
        var file = await visitor.Send(
            new(HttpMethod.Get, new Uri("/open/files/enterprise-register/latest/enterprise-register.csv", UriKind.Relative))
        );

        Assert.Equal((HttpStatusCode.Forbidden, "Authorization Error"), (status, (string?)denied["error"]!["__type"]));
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    [Fact]
    public async Task A_file_is_sent_in_ranges_known_by_its_digest_and_not_sent_twice()
    {
        using var visitor = city.Visitor();
        var address = new Uri("/open/files/division/latest/division.csv", UriKind.Relative);

        var whole = await visitor.Send(new(HttpMethod.Get, address));
        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new(0, 3) } };
        var ranged = await visitor.Send(part);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        var known = await visitor.Send(again);

        Assert.Equal(
            (HttpStatusCode.PartialContent, "code"),
            (ranged.StatusCode, await ranged.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal("*", Assert.Single(whole.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    static async Task<string> Table(Visitor visitor, string dataset) =>
        (string)
            (await Get(visitor, $"package_show?id={dataset}")).Body["result"]!["resources"]!
                .AsArray()
                .Single(file => (bool)file!["datastore_active"]!)!["id"]!;
}
