using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Browser.Tests.Modelling;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.CityManagement;

/// <summary>A cockpit is arranged by one official, released by another, and leads down to the rows.</summary>
public sealed class CockpitTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task Arranged_by_one_released_by_another_and_down_to_the_rows()
    {
        var designer = (await cast.Official("dai-yong")).Page;
        await new Designer(designer).ActAs("big-data/model-designer");
        await designer.GotoAsync("/desk/cockpits/edit");
        await designer.GetByLabel("标识").FillAsync("repairs");
        await designer.GetByLabel("名称").FillAsync("修好了没有");
        await designer.Locator("#indicator-0").SelectOptionAsync("city-management.on-time-rate");
        await designer.Locator("#width-0").SelectOptionAsync("6");
        await Press(designer, "存为草稿");
        await Press(designer, "送审");
        await designer.Reads("待发布");

        var approver = (await cast.Official("he-lihua")).Page;
        await new Designer(approver).ActAs("big-data/model-approver");
        await approver.GotoAsync("/desk/cockpits/edit?key=repairs");
        await Press(approver, "提交");
        await approver.Reads("已发布");
        await approver.GotoAsync("/cockpit/indicators?key=repairs");
        await Screens.Shot(approver, "cockpit-repairs.desk.png", Screens.Desk, whole: true);
        await approver.GetByRole(AriaRole.Link, new() { Name = "城管案件按期处置率" }).First.ClickAsync();
        await approver.Reads("每个周期的数和来历");
        await approver.Locator("tbody a[href*='/rows']").Nth(1).ClickAsync();
        await approver.Reads("这个数由");
        await approver.Reads("CG2026");
    }

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
