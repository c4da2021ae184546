using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.EnterpriseServices;

/// <summary>企业综合服务 in a real browser: what is mine, one account, the money; nobody kept out at either width.</summary>
public sealed class EntitledTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    const string Firm = "岱山衢山海产品加工厂";

    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task An_enterprise_sees_what_is_its_names_its_account_and_follows_the_money()
    {
        var enterprise = (await cast.Applicant("qushan-seafood")).Page;
        await enterprise.GotoAsync("/enterprise");
        await Assertions.Expect(enterprise.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("您能拿");
        await Look(enterprise, "enterprise-match");

        await enterprise.GetByRole(AriaRole.Link, new() { Name = "营收增长奖励" }).ClickAsync();
        await enterprise.GetByLabel("银行账号").FillAsync("6222021207001234567");
        await Look(enterprise, "enterprise-clause");
        await enterprise.GetByRole(AriaRole.Button, new() { Name = "确认账户" }).ClickAsync();
        await enterprise.Reads("账户已确认");

        var official = (await cast.Official("shi-zhan")).Page;
        await official.GotoAsync("/desk/enterprise/redemptions?q=衢山");
        await Look(official, "enterprise-redemptions");
        await official.GetByRole(AriaRole.Row, new() { Name = "营收增长奖励" }).GetByRole(AriaRole.Link).ClickAsync();
        await official.GetByRole(AriaRole.Heading, new() { Name = "营收增长奖励" }).WaitForAsync();
        await Look(official, "enterprise-redemption");
        await official.GetByRole(AriaRole.Button, new() { Name = "拨付" }).ClickAsync();
        await official.Reads("已办理");

        await enterprise.GotoAsync("/enterprise/money");
        await enterprise.Reads("已拨付到企业账户");
        await Look(enterprise, "enterprise-money");
    }

    [Fact]
    public async Task A_clause_is_read_from_its_text_and_its_draft_is_whole_and_open_to_all()
    {
        var page = (await cast.Official("ren-yuan")).Page;
        await page.GotoAsync("/desk/enterprise/rules");
        await page.GetByRole(AriaRole.Link, new() { Name = "中小微企业研发投入补助" }).ClickAsync();
        await page.Reads("处没有读懂");
        await Look(page, "enterprise-rule-draft");
    }

    [Theory]
    [InlineData("/enterprise/clauses/rd-subsidy")]
    [InlineData("/enterprise/code")]
    [InlineData("/enterprise/appeals")]
    public async Task A_page_of_the_enterprise_is_whole_and_open_to_all(string address)
    {
        var page = (await cast.Applicant("qushan-seafood")).Page;
        await page.GotoAsync(address);
        await Look(page, "enterprise" + address.Replace('/', '-'));
    }

    [Theory]
    [InlineData("shi-zhan", "/desk/enterprise")]
    [InlineData("ren-yuan", "/desk/enterprise/clauses/seafood-export")]
    [InlineData("ren-yuan", "/desk/enterprise/appeals")]
    [InlineData("ren-yuan", "/desk/enterprise/code")]
    [InlineData("ren-yuan", "/cockpit/enterprise")]
    public async Task A_page_of_the_desk_is_whole_and_open_to_all(string login, string address)
    {
        var page = (await cast.Official(login)).Page;
        await page.GotoAsync(address);
        await Look(page, "enterprise" + address.Replace('/', '-'));
    }

    static async Task Look(IPage page, string name)
    {
        await Screens.Shot(page, name, whole: true);
        foreach (var size in new[] { Screens.Phone, Screens.Desk })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beyond <= 0, $"{page.Url} is {beyond} pixels wider than a window of {size.Width}");
            await Accessible.Check(page);
        }
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
