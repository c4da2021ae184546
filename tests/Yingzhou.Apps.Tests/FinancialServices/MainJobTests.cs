using System.Net;
using System.Text;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>The main job through the pages: true prices, a consent, the bank's answer, a receipt for every field read.</summary>
public class MainJobTests(DeskCity city)
{
    async Task<Visitor> Enterprise(string login = "qushan-seafood")
    {
        var visitor = city.Visitor();
        await visitor.SignIn("/sign-in?back=%2Ffinance", login);
        return visitor;
    }

    [Fact]
    public void The_citys_products_and_score_card_are_sound() =>
        Assert.Empty(FinanceContent.Read(EnterpriseServices.Content.City, _ => true).Problems);

    [Theory]
    [InlineData("/finance")]
    [InlineData("/finance?amount=500000&months=12")]
    [InlineData("/finance/consents")]
    public async Task A_page_is_small_and_complete_without_script(string address)
    {
        using var visitor = await Enterprise();

        await visitor.Open(address);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Page.DocumentElement.OuterHtml), 1, 100 * 1024);
        Assert.Empty(visitor.Page.QuerySelectorAll("script"));
        Assert.Single(visitor.Page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Offers_are_sorted_by_what_they_cost_and_the_score_is_for_information()
    {
        using var visitor = await Enterprise("haizhiwei");

        await visitor.Open("/finance?amount=500000&months=12");

        var prices = visitor.Page.QuerySelectorAll("input[name=products]").Select(box => box.GetAttribute("value")).ToList();
        Assert.True(
            prices.IndexOf("port-annuity") < prices.IndexOf("easy-flat") && prices.IndexOf("easy-flat") < prices.IndexOf("quick-flat"),
            string.Join(',', prices)
        );
        Assert.Contains("11.18%（复利）· 10.64%（单利）", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("银行写的是“月费率 0.4%”", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("（仅供参考）", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/finance?amount=900000000&months=12");
        Assert.Contains("金额超过了按登记数据测算的合理上限", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_reads_only_what_was_allowed_every_read_has_a_receipt_and_a_withdrawal_ends_it()
    {
        using var enterprise = await Enterprise("haizhiwei");
        await enterprise.Open("/finance?amount=300000&months=12");
        await enterprise.Press("申请（最多三家）", ("products", "easy-flat"), ("fields", "turnover"));
        Assert.Contains("请确认授权", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("申请（最多三家）", ("products", "easy-flat"), ("fields", "turnover"), ("agreed", "yes"));
        Assert.Contains("已发给 1 家", enterprise.Text, StringComparison.Ordinal);

        using var bank = await city.Official("yuan-haichao");
        await bank.Open("/desk/finance");
        var address = bank
            .Page.QuerySelectorAll("tr")
            .First(row => row.TextContent.Contains("渔家易贷", StringComparison.Ordinal))
            .QuerySelector("a")!
            .GetAttribute("href")!;
        await bank.Open(address);
        Assert.Contains("500–2,000 万元", bank.Text, StringComparison.Ordinal);
        Assert.Contains("参保人数未授权", bank.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var other = await city.Official("pan-jiahe");
        await other.Open(address);
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        using var office = await city.Official("shi-zhan");
        await office.Open(address);
        Assert.Equal(HttpStatusCode.Forbidden, office.Status);
        await office.Press("button[value='finance/decide']");
        await office.Open(address);
        Assert.Contains("看不到授权数据", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("500–2,000", office.Text, StringComparison.Ordinal);

        await enterprise.Open("/finance/consents");
        // Other banks read, too, by other consents of this enterprise.
        var receipt = Assert.Single(
            enterprise.Page.QuerySelectorAll("tbody tr"),
            row => row.TextContent.Contains("演示海岛农商银行", StringComparison.Ordinal)
        );
        Assert.Contains("年营业收入", receipt.TextContent, StringComparison.Ordinal);
        await enterprise.Open(
            enterprise
                .Page.QuerySelectorAll("a")
                .First(link => link.TextContent.StartsWith("授权书与签章（演示海岛农商银行", StringComparison.Ordinal))
                .GetAttribute("href")!
        );
        Assert.Contains("签章核验通过", enterprise.Text, StringComparison.Ordinal);
        var (text, seal) = (enterprise.Page.QuerySelector("section[aria-labelledby=text] p")!.TextContent, Told(enterprise, "SM2 签章"));
        using var stranger = city.Visitor();
        await stranger.Open("/finance/verify");
        await stranger.Press("核验", ("text", text), ("seal", seal));
        Assert.Contains("真实，现在有效", stranger.Text, StringComparison.Ordinal);
        await stranger.Press("核验", ("text", text.Replace("turnover", "turnover、insured", StringComparison.Ordinal)), ("seal", seal));
        Assert.Contains("签章不符", stranger.Text, StringComparison.Ordinal);

        await enterprise.Open("/finance/consents");
        await enterprise.Press("撤回对演示海岛农商银行的授权");
        Assert.Contains("（已撤回）", enterprise.Text, StringComparison.Ordinal);
        await bank.Open(address);
        Assert.DoesNotContain("500–2,000", bank.Text, StringComparison.Ordinal);
        await stranger.Press("核验", ("text", text), ("seal", seal));
        Assert.Contains("真实，但现在无效", stranger.Text, StringComparison.Ordinal);

        await bank.Press("提交答复", ("deed", "Refuse"));
        Assert.Contains("不批准必须选原因", bank.Text, StringComparison.Ordinal);
        await bank.Press("提交答复", ("deed", "Refuse"), ("refusal", "NoCollateral"));
        await enterprise.Open("/finance");
        Assert.Contains("原因：缺抵押物", enterprise.Text, StringComparison.Ordinal);
        await office.Open("/cockpit/finance");
        // With the two of the demonstration.
        Assert.Contains("缺抵押担保：3 个", office.Text, StringComparison.Ordinal);
    }

    static string Told(Visitor visitor, string label) =>
        visitor.Page.QuerySelectorAll("dt").First(term => term.TextContent == label).NextElementSibling!.TextContent.Trim();

    [Fact]
    public async Task An_officer_sees_what_was_sent_to_their_bank_and_nothing_of_the_city()
    {
        using var bank = await city.Official("pan-jiahe");

        await bank.Open("/desk/finance");
        Assert.Contains("演示港城银行", bank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("演示海岛农商银行", bank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bank.Page.QuerySelectorAll("nav a"), link => link.GetAttribute("href") == "/desk/enterprise");

        // The one firm that allowed it: its level, and no figure.
        await bank.Open("/desk/finance/warnings");
        Assert.Contains("白泉机械", bank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("六横船用", bank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("用电量", bank.Text, StringComparison.Ordinal);

        foreach (var address in new[] { "/desk/finance/circles", "/desk/enterprise/development", "/desk/enterprise/supply" })
        {
            await bank.Open(address);
            Assert.Equal(HttpStatusCode.Forbidden, bank.Status);
        }
        await bank.Open("/desk/enterprise/redemptions");
        Assert.Empty(bank.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Help_comes_first_and_circles_show_who_falls_with_whom()
    {
        using var office = await city.Official("ren-yuan");
        await office.Open("/desk/finance/warnings");
        Assert.Contains("红色", office.Text, StringComparison.Ordinal);
        Assert.Contains("用电量比上年同月下降 40% 及以上", office.Text, StringComparison.Ordinal);
        var note = office.Page.QuerySelector("textarea[name^='note-']")!.GetAttribute("name")!;
        await office.Press($"form:has(textarea[name='{note}']) button[type=submit]", (note, "已约周四上门，协调续贷。"));
        Assert.Contains("已约周四上门，协调续贷。", office.Text, StringComparison.Ordinal);

        await office.Open("/desk/finance/circles");
        Assert.Contains("担保圈2个", office.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await office.Open("/desk/finance/circles?fail=" + Uri.EscapeDataString("岱山长涂船舶修造有限公司（演示）"));
        // 六横 stands for 600 万 with 450 万, 白泉 then for 500 万 with 600 万.
        Assert.Contains("2 家倒下", office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_figure_is_corrected_by_its_keeper_and_scored_again()
    {
        using var enterprise = await Enterprise("dongji-tourism");
        await enterprise.Open("/finance/figures");
        await enterprise.Press("出具公共信用报告");
        Assert.Contains("参保人数", enterprise.Text, StringComparison.Ordinal);
        var report = enterprise.At.AbsolutePath;
        var code = enterprise
            .Page.QuerySelectorAll("dd")
            .Select(one => one.TextContent.Trim())
            .First(text => text.Count(letter => letter == '-') == 3);
        using var bank = city.Visitor();
        await bank.Open($"/credentials/verify?code={code}");
        Assert.Contains("有效", bank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("参保人数", bank.Text, StringComparison.Ordinal);

        await enterprise.Open("/finance/figures");
        var insured = enterprise.Page.QuerySelector("a[href$='about=insured']")!.GetAttribute("href")!;
        await enterprise.Open(insured);
        Assert.Contains("现在登记的是：12 人", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Press("提交异议", ("ground", "我们有 21 人参保，不是 12 人。"), ("claim", "21"), ("evidence", "社保缴费单"));
        Assert.Contains("已收到", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Open(insured);
        await enterprise.Press("提交异议", ("ground", "再说一次：21 人参保。"));
        Assert.Contains("已有一条异议在核查", enterprise.Text, StringComparison.Ordinal);

        using var stranger = await city.Official("ren-yuan");
        await stranger.Open("/desk/objections?matter=finance");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, stranger.Status);
        await stranger.Press("button[value='finance/review']");
        await stranger.Open("/desk/objections?matter=finance");
        Assert.Empty(stranger.Page.QuerySelectorAll("tbody a"));
        await stranger.Open("/desk/objections?matter=finance&all=1");
        await stranger.Open(stranger.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.DoesNotContain(stranger.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "提交答复");

        using var keeper = await city.Official("tong-xin");
        await keeper.Press("button[value='human-resources/review']");
        await keeper.Open("/desk/objections?matter=finance");
        await keeper.Open(keeper.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await keeper.Press("提交答复", ("upheld", "yes"), ("correction", "many"), ("reply", "核实无误。"));
        Assert.Contains("更正值应为数字（人）", keeper.Text, StringComparison.Ordinal);
        await keeper.Press("提交答复", ("upheld", "yes"), ("correction", "21"), ("reply", "社保系统漏报 9 人，已更正。"));
        Assert.Contains("登记值 12 人 → 21 人", keeper.Text, StringComparison.Ordinal);
        await enterprise.Open("/my/objections");
        Assert.Contains("社保系统漏报 9 人，已更正。", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Open(report);
        Assert.Contains("已更正，请重新出具", enterprise.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_is_withdrawn_takes_its_consent_with_it()
    {
        using var enterprise = await Enterprise("dongji-tourism");
        await enterprise.Open("/finance?amount=200000&months=12");
        await enterprise.Press(
            "申请（最多三家）",
            ("products", "port-annuity"),
            ("fields", "turnover"),
            ("agreed", "yes"),
            ("monitoring", "yes")
        );
        Assert.Contains("已发给 1 家", enterprise.Text, StringComparison.Ordinal);

        await enterprise.Press("撤回申请：经营贷（等额本息）");

        Assert.Contains("已撤回", enterprise.Text, StringComparison.Ordinal);
        await enterprise.Open("/finance/consents");
        Assert.Equal(2, enterprise.Text.Split("（已撤回）").Length - 1);
    }
}
