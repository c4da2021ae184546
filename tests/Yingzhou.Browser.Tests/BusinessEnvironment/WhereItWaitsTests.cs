using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.BusinessEnvironment;

/// <summary>
/// The days of two officials over a small past: the coordinator of internal matters sees who delays and checks a promise; the office for the business environment sees where enterprises
/// wait, and a founder learns which licences the shop takes. Nothing is cut off, nobody is kept out.
/// </summary>
public sealed class WhereItWaitsTests(Chromium chromium, RunningHost running) : IAsyncDisposable
{
    IPage page = null!;

    [Fact]
    public async Task Who_delays_and_where_enterprises_wait()
    {
        await using var past = await HostProcess.Start(null, "--Identity:DemoAccounts", "true", "--Demo:Scale", "0.006");
        await Visit(past.Address);
        await Cast.SignIn(page, "dai-yong", "/desk");

        await page.GotoAsync("/desk/internal?first=2026-01-01");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "内部事项统筹" })).ToBeVisibleAsync();
        await Check("internal-coordinator");
        await page.GotoAsync("/desk/internal/bundles/civil-servant-career?first=2026-01-01");
        await page.GetByLabel("试一个承诺").Last.FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "校验" }).ClickAsync();
        await Assertions.Expect(page.GetByText("短于关键路径 9 个工作日").First).ToBeVisibleAsync();
        await Check("internal-bundle");
        await page.GotoAsync("/desk/internal/labels?lines=%E8%BA%AB%E4%BB%BD%E8%AF%81%E5%8F%B7%7Ctext");
        await Check("internal-labels");

        // Each page of the menu is opened by an official to whom it is shown.
        await page.Context.CloseAsync();
        await Visit(past.Address);
        await Cast.SignIn(page, "he-lihua", "/desk");
        await page.GotoAsync("/desk/environment?first=2026-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "现在重算最近 12 周" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已重算").First).ToBeVisibleAsync();
        await page.GotoAsync("/desk/environment?first=2026-01-01");
        await Check("environment");
        await page.GotoAsync("/desk/environment/findings");
        await Check("environment-findings");
        await page.GotoAsync("/desk/environment/licences?from=2018-pilot&to=2021-national");
        await Check("environment-licences");
        await page.GotoAsync("/desk/environment/tasks");
        await Check("environment-tasks");

        await page.Context.CloseAsync();
        await Visit(past.Address);
        await Cast.SignIn(page, "dai-yong", "/desk");
        await page.GotoAsync("/desk/processes/mining?first=2026-01-01");
        await page.GetByLabel("流程与版本").SelectOptionAsync(new SelectOptionValue { Label = "一般审批，第 1 版（现行）" });
        await page.GetByRole(AriaRole.Button, new() { Name = "挖掘" }).ClickAsync();
        await page.Locator("figure[data-state=shown]").WaitForAsync();
        Assert.NotEqual(0, await page.Locator(".yz-badge-flow").CountAsync());
        Assert.NotEqual(0, await page.Locator(".yz-badge-untaken").CountAsync());
        await Check("process-mining");
    }

    [Fact]
    public async Task A_founder_without_scripts_is_told_the_licences()
    {
        await Visit(await running.Address());
        var founder = await chromium.Visit(await running.Address(), scripts: false);
        founder.SetDefaultTimeout(Patience.Milliseconds);
        await founder.GotoAsync("/licences");
        await founder.GetByLabel("打算做什么").FillAsync("餐饮服务；卖香烟");
        await founder.GetByRole(AriaRole.Button, new() { Name = "看要哪些证" }).ClickAsync();

        await Assertions.Expect(founder.GetByRole(AriaRole.Heading, new() { Name = "您还需要", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(founder.GetByText("烟草专卖零售许可").First).ToBeVisibleAsync();
        await Screens.Shot(founder, "licences", whole: true);
        await founder.Context.CloseAsync();

        await page.GotoAsync("/licences?scope=" + Uri.EscapeDataString("餐饮服务；卖香烟"));
        await Check("licences-check");
    }

    async Task Visit(Uri city)
    {
        page = await chromium.Visit(city);
        page.SetDefaultTimeout(Patience.Milliseconds);
        page.SetDefaultNavigationTimeout(Patience.Milliseconds);
    }

    async Task Check(string name)
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

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
