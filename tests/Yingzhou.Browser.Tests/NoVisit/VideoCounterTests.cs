using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.NoVisit;

/// <summary>An islander and a clerk meet by video: two browsers, pictures both ways, a document signed, a line that comes back.</summary>
public sealed class VideoCounterTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task Both_ends_see_each_other_and_a_document_is_signed()
    {
        var caller = await cast.Applicant("yu-awei");
        await caller.Page.GotoAsync("/no-visit/video?item=household-cancellation");
        await caller.Page.Reads("L3 人脸比对");
        await caller.Choose("您现在在哪个岛？", "衢山岛");
        await caller.Press("确定");
        await caller.Page.Reads("排队中");
        await caller.Page.GetByRole(AriaRole.Button, new() { Name = "同意录制", Exact = true }).ClickAsync();
        await caller.Page.Reads("您的选择：同意录制");
        var room = caller.Page.Url;

        var clerk = await cast.Official("zhong-xiuying");
        var kept = 0;
        clerk.Page.Response += (_, answer) =>
            kept += answer.Ok && answer.Url.Contains("/recording/parts", StringComparison.Ordinal) ? 1 : 0;
        await clerk.Page.GotoAsync("/desk/no-visit");
        await clerk.Page.Locator($"button[value='{room.Split('/')[^1]}']").ClickAsync();
        await clerk.Page.Reads("人和证件");
        await OpenCamera(clerk.Page);

        await caller.Page.GotoAsync(room);
        await OpenCamera(caller.Page);
        await SeesFrames(caller.Page);
        await SeesFrames(clerk.Page);
        await Check(caller.Page, "no-visit-room");

        // To identify oneself does not interrupt the pictures.
        await caller.Page.Locator("button[value='Face']").ClickAsync();
        await caller.Page.Reads("核验够了");
        await SeesFrames(caller.Page);

        // Somebody reloads: the line is there again and the level is kept.
        await caller.Page.ReloadAsync();
        await caller.Page.Reads("核验够了");
        await OpenCamera(caller.Page);
        await SeesFrames(caller.Page);
        await SeesFrames(clerk.Page);

        await clerk.Page.GetByLabel("文书内容").FillAsync("本人申请注销亡妻户口，情况属实。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "给对方看" }).ClickAsync();
        await clerk.Page.Reads("等对方签名");
        // The caller's page is told and shows the document without a reload.
        await caller.Page.Reads("本人申请注销亡妻户口");
        await caller.Press("我已看清，签名");
        await caller.Page.Reads("已签名");
        await SeesFrames(caller.Page);

        await clerk.Page.Reads("对方已签名");
        foreach (var box in await clerk.Page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存清单" }).ClickAsync();
        await Check(clerk.Page, "no-visit-call");
        // A part is five seconds long.
        for (var tries = 0; kept == 0 && tries < 60; tries++)
            await clerk.Page.WaitForTimeoutAsync(250);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "结束办理" }).ClickAsync();

        // The caller's page goes on by itself.
        await caller.Page.Reads("视频办理完成");
        await SeesTheFilm(room.Split('/')[^1]);
    }

    // 大厅管理: with a reason, and the film that was stored plays.
    async Task SeesTheFilm(string call)
    {
        var supervisor = await cast.Official("shen-lei");
        await supervisor.Page.GotoAsync($"/desk/no-visit/calls/{call}/recording");
        await supervisor.Page.GetByLabel("为什么查看").FillAsync("投诉复核");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "查看", Exact = true }).ClickAsync();
        await supervisor.Page.WaitForFunctionAsync(
            "() => document.querySelector('main video')?.videoWidth > 0",
            null,
            new() { Timeout = Patience.Milliseconds }
        );
    }

    [Fact]
    public async Task Without_scripts_the_room_says_what_to_do_instead()
    {
        var page = await cast.Stranger(scripts: false);
        await page.GotoAsync("/my");
        await page.Locator("button[name=demo][value='lin-haiyan']").ClickAsync();
        await page.GotoAsync("/no-visit/video?item=senior-allowance");
        await page.GetByLabel("您现在在哪个岛？", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "东极" });
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();

        await page.Reads("这部手机的浏览器没有开脚本");
        await page.GetByRole(AriaRole.Button, new() { Name = "不等了，打电话给我" }).ClickAsync();
        await page.Reads("待回电");
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await page.Reads("已取消");
    }

    [Fact]
    public async Task A_parcel_is_followed_to_the_island()
    {
        var receiver = await cast.Applicant("yu-awei");
        await receiver.Page.GotoAsync("/no-visit/shipments");
        await receiver.Page.GetByRole(AriaRole.Link, new() { Name = "高龄津贴" }).First.ClickAsync();
        await receiver.Page.Reads("EA736100282CN");
        await Check(receiver.Page, "no-visit-shipment");
    }

    static async Task OpenCamera(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "打开摄像头和话筒" }).ClickAsync();
        await page.Locator("[data-local]")
            .EvaluateAsync("video => new Promise(done => video.videoWidth ? done() : video.addEventListener('loadeddata', done))");
    }

    /// <summary>Pictures of the other side arrive, and go on arriving.</summary>
    static async Task SeesFrames(IPage page)
    {
        await page.WaitForFunctionAsync(
            "() => document.querySelector('[data-remote]').videoWidth > 0",
            null,
            new() { Timeout = Patience.Milliseconds }
        );
        var frames = await Frames(page);
        await page.WaitForFunctionAsync(
            "before => document.querySelector('[data-remote]').getVideoPlaybackQuality().totalVideoFrames > before",
            frames,
            new() { Timeout = Patience.Milliseconds }
        );
    }

    static Task<int> Frames(IPage page) =>
        page.EvaluateAsync<int>("() => document.querySelector('[data-remote]').getVideoPlaybackQuality().totalVideoFrames");

    static async Task Check(IPage page, string name)
    {
        await Screens.Shot(page, name, whole: true);
        foreach (var size in new[] { Screens.Phone, Screens.Desk })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await Accessible.Check(page);
        }
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
