using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>What is no request at all is refused everywhere alike: with a reason, before anybody works with it, and never as our own mistake.</summary>
public class JsonDoorsTests(DeskCity city)
{
    static readonly string[] Bodies = ["{}", "[]", "null", "[null]", "\"text\"", "{\"a\":", "不是 JSON", ""];

    static async Task<(HttpStatusCode Status, string Text)> Send(
        Visitor visitor,
        string method,
        string address,
        string body,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        request.Headers.Add("Idempotency-Key", "json-doors");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await visitor.Begin(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("dai-yong", "/desk")]
    [InlineData("yu-awei", "/my")]
    [InlineData("", "")]
    public async Task No_body_breaks_a_door(string login, string end)
    {
        using var visitor = city.Visitor();
        if (login.Length > 0)
            await visitor.SignIn(end, login);
        var doors = Door.Of(city.Services.GetRequiredService<EndpointDataSource>())
            .Where(door => !door.Reads && Decisions.OfTheCity.For(door) is { Who: not "entrance" })
            .ToList();
        var broken = new List<string>();
        foreach (var door in doors)
        foreach (var body in Bodies)
        {
            var (status, text) = await Send(visitor, door.Method, door.Address, body);
            if (Found.IsBroken(status))
                broken.Add($"{door} with {body}: {(int)status} {text[..Math.Min(200, text.Length)]}");
        }

        Assert.True(doors.Count(door => door.TakesJson) > 10, "Hardly a door takes JSON");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("/api/process/jobs/take", "{}", "types", "缺少必填字段：types、worker")]
    [InlineData("/api/process/jobs/take", "{\"types\":[\"a\"]}", "worker", "缺少必填字段：worker")]
    [InlineData("/api/process/jobs/take", "{\"types\":null,\"worker\":\"w\"}", "types", "不能为空")]
    [InlineData("/api/process/jobs/take", "{\"types\":\"a\",\"worker\":\"w\"}", "types", "类型")]
    [InlineData("/api/process/jobs/take", "{\"types\":[\"a\"],\"worker\":\"w\",\"most\":\"all\"}", "most", "类型")]
    [InlineData("/api/process/signals", "{}", "name", "缺少必填字段：name")]
    [InlineData("/api/process/jobs/take", "[]", null, "不是这个接口要的 JSON")]
    [InlineData("/api/process/jobs/take", "null", null, "不是这个接口要的 JSON")]
    [InlineData("/api/process/jobs/take", "{", null, "不是这个接口要的 JSON")]
    public async Task A_wrong_body_is_a_400_that_names_the_field(string address, string body, string? field, string said)
    {
        using var official = await city.Official("dai-yong");
        var (status, text) = await Send(official, "POST", address, body);
        var problem = JsonNode.Parse(text)!;

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string?)problem["field"]);
        Assert.Contains(said, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_a_415_and_a_parameter_that_cannot_be_read_is_named()
    {
        using var official = await city.Official("dai-yong");
        var (status, text) = await Send(official, "POST", "/api/process/jobs/take", "types=a", "application/x-www-form-urlencoded");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "http.media-type"), (status, (string?)JsonNode.Parse(text)!["title"]));

        using var answer = await official.Send(new(HttpMethod.Get, new Uri("/gw/v1/events?after=soon", UriKind.Relative)));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.BadRequest, "after"), (answer.StatusCode, (string?)problem["field"]));
    }

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/api/process/jobs/take")]
    [InlineData("/desk/no-visit/calls/00000000-0000-0000-0000-000000000001/signals")]
    public async Task Without_a_session_a_post_is_told_to_sign_in(string address)
    {
        using var stranger = city.Visitor();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(stranger, "POST", address, "{}")).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_breaks_nothing()
    {
        using var official = await city.Official("dai-yong");

        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Send(official, "POST", "/desk/delegation", "_handler=delegate", "application/x-www-form-urlencoded")).Status
        );
    }
}
