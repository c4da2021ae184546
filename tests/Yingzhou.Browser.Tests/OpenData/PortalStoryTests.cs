using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.OpenData;

/// <summary>开放: a visitor takes data home, an official opens some, and sees why other data may not go.</summary>
public sealed class PortalStoryTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_visitor_without_scripts_finds_a_dataset_previews_and_downloads_it()
    {
        await host.Address();
        var page = await cast.Stranger(scripts: false);
        await page.GotoAsync("/open");
        await page.GetByRole(AriaRole.Main).GetByLabel("搜索词").FillAsync("海岛轮廓");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "海岛轮廓", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "251 处的位置示意" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("已发布文件的前 100 行，共 251 行")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("保留版权和许可声明")).ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "XLSX" }).ClickAsync());
        Assert.Equal("island-outline.xlsx", file.SuggestedFilename);
        Assert.InRange(await Weight.Of(page, "/open/d/island-outline"), 1, 100_000);
    }

    [Fact]
    public async Task An_official_is_told_by_the_gate_why_rows_about_persons_may_not_go()
    {
        await host.Address();
        var official = await cast.Official("dai-yong");
        var page = official.Page;
        await page.GotoAsync("/desk/data/opening/propose?dataset=enterprise-register");
        await page.GetByLabel("法定代表人怎样放出").SelectOptionAsync("原样");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交闸门检查" }).ClickAsync();

        await page.Reads("闸门拦下，不能开放");
        await page.Reads("“法定代表人”能认出个人，不能原样放出");
        await Accessible.Check(page);
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
