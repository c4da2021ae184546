using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Perception;

/// <summary>Two who watch the city: one brings devices in, one looks through a camera, with a ground.</summary>
public sealed class WatchersTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_pasted_list_with_a_mistake_is_corrected_and_its_devices_stand_in_the_register()
    {
        var page = (await cast.Official("dai-yong")).Page;
        await page.GotoAsync("/desk/devices/register");
        await page.GetByLabel("设备清单").FillAsync(Sheet("6"));
        await Press(page, "登记");
        await page.Reads("一台也没有登记");
        await page.Reads("设备密钥应为 6 到 64 个字符");

        // What was pasted is still there.
        await Assertions.Expect(page.GetByLabel("设备清单")).ToHaveValueAsync(Sheet("6"));
        await page.GetByLabel("设备清单").FillAsync(Sheet("654321"));
        await Press(page, "登记");
        await page.Reads("登记了 2 台");
        await page.GotoAsync("/desk/devices/browser-meter-2");
        await page.Reads("码头二号表");
    }

    [Fact]
    public async Task A_camera_that_sees_a_place_is_looked_through_with_purpose_and_ground()
    {
        var page = (await cast.Official("gu-qing")).Page;
        await page.GotoAsync("/desk/video");
        await page.GetByLabel("经度").FillAsync("122.1082");
        await page.GetByLabel("纬度").FillAsync("30.0118");
        await Press(page, "哪台看得到这里");
        await page.Reads("看得到这里的有 1 台");

        await page.GotoAsync("/desk/video/33090201001320000017");
        await Press(page, "开始");
        await page.Reads("请写明事由");
        await page.GetByLabel("事由").FillAsync("核查夜间装卸，案件 HJ-8");
        await Press(page, "开始");
        await page.Reads("授权的用途是环境执法");
        await page.GetByRole(AriaRole.Radio, new() { Name = "环境执法" }).CheckAsync();
        await Press(page, "开始");
        var picture = page.Locator("main img");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)") > 0);
        await Press(page, "结束");
        await Assertions.Expect(picture).ToHaveCountAsync(0);
    }

    static string Sheet(string key) =>
        $"编号\t名称\t物模型\t单位\t区划\t密钥\nbrowser-meter-1\t码头一号表\tNB-IoT 水表\twater\t330902\t654321\nbrowser-meter-2\t码头二号表\twater-meter\twater\t330902\t{key}";

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
