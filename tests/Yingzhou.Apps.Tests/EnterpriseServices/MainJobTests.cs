using System.Net;
using System.Text;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>The main job through the pages: an enterprise sees what is its, names its account, an official pays, the tracker shows it.</summary>
public class MainJobTests(DeskCity city)
{
    const string Firm = "岱山衢山海产品加工厂";
    const string Account = "6222021207001234567";

    async Task<Visitor> Enterprise(string login = "qushan-seafood")
    {
        var visitor = city.Visitor();
        await visitor.SignIn("/sign-in?back=%2Fenterprise", login);
        return visitor;
    }

    [Theory]
    [InlineData("/enterprise")]
    [InlineData("/enterprise/money")]
    [InlineData("/enterprise/code")]
    [InlineData("/enterprise/appeals")]
    [InlineData("/enterprise/clauses/rd-subsidy")]
    [InlineData("/enterprise/supply")]
    [InlineData("/enterprise/development")]
    [InlineData("/enterprise/publicity")]
    public async Task A_page_of_the_enterprise_is_small_and_complete_without_script(string address)
    {
        using var visitor = await Enterprise();

        await visitor.Open(address);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Page.DocumentElement.OuterHtml), 1, 100 * 1024);
        Assert.Empty(visitor.Page.QuerySelectorAll("script"));
        Assert.Single(visitor.Page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task It_says_what_one_gets_what_is_short_and_what_nobody_knows()
    {
        using var visitor = await Enterprise();

        await visitor.Open("/enterprise");

        Assert.Matches(@"您能拿 \d+(\.\d)? 万", visitor.Text);
        Assert.Contains("研发投入占营业收入比重现为 2.8 %，差 0.2 %，达到 3 % 即可", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("还不知道：绿色工厂", visitor.Text, StringComparison.Ordinal);
        // 技术改造 100.8 万 and 冷链 52 万 exclude each other.
        Assert.Contains("与“技术改造设备补助”不能同时享受", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/enterprise/clauses/digital-workshop");
        Assert.Contains("要求：有“数字化车间”", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("名单有误的，向认定部门提出异议", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Free_of_application_is_one_account_and_then_the_money()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/clauses/seafood-export");
        await enterprise.Press("确认账户", ("holder", "别家公司"), ("account", Account));
        Assert.Contains($"开户名应与企业名称“{Firm}”一致", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("确认账户", ("holder", Firm), ("account", "12"));
        Assert.Contains("银行账号应为 8 至 32 位数字", enterprise.Text, StringComparison.Ordinal);

        await enterprise.Press("确认账户", ("holder", Firm), ("account", Account));
        Assert.Contains("账户已确认", enterprise.Text, StringComparison.Ordinal);

        using var official = await city.Official("shi-zhan");
        await official.Open("/desk/enterprise/redemptions?q=衢山");
        await official.Open(Row(official, "水产品加工出口奖励"));
        Assert.Contains("6222***********4567", official.Text, StringComparison.Ordinal);
        await official.Press("拨付");
        Assert.Contains("已办理", official.Text, StringComparison.Ordinal);

        await enterprise.Open("/enterprise/money");
        Assert.Contains("已拨付到企业账户", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Open("/enterprise/clauses/seafood-export");
        Assert.Null(enterprise.Page.QuerySelector("input[name=account]"));
    }

    [Fact]
    public async Task A_claim_is_reviewed_made_public_and_not_paid_before_the_publicity_ends_or_by_the_reviewer()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/clauses/patents");
        await enterprise.Press("提交申报", ("holder", Firm), ("account", Account));
        Assert.Contains("已申报", enterprise.Text, StringComparison.Ordinal);

        using var reviewer = await city.Official("ren-yuan");
        await reviewer.Press("button[value='finance/review']");
        await reviewer.Open("/desk/enterprise/redemptions?status=Submitted");
        var address = Row(reviewer, "发明专利奖励");
        await reviewer.Press("button[value='finance/accept']");
        await reviewer.Open(address);
        // As 受理岗 one may look and not review.
        Assert.DoesNotContain(reviewer.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "审核通过并公示");
        await reviewer.Press("button[value='finance/review']");
        await reviewer.Open(address);
        await reviewer.Press("不予兑付");
        Assert.Contains("请写明不予兑付的理由", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Press("审核通过并公示");
        Assert.Contains("公示中", reviewer.Text, StringComparison.Ordinal);

        using var payer = await city.Official("shi-zhan");
        await payer.Open(address);
        await payer.Press("拨付");
        Assert.Contains("期满后再拨付", payer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_excludes_each_other_or_is_not_met_cannot_be_claimed()
    {
        using var enterprise = await Enterprise();

        foreach (var clause in new[] { "cold-chain", "rd-subsidy", "green-factory" })
        {
            await enterprise.Open($"/enterprise/clauses/{clause}");
            Assert.Null(enterprise.Page.QuerySelector("input[name=account]"));
        }
    }

    [Fact]
    public async Task A_citizen_is_told_to_come_as_an_enterprise()
    {
        using var citizen = city.Visitor();
        await citizen.SignIn("/sign-in?back=%2Fenterprise", "lin-haiyan");

        await citizen.Open("/enterprise");

        Assert.Equal(HttpStatusCode.Forbidden, citizen.Status);
        Assert.Contains("请用企业账号登录", citizen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_clause_is_simulated_before_it_is_published()
    {
        using var official = await city.Official("ren-yuan");
        await official.Open("/desk/enterprise/clauses/seafood-export");

        await official.Press(
            "测算",
            ("condition", "starts with(industryCode, \"C136\") and exportUsd >= 500"),
            ("benefit", "exportUsd * 600"),
            ("cap", "400000")
        );

        Assert.Contains("家多得", official.Text, StringComparison.Ordinal);
        Assert.Contains("少得的企业", official.Text, StringComparison.Ordinal);
        Assert.Contains(Firm, official.Text, StringComparison.Ordinal);
        await official.Press("测算", ("condition", "exports >= 500"), ("benefit", "1"), ("cap", "1"));
        Assert.Contains("事实字典里没有的“exports”", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appeal_has_its_deadline_and_gets_its_answer()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/appeals");
        await enterprise.Press("提交诉求", ("topic", "用工"), ("text", "短"));
        Assert.Contains("诉求内容应为 5 至 1000 字", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("提交诉求", ("topic", "用工"), ("text", "加工旺季招不到熟练工，希望组织专场招聘会。"));
        Assert.Contains("最迟 2026年12月2日 答复", enterprise.Text, StringComparison.Ordinal);

        using var official = await city.Official("ren-yuan");
        await official.Open("/desk/enterprise/appeals");
        var reply = official.Page.QuerySelector("textarea[name^='reply-']")!;
        await official.Press(
            $"form:has(textarea[name='{reply.GetAttribute("name")}']) button[type=submit]",
            (reply.GetAttribute("name")!, "12 月 5 日在岱山举办水产加工专场招聘会，联系人陈科长。")
        );
        await enterprise.Open("/enterprise/appeals");
        Assert.Contains("专场招聘会，联系人陈科长", enterprise.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_once_by_an_official()
    {
        using var enterprise = await Enterprise();
        await enterprise.Open("/enterprise/code");
        var token = enterprise.Page.GetElementById("token")!.TextContent.Trim();

        using var official = await city.Official("ren-yuan");
        await official.Open("/desk/enterprise/code");
        await official.Press("核验", ("token", token));
        Assert.Contains(Firm, official.Text, StringComparison.Ordinal);
        Assert.Contains("186 人", official.Text, StringComparison.Ordinal);
        await official.Press("核验", ("token", token));
        Assert.Contains("已经用过", official.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/enterprise", "应享未享")]
    [InlineData("/cockpit/enterprise", "应享金额")]
    public async Task An_owner_sees_who_was_missed(string address, string says)
    {
        using var official = await city.Official("ren-yuan");
        await official.Press("button[value='finance/review']");

        await official.Open(address);

        Assert.Equal(HttpStatusCode.OK, official.Status);
        Assert.Contains(says, official.Text, StringComparison.Ordinal);
    }

    static string Row(Visitor visitor, string title) =>
        visitor
            .Page.QuerySelectorAll("tr")
            .First(row =>
                row.TextContent.Contains(Firm, StringComparison.Ordinal) && row.TextContent.Contains(title, StringComparison.Ordinal)
            )
            .QuerySelector("a")!
            .GetAttribute("href")!;
}
