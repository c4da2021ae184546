using System.Diagnostics;
using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Processes;

/// <summary>The process monitor over a small past: the heat is drawn and written on the diagram, nothing is cut off, nobody is kept out.</summary>
public sealed class MonitorScreensTests(Chromium chromium) : IAsyncLifetime
{
    HostProcess host = null!;
    IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        host = await HostProcess.Start(null, "--Identity:DemoAccounts", "true", "--Demo:Scale", "0.003");
        page = await chromium.Visit(host.Address);
        page.SetDefaultTimeout(Patience.Milliseconds);
        page.SetDefaultNavigationTimeout(Patience.Milliseconds);
        await Cast.SignIn(page, "dai-yong", "/desk");
    }

    static readonly TimeSpan LongestPast = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Heat_and_search_over_a_past_are_seen_on_a_desk_and_on_a_phone()
    {
        await PastIsThere();
        await SomebodyWaits();
        await page.GotoAsync("/desk/processes/heat");
        await page.GetByLabel("流程与版本").SelectOptionAsync(new SelectOptionValue { Label = "一般审批，第 1 版（现行）" });
        await page.GetByLabel("从哪天").FillAsync("2026-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await page.Locator("figure[data-state=shown]").WaitForAsync();

        Assert.NotEqual(0, await page.Locator(".yz-heat-4").CountAsync());
        await Assertions.Expect(page.Locator(".yz-badge-heat-4").First).ToContainTextAsync("等 ");
        await Check("process-heat");

        await page.GotoAsync("/desk/processes?status=Running");
        await Check("process-search");
        await page.Locator("tbody a").First.ClickAsync();
        await page.Locator("figure[data-state=shown]").WaitForAsync();
        await Check("process-instance");
    }

    // Whether anybody of the past still waits depends on the day of the year.
    async Task SomebodyWaits()
    {
        var shop = await chromium.Visit(host.Address);
        shop.SetDefaultTimeout(Patience.Milliseconds);
        await Cast.SignIn(shop, "haizhiwei", "/my");
        await LicenceForm.Apply(new Applicant(shop));
        await shop.Context.CloseAsync();
    }

    // The past is written while the first pages are served; a page that is asked again shows more of it.
    async Task PastIsThere()
    {
        var waited = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(host.Data, "demo-cases.done")))
        {
            Assert.True(waited.Elapsed < LongestPast, $"the demo's past was not written in {LongestPast.TotalSeconds:0} s");
            await page.GotoAsync("/desk/processes?status=Completed");
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        }
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

    public async ValueTask DisposeAsync()
    {
        await page.Context.CloseAsync();
        await host.DisposeAsync();
    }
}
