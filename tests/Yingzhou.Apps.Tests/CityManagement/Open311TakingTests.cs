using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>Open311 GeoReport v2, as a client outside writes to it: key, fields, token, errors.</summary>
public class Open311TakingTests(DeskCity city)
{
    static readonly (string, string)[] Cover =
    [
        ("service_code", "0101"),
        ("lat", "30.0119"),
        ("long", "122.1052"),
        ("description", "东管庙社区门口上水井盖破了一角"),
        ("attribute[lid]", "broken"),
        ("device_id", "test-1"),
        ("first_name", "不该保存的名字"),
    ];

    [Fact]
    public async Task A_report_gets_a_token_and_with_its_case_a_number_and_said_twice_it_is_one()
    {
        using var client = city.Visitor();
        var key = await Key(client);

        var first = await Post(client, key, Cover);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var token = first.Json[0].GetProperty("token").GetString()!;
        Assert.StartsWith("SB", token, StringComparison.Ordinal);
        Assert.False(first.Json[0].TryGetProperty("service_request_id", out _));
        Assert.Equal(token, (await Post(client, key, Cover)).Json[0].GetProperty("token").GetString());
        Assert.False((await Get(client, $"/open311/v2/tokens/{token}.json"))[0].TryGetProperty("service_request_id", out _));

        await using var scope = city.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<IOrganisation>().Acting("xu-jiaqi", "dinghai-urban-enforcement/accept")!;
        var report = Assert.Single(
            await scope.ServiceProvider.GetRequiredService<CityReading>().Waiting(desk, default),
            one => one.Number == token
        );
        // Its own words with the answer to the kind's question; nobody's name.
        Assert.Equal("东管庙社区门口上水井盖破了一角；盖板怎么了：破损", report.Text);
        await scope.ServiceProvider.GetRequiredService<Triage>().File(report.Id, report.Version, null, null, desk, default);

        var known = (await Get(client, $"/open311/v2/tokens/{token}.json"))[0];
        Assert.Equal(token, known.GetProperty("token").GetString());
        var number = known.GetProperty("service_request_id").GetString();
        Assert.Equal(number, (await Get(client, $"/open311/v2/requests/{number}.json"))[0].GetProperty("service_request_id").GetString());

        // The same cover by another device: the rule is sure, so that it is the case at once.
        var joined = await Post(client, key, [.. Cover.Where(one => one.Item1 != "device_id"), ("device_id", "test-2")]);
        Assert.Equal(number, joined.Json[0].GetProperty("service_request_id").GetString());
    }

    [Theory]
    [InlineData("", "service_code", "0101", 403, "api_key")]
    [InlineData("yz-0000", "service_code", "0101", 403, "api_key")]
    [InlineData("own", "service_code", "", 400, "service_code")]
    [InlineData("own", "service_code", "9999", 404, "9999")]
    [InlineData("own", "lat", "north", 400, "north")]
    [InlineData("own", "lat", "95", 400, "95")]
    [InlineData("own", "long", "10", 422, "经纬度的位置")]
    [InlineData("own", "attribute[lid]", "", 400, "missing、broken、loose")]
    [InlineData("own", "description", "短", 422, "5 到 500 字")]
    public async Task What_is_wrong_is_answered_as_the_standard_has_it(string key, string field, string value, int status, string says)
    {
        using var client = city.Visitor();
        var sent = await Post(
            client,
            key == "own" ? await Key(client) : key,
            [
                // A kind without questions: what is answered to one makes the words longer.
                .. Cover.Where(one => one.Item1 != field && !(field == "description" && one.Item1 == "service_code")),
                .. field == "description" ? new[] { ("service_code", "1101") } : [],
                (field, value),
            ]
        );

        Assert.Equal(status, (int)sent.Status);
        Assert.Equal(status, sent.Json[0].GetProperty("code").GetInt32());
        Assert.Contains(says, sent.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_learns_what_is_asked_of_a_kind_and_json_is_not_a_form()
    {
        using var client = city.Visitor();
        var definition = JsonDocument
            .Parse(await (await client.Send(new(HttpMethod.Get, Of("/open311/v2/services/0101.json")))).Content.ReadAsStringAsync())
            .RootElement;
        var lid = definition.GetProperty("attributes")[0];
        Assert.Equal(
            ("lid", "singlevaluelist", true),
            (lid.GetProperty("code").GetString(), lid.GetProperty("datatype").GetString(), lid.GetProperty("required").GetBoolean())
        );
        var xml = XDocument.Parse(
            await (await client.Send(new(HttpMethod.Get, Of("/open311/v2/services/0101.xml")))).Content.ReadAsStringAsync()
        );
        Assert.Equal(3, xml.Descendants("value").Count());
        Assert.Equal(404, (int)(await client.Send(new(HttpMethod.Get, Of("/open311/v2/services/1101.json")))).StatusCode);

        var key = await Key(client);
        foreach (var (sent, status) in new[] { (key, 400), ("yz-0000", 403) })
        {
            using var json = new HttpRequestMessage(HttpMethod.Post, Of("/open311/v2/requests.json"))
            {
                Content = new StringContent("{}", null, "application/json"),
            };
            json.Headers.TryAddWithoutValidation("Authorization", sent);
            Assert.Equal(status, (int)(await client.Send(json)).StatusCode);
        }
        Assert.Equal(404, (int)(await client.Send(new(HttpMethod.Get, Of("/open311/v2/tokens/SB0.json")))).StatusCode);
    }

    static async Task<string> Key(Visitor client)
    {
        await client.SignIn("/open/mine", "lin-haiyan");
        await client.Press("领一个密钥");
        return client.Page.QuerySelector("main code")!.TextContent.Trim();
    }

    static async Task<(HttpStatusCode Status, JsonElement Json)> Post(Visitor client, string key, IEnumerable<(string, string)> fields)
    {
        var answer = await client.Send(
            new(HttpMethod.Post, Of("/open311/v2/requests.json"))
            {
                Content = new FormUrlEncodedContent(
                    fields.Append(("api_key", key)).Select(one => KeyValuePair.Create(one.Item1, one.Item2))
                ),
            }
        );
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    static async Task<JsonElement> Get(Visitor client, string address) =>
        JsonDocument.Parse(await (await client.Send(new(HttpMethod.Get, Of(address)))).Content.ReadAsStringAsync()).RootElement;

    static Uri Of(string address) => new(address, UriKind.Relative);
}
