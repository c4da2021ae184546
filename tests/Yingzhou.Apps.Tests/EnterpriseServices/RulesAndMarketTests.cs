using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>A clause on its way from the text of a policy to every enterprise; needs and offers; the evaluation: through the pages.</summary>
public class RulesAndMarketTests(DeskCity city)
{
    const string Firm = "岱山衢山海产品加工厂";

    async Task<Visitor> Enterprise(string login = "qushan-seafood")
    {
        var visitor = city.Visitor();
        await visitor.SignIn("/sign-in?back=%2Fenterprise", login);
        return visitor;
    }

    [Fact]
    public async Task A_clause_is_written_from_its_text_by_one_and_released_by_another_and_then_everybody_is_matched_by_it()
    {
        const string passage = "参保人数40人以上的企业，近12个月无环保、安全处罚，应当建立质量追溯体系，每人补助100元，最高5万元。";
        using var drafter = await city.Official("ren-yuan");
        await drafter.Open("/desk/enterprise/rules");
        await drafter.Press(
            "读出条件",
            ("policy", "employment"),
            ("clause", "traced-jobs"),
            ("title", "追溯体系用工补助"),
            ("passage", passage)
        );
        Assert.Contains("1 处没有读懂", drafter.Text, StringComparison.Ordinal);
        Assert.Equal(["参保人数40人以上", "无环保、安全处罚"], drafter.Page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("staff >= 40", drafter.Page.QuerySelector("input[name=feel-0]")!.GetAttribute("value"));
        Assert.Equal("50000", drafter.Page.QuerySelector("input[name=cap]")!.GetAttribute("value"));
        Assert.DoesNotContain("不一致", drafter.Text, StringComparison.Ordinal);
        var address = drafter.At.AbsolutePath;

        await drafter.Press("button[value=submit]");
        Assert.Contains("公平竞争审查的文号和结论", drafter.Text, StringComparison.Ordinal);
        await drafter.Open(address);
        await drafter.Press("button[value=submit]", ("fairReview", "舟公竞审〔2026〕9 号，通过"));
        Assert.Contains("都已处理", drafter.Text, StringComparison.Ordinal);
        await drafter.Open(address);
        await drafter.Press("button[value=submit]", ("settled", "yes"), ("feel-2", "staff >="));
        Assert.Contains("不是一条单独的条件", drafter.Text, StringComparison.Ordinal);
        await drafter.Open(address);
        await drafter.Press("button[value=submit]", ("settled", "yes"), ("feel-2", ""));
        Assert.Contains("待复核", drafter.Text, StringComparison.Ordinal);

        using var releaser = await city.Official("shi-zhan");
        await releaser.Open(address);
        await releaser.Press("button[value=back]");
        Assert.Contains("请写明退回的理由", releaser.Text, StringComparison.Ordinal);
        await releaser.Press("button[value=release]");
        Assert.Contains("已发布（第 1 版）", releaser.Text, StringComparison.Ordinal);

        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/clauses/traced-jobs");
        Assert.Contains("可享", enterprise.Text, StringComparison.Ordinal);
        Assert.Contains("追溯体系用工补助", enterprise.Text, StringComparison.Ordinal);
        await releaser.Open("/desk/enterprise/clauses/traced-jobs");
        Assert.Equal(HttpStatusCode.OK, releaser.Status);
    }

    [Fact]
    public async Task Need_and_offer_find_each_other_and_the_telephone_is_told_on_contact()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/supply");
        Assert.Contains("最合适的", enterprise.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0580-2000000", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("联系");
        Assert.Contains("电话 0580-2000000", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("登记签约");
        Assert.Contains("已签约", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press(
            "发布",
            ("side", "Need"),
            ("product", "82010101"),
            ("quantity", "40"),
            ("text", "水产加工技能培训"),
            ("phone", "110"),
            ("days", "30")
        );
        Assert.Contains("联系电话应为手机号", enterprise.Text, StringComparison.Ordinal);

        using var official = await city.Official("ren-yuan");
        await official.Open("/desk/enterprise/supply");
        Assert.Contains("签约率100.0%", official.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Firm, official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_adds_up_its_own_evaluation_and_is_told_what_is_missing()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/development");
        var points = enterprise
            .Page.QuerySelectorAll("tbody tr td:last-child")
            .Select(cell => cell.TextContent.Trim())
            .Where(text => double.TryParse(text, out _))
            .Sum(double.Parse);
        Assert.InRange(points, 1, 100);
        Assert.Contains($"发展评价 {points:0.0}"[..^1], enterprise.Text, StringComparison.Ordinal);

        using var tourism = await Enterprise("dongji-tourism");
        await tourism.Open("/enterprise/development");
        Assert.Contains("暂时不能评价", tourism.Text, StringComparison.Ordinal);
        Assert.Contains("研发投入占营业收入比重", tourism.Text, StringComparison.Ordinal);

        using var official = await city.Official("ren-yuan");
        await official.Open("/desk/enterprise/development");
        Assert.Contains("同类组", official.Text, StringComparison.Ordinal);
    }
}
