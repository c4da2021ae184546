using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.FinancialServices;

/// <summary>金融综合服务 in a real browser: true prices, an application with a consent of its own, the bank's answer, the receipts.</summary>
public sealed class BorrowingTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_firm_compares_true_prices_applies_and_sees_who_has_read_what()
    {
        var firm = (await cast.Applicant("qushan-seafood")).Page;
        await firm.GotoAsync("/finance");
        await firm.GetByLabel("要多少").FillAsync("500000");
        await firm.GetByLabel("用多久").FillAsync("12");
        await firm.GetByRole(AriaRole.Button, new() { Name = "看报价" }).ClickAsync();
        await firm.Reads("真实年化");
        await Look(firm, "finance-offers");
        await firm.GetByRole(AriaRole.Checkbox, new() { Name = "经营贷（等额本息）" }).CheckAsync();
        await firm.GetByLabel("年营业收入").CheckAsync();
        await firm.GetByLabel("参保人数", new() { Exact = true }).CheckAsync();
        await firm.GetByLabel("我授权勾选的银行查询以上数据").CheckAsync();
        await firm.GetByRole(AriaRole.Button, new() { Name = "申请（最多三家）" }).ClickAsync();
        await firm.Reads("已发给 1 家");

        var bank = (await cast.Official("pan-jiahe")).Page;
        await bank.GotoAsync("/desk/finance");
        await Look(bank, "finance-desk");
        await bank.GetByRole(AriaRole.Row, new() { Name = "经营贷（等额本息）" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await bank.Reads("2,000–10,000 万元");
        await Look(bank, "finance-card");
        await bank.GetByLabel("批准", new() { Exact = true }).CheckAsync();
        await bank.GetByRole(AriaRole.Button, new() { Name = "提交答复" }).ClickAsync();
        await bank.Reads("已答复");

        await firm.GotoAsync("/finance/consents");
        await firm.Reads("2,000–10,000 万元");
        await Look(firm, "finance-consents");
        await firm.GetByRole(AriaRole.Link, new() { Name = "授权书与签章" }).First.ClickAsync();
        await firm.Reads("签章核验通过");
        await Look(firm, "finance-consent-receipt");
        var receipt = new Uri(firm.Url).AbsolutePath;
        Assert.InRange(await Weight.Of(firm, receipt), 1, 100 * 1024);
        var plain = await cast.Stranger(scripts: false);
        await Cast.SignIn(plain, "qushan-seafood", "/my");
        await plain.GotoAsync(receipt);
        await plain.Reads("签章核验通过");
        await firm.GotoAsync("/finance");
        await firm.Reads("已批准");
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
