using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>Sharing as the two departments meet it on their pages, and as their systems meet it on the wire.</summary>
public partial class SharingPagesTests(DeskCity city)
{
    const string Consumer = "jin-lan";
    const string Provider = "xie-wen";
    const string Authority = "dai-yong";

    [GeneratedRegex(@"K-[0-9a-f]{16}")]
    static partial Regex KeyId { get; }

    [Fact]
    public async Task The_grant_of_the_demonstration_shows_what_was_given_and_why_calls_were_refused()
    {
        using var authority = await city.Official(Authority);

        await authority.Open("/desk/data/sharing");
        Assert.Contains("G-2026-000001", authority.Text, StringComparison.Ordinal);
        await authority.Open("/desk/data/sharing/grants/G-2026-000001");

        Assert.Contains("生效", authority.Text, StringComparison.Ordinal);
        Assert.Contains("403-field 字段不在授权内", authority.Text, StringComparison.Ordinal);
        Assert.Contains("413-rows 超过单次行数", authority.Text, StringComparison.Ordinal);
        Assert.Contains("401-replay 重放或时间偏差", authority.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_catalogue_to_a_signed_call_and_to_the_403_after_it_was_revoked()
    {
        using var consumer = await city.Official(Consumer);
        await consumer.Open("/desk/data/catalogue/enterprise-register");
        await consumer.Click("申请共享");
        (string, string)[] form =
        [
            ("purpose", "ENTERPRISE-CHECK"),
            ("basis", "办理许可核验主体资格"),
            ("fields", "mc"),
            ("system", "licence-desk"),
            ("filter", ""),
            ("batch", "call"),
            ("until", "2027-06-30"),
        ];
        await consumer.Press("提交申请", [.. form[..3], ("system", "Licence Desk"), .. form[4..]]);
        Assert.Contains("系统标识应为", consumer.Text, StringComparison.Ordinal);
        await consumer.Press("提交申请", form);
        var grant = consumer.Page.QuerySelector("a[href*='/sharing/grants/']")!.GetAttribute("href")!;
        await consumer.Open(grant);
        await consumer.Press("领取密钥");
        Assert.Contains("密钥只显示这一次", consumer.Text, StringComparison.Ordinal);
        var (key, secret) = (KeyId.Match(consumer.Text).Value, consumer.Page.QuerySelector("code.yz-break")!.TextContent);
        await consumer.Open(grant);
        Assert.DoesNotContain(secret, consumer.Text, StringComparison.Ordinal);

        var code = grant.Split('/')[^1];
        for (var i = 0; i < SharingGrantWay.TestCalls; i++)
            Assert.Equal(HttpStatusCode.OK, (await Call(code, key, secret, """{"limit":1}""")).Status);
        var (status, answer, evidence) = await Call(code, key, secret, """{"limit":1}""");
        Assert.Equal((HttpStatusCode.OK, false), (status, (bool)answer["sandbox"]!));
        Assert.NotEmpty(evidence);
        var (refused, problem, _) = await Call(code, key, secret, """{"fields":["fddbr"]}""");
        Assert.Equal((HttpStatusCode.Forbidden, "403-field"), (refused, (string)problem["title"]!));

        using var authority = await city.Official(Authority);
        await authority.Open(grant);
        await authority.Press("撤销授权", ("reason", ""));
        Assert.Contains("请写明撤销的理由", authority.Text, StringComparison.Ordinal);
        await authority.Press("撤销授权", ("reason", "演练"));
        Assert.Contains("已撤销", authority.Text, StringComparison.Ordinal);
        Assert.Equal("403-grant", (string)(await Call(code, key, secret, """{"limit":1}""")).Answer["title"]!);
    }

    static HttpRequestMessage Request(string grant, string key, string secret, string body)
    {
        var signed = new SignedRequest(
            "POST",
            "/gw/v1/ds/enterprise-register/query",
            "",
            grant,
            "ENTERPRISE-CHECK",
            Guid.NewGuid().ToString("N"),
            new DateTimeOffset(2026, 11, 25, 9, 30, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds(),
            Encoding.UTF8.GetBytes(body)
        );
        return new(HttpMethod.Post, new Uri(signed.Path, UriKind.Relative))
        {
            Content = new ByteArrayContent(signed.Body.ToArray()),
            Headers =
            {
                { "YZ-Key", key },
                { "YZ-Grant", grant },
                { "YZ-Purpose", signed.Purpose },
                { "YZ-Nonce", signed.Nonce },
                { "YZ-Timestamp", signed.Timestamp.ToString(CultureInfo.InvariantCulture) },
                { "YZ-Signature", Convert.ToHexStringLower(signed.Hmac(Convert.FromHexString(secret))) },
            },
        };
    }

    async Task<(HttpStatusCode Status, JsonObject Answer, string Evidence)> Call(string grant, string key, string secret, string body)
    {
        using var system = city.Visitor();
        using var request = Request(grant, key, secret, body);
        var answer = await system.Send(request);
        return (
            answer.StatusCode,
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject(),
            answer.Headers.TryGetValues("YZ-Response-Signature", out var values) ? values.First() : ""
        );
    }

    [Fact]
    public async Task The_provider_answers_a_request_on_its_page()
    {
        using var provider = await city.Official(Provider);
        await provider.Open("/desk/data/sharing");
        Assert.Contains("待提供部门答复", provider.Text, StringComparison.Ordinal);
        await provider.Open(provider.Page.QuerySelector("a[href*='/sharing/requests/']")!.GetAttribute("href")!);
        Assert.Contains("停发养老待遇", provider.Text, StringComparison.Ordinal);

        await provider.Press("拒绝", ("answer", ""));
        Assert.Contains("拒绝共享必须选择法定理由", provider.Text, StringComparison.Ordinal);
        await provider.Press("延期一次", ("answer", "正在核对口径"));
        Assert.Contains("延期：正在核对口径", provider.Text, StringComparison.Ordinal);
        await provider.Press("同意共享", ("answer", "限停发待遇使用"), ("mask-xm", "keep:1:0"));

        Assert.Contains("已授权", provider.Text, StringComparison.Ordinal);
        Assert.Contains("保留前 1 后 0 位", provider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_sees_that_nobody_has_read_about_them()
    {
        using var citizen = city.Visitor();
        await citizen.SignIn("/my", "lin-haiyan");
        await citizen.Open("/my/reads");

        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        Assert.Contains("还没有部门经网关读过您的数据", citizen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/data/sharing/ask/nothing", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/sharing/grants/G-2026-999999", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/sharing/requests/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    public async Task A_page_says_when_there_is_none(string path, HttpStatusCode status)
    {
        using var clerk = await city.Official(Consumer);
        await clerk.Open(path);
        Assert.Equal(status, clerk.Status);
    }

    [Fact]
    public async Task Nobody_asks_for_most_of_a_young_city_yet_and_whatever_is_listed_says_why()
    {
        using var admin = await city.Official("dai-yong");

        await admin.Open("/desk/data/unwanted");
        Assert.Contains("没人要的目录", admin.Text, StringComparison.Ordinal);
        Assert.All(admin.Page.QuerySelectorAll("tbody tr"), row => Assert.Matches("没有人要|连续三个周期|一年没有", row.TextContent));

        await admin.Open("/desk/data/sharing/trace");
        await admin.Press("查是谁的", ("text", "1,浙普渔60101"));
        Assert.Contains("没有认出诱饵记录", admin.Text, StringComparison.Ordinal);
        await admin.Open("/desk/data/sharing/emergencies");
        Assert.Contains("紧急调阅", admin.Text, StringComparison.Ordinal);
    }
}
