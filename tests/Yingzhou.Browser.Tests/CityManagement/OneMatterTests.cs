using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.CityManagement;

/// <summary>Two neighbours photograph the same thing: it is one case, and both are told.</summary>
public sealed class OneMatterTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_photo_report_becomes_one_case_with_its_duplicate_merged()
    {
        var first = (await cast.Applicant("fang-dahai")).Page;
        await Report(first, "西山路口路灯不亮", "西山路口东侧");
        await first.Reads("待受理");

        var desk = (await cast.Official("xu-jiaqi")).Page;
        await Follow(desk, "西山路口路灯不亮");
        await Press(desk, "受理并立案");
        await desk.Reads("待接收");

        var second = (await cast.Applicant("lin-haiyan")).Page;
        await Report(second, "西山路口两盏路灯不亮", "西山路口");
        await second.Reads("附近已经有人反映");
        await second.GetByRole(AriaRole.Radio, new() { Name = "西山路口路灯不亮" }).CheckAsync();
        await Press(second, "提交");
        await second.Reads("待受理");

        await Follow(desk, "西山路口两盏路灯不亮");
        await Press(desk, "是同一件，并案");
        await desk.Reads("待受理");
        await second.ReloadAsync();
        await second.Reads("是同一件事，已并入");
        Assert.InRange(await Weight.Of(second, new Uri(second.Url).AbsolutePath), 1, 100 * 1024);
        await Screens.Shot(second, "report-merged.phone.png", Screens.Phone, whole: true);
    }

    static async Task Report(IPage page, string text, string place)
    {
        await page.GotoAsync("/report-problem");
        await page.GetByLabel("照片").SetInputFilesAsync(Papers.Png("路灯.png"));
        await page.GetByLabel("是什么问题").SelectOptionAsync("0103");
        await page.GetByLabel("看到了什么").FillAsync(text);
        await page.GetByLabel("在哪一片").SelectOptionAsync("33090200200401");
        await page.GetByLabel("具体位置").FillAsync(place);
        await Press(page, "提交");
    }

    static async Task Follow(IPage page, string report)
    {
        await page.GotoAsync("/desk/city");
        await page.GetByRole(AriaRole.Link, new() { Name = report, Exact = true }).ClickAsync();
    }

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
