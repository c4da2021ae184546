using System.Net;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Opening;

namespace Yingzhou.Apps.Tests.OpenData;

/// <summary>受限开放 and 需求 as people and officials meet them on their pages.</summary>
public class ConditionalOpeningTests(DeskCity city)
{
    [Fact]
    public async Task Who_applies_is_approved_and_agrees_reads_the_data_with_a_key_that_is_shown_once()
    {
        using var citizen = city.Visitor();
        await citizen.SignIn("/my", "lin-haiyan");
        await citizen.Open("/open/apply/enterprise-register");
        await citizen.Press("提交申请", ("purpose", "毕业论文：海岛产业结构"), ("safeguards", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, citizen.Status);
        Assert.Contains("请写明安全保护措施", citizen.Text, StringComparison.Ordinal);
        await citizen.Press("提交申请", ("safeguards", "存在加密盘里，答辩后删除"));
        Assert.Contains("待审核", citizen.Text, StringComparison.Ordinal);

        using var admin = await city.Official("dai-yong");
        await admin.Open("/desk/data/opening/applications");
        Assert.Contains("毕业论文：海岛产业结构", admin.Text, StringComparison.Ordinal);
        await admin.Press("通过");

        await citizen.Open("/open/mine");
        Assert.Contains("每半年报告一次利用情况", citizen.Text, StringComparison.Ordinal);
        await citizen.Press("同意并签订协议，领取密钥");
        var key = Regex.Match(citizen.Text, "yz-[0-9a-f]{48}").Value;
        Assert.NotEmpty(key);
        await citizen.Open("/open/mine");
        Assert.DoesNotContain(key, citizen.Text, StringComparison.Ordinal);

        var file = new Uri("/open/files/enterprise-register/latest/enterprise-register.csv", UriKind.Relative);
        using var stranger = city.Visitor();
        using var keyed = new HttpRequestMessage(HttpMethod.Get, file);
        keyed.Headers.TryAddWithoutValidation("Authorization", key);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Send(new(HttpMethod.Get, file))).StatusCode);
        var text = await (await stranger.Send(keyed)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("hydm,qhdm,djzt,persons\r\n", text, StringComparison.Ordinal);
        Assert.All(
            text.Split("\r\n")[1..^1],
            line => Assert.True(int.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture) >= 10)
        );
    }

    [Fact]
    public async Task A_wish_is_voted_for_and_answered_and_a_correction_is_replied_to_in_public()
    {
        using var asker = city.Visitor();
        await asker.SignIn("/my", "lin-haiyan");
        await asker.Open("/open/requests");
        await asker.Press("提交需求", ("title", "渔港潮位逐时数据"), ("text", "安排出海"), ("publisher", "ocean-fisheries"));
        using var voter = city.Visitor();
        await voter.SignIn("/my", "fang-dahai");
        await voter.Open("/open/requests");
        await voter.Press("我也想要：渔港潮位逐时数据");
        await voter.Open("/open/d/ferry-pier");
        await voter.Press("送出意见", ("text", "沈家门码头的经度有误"));
        Assert.Contains("已收到", voter.Text, StringComparison.Ordinal);

        using var admin = await city.Official("dai-yong");
        await admin.Open("/desk/data/opening/requests");
        var answer = admin.Page.QuerySelectorAll("textarea").Single().GetAttribute("name")!;
        await admin.Press("采纳", (answer, "下季度开放"));
        var reply = admin
            .Page.QuerySelectorAll("input")
            .First(input => input.GetAttribute("name")!.StartsWith("reply-", StringComparison.Ordinal));
        await admin.Press("公布答复", (reply.GetAttribute("name")!, "已核对，下一版改正"));

        using var visitor = city.Visitor();
        await visitor.Open("/open/requests");
        Assert.Contains("1 票", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("下季度开放", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("林海燕", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/open/d/ferry-pier");
        Assert.Contains("已核对，下一版改正", visitor.Text, StringComparison.Ordinal);
    }
}
