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

        using var bank = await city.Official("shi-zhan");
        await bank.Open("/desk/finance");
        var address = bank
            .Page.QuerySelectorAll("tr")
            .First(row => row.TextContent.Contains("渔家易贷", StringComparison.Ordinal))
            .QuerySelector("a")!
            .GetAttribute("href")!;
        await bank.Open(address);
        Assert.Contains("500–2,000 万元", bank.Text, StringComparison.Ordinal);
        Assert.Contains("参保人数未授权", bank.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await enterprise.Open("/finance/consents");
        var receipt = Assert.Single(enterprise.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("年营业收入", receipt.TextContent, StringComparison.Ordinal);
        await enterprise.Press("撤回对演示海岛农商银行的授权");
        Assert.Contains("（已撤回）", enterprise.Text, StringComparison.Ordinal);
        await bank.Open(address);
        Assert.DoesNotContain("500–2,000", bank.Text, StringComparison.Ordinal);

        await bank.Press("提交答复", ("deed", "Refuse"));
        Assert.Contains("不批准必须选原因", bank.Text, StringComparison.Ordinal);
        await bank.Press("提交答复", ("deed", "Refuse"), ("refusal", "NoCollateral"));
        await enterprise.Open("/finance");
        Assert.Contains("原因：缺抵押物", enterprise.Text, StringComparison.Ordinal);
        await bank.Open("/cockpit/finance");
        Assert.Contains("缺抵押担保：1 个", bank.Text, StringComparison.Ordinal);
    }
}
