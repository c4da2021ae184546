using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>授权经办 by its screens: 岱山衢山海产品加工厂 grants, 林海燕 acts, and each reads what is left.</summary>
[Collection(Drafts.Name)]
public class MandatePagesTests(DeskCity city)
{
    const string Uscc = "91330921MA2B00369Y";

    [Fact]
    public async Task A_mandate_for_one_application_is_granted_used_refused_and_withdrawn()
    {
        var tomorrow = city.Services.GetRequiredService<TimeProvider>().GetUtcNow().Day().AddDays(1);
        using var firm = await Applicant.SignedIn(city, "qushan-seafood");
        await firm.Open("/my/mandates");
        (string, string)[] grant =
        [
            ("name", "林海燕"),
            ("number", "33090219920815202X"),
            ("items", "outdoor-signboard"),
            ("uses", "1"),
            ("until", $"{tomorrow:yyyy-MM-dd}"),
        ];
        await firm.Press("授权", [.. grant.Where(field => field.Item1 != "number"), ("number", "330902199208152020")]);
        Assert.Contains("对不上一个已实名的账号", firm.Text, StringComparison.Ordinal);
        await firm.Press("授权", grant);
        Assert.Contains("还剩 1 次", firm.Text, StringComparison.Ordinal);

        using var agent = await Applicant.SignedIn(city, "lin-haiyan");
        await agent.Open("/my/mandates");
        await agent.Press($"form:has(input[value='{PartyOf(agent)}']) button[type=submit]");
        Assert.Contains("岱山衢山海产品加工厂（企业）", agent.Text, StringComparison.Ordinal);
        await agent.FillInSignboard();
        await agent.Press("提交申请", ("agreed", "yes"), ("applicantNumber", Uscc));
        Assert.Contains("已经收到您的申请", agent.Text, StringComparison.Ordinal);
        await agent.FillInSignboard();
        await agent.Press("提交申请", ("agreed", "yes"), ("applicantNumber", Uscc));
        Assert.Contains("授权的 1 次已经用完", agent.Text, StringComparison.Ordinal);

        await firm.Open("/my/mandates");
        Assert.Contains("次数用完", firm.Text, StringComparison.Ordinal);
        await firm.Press("撤回给林**的授权");
        Assert.Contains("撤回了授权", firm.Text, StringComparison.Ordinal);
        await agent.Open("/my/account");
        Assert.Contains("不能再代办", agent.Text, StringComparison.Ordinal);
        await agent.Press("改用本人身份办事");
        Assert.DoesNotContain("不能再代办", agent.Text, StringComparison.Ordinal);
    }

    // In the row of the enterprise: what the button of that row sends.
    static string PartyOf(Visitor agent) =>
        agent
            .Page.QuerySelectorAll("tr")
            .Single(row => row.TextContent.Contains("岱山衢山海产品加工厂", StringComparison.Ordinal))
            .QuerySelector("input[name=party]")!
            .GetAttribute("value")!;

    [Fact]
    public async Task A_change_of_representative_is_registered_by_market_supervision_only()
    {
        using var director = await city.Official("liu-xiaobo");
        await director.Open("/desk/representatives");
        await director.Press("登记", ("uscc", "91330900MA2A12354N"), ("name", "王小明"), ("number", "330902199001011238"));
        Assert.NotNull(director.Page.QuerySelector("#uscc-error"));

        using var outsider = await city.Official("zhou-zhiyuan");
        await outsider.Open("/desk/representatives");
        Assert.Equal(HttpStatusCode.Forbidden, outsider.Status);
    }
}
