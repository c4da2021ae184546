using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.TalentServices;

/// <summary>The desk seals a list, draws experts and puts scores together; a stranger checks the draw; a talent and an employer look at their pages.</summary>
public sealed class TitlePanelTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_panel_is_drawn_in_the_open_and_comes_to_a_result()
    {
        var desk = await cast.Official("tong-xin");
        await desk.Page.GotoAsync("/desk/talent/titles");
        await desk.Page.GetByLabel("评审会名称").FillAsync("工程系列副高评审");
        foreach (var box in await desk.Page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "封存并公布指纹" }).ClickAsync();
        await desk.Page.GetByLabel("公众数").FillAsync("20261125");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "抽取 7 名评委" }).ClickAsync();
        await desk.Page.Reads("发现要回避，替换");
        var scores = await desk.Page.Locator("input[name^='score.']").AllAsync();
        foreach (var (at, score) in scores.Index())
            await score.FillAsync((60 + at * 7 % 35).ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var box in await desk.Page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "汇总结果" }).ClickAsync();
        await desk.Page.Reads("肯德尔 W");
        await Check(desk.Page, "talent-panel");

        var stranger = await cast.Stranger(scripts: false);
        await stranger.GotoAsync("/talent/draws/" + desk.Page.Url.Split('/')[^1]);
        await stranger.Reads("重算一致");
        var seeing = await cast.Stranger();
        Assert.InRange(await Weight.Of(seeing, "/talent/draws/" + desk.Page.Url.Split('/')[^1]), 1, 100 * 1024);
        await Check(seeing, "talent-draw");
    }

    [Theory]
    [InlineData("fang-dahai", "/talent", "需退回")]
    [InlineData("lin-haiyan", "/talent/jobs", "民宿管家")]
    [InlineData("lin-haiyan", "/talent/code", "60 秒内有效")]
    [InlineData("haizhiwei", "/talent/employer", "推荐名单")]
    [InlineData("haizhiwei", "/talent/employer/new", "岗位名称")]
    [InlineData("haizhiwei", "/environment", "登记之后还要办的许可")]
    [InlineData("yu-awei", "/talent/recognition", "提出认定")]
    public async Task Pages_of_ones_own_are_light_and_open_to_all(string login, string address, string words)
    {
        var person = await cast.Applicant(login);
        var bytes = await Weight.Of(person.Page, address);
        await person.Page.Reads(words);

        Assert.InRange(bytes, 1, 100 * 1024);
        await Check(person.Page, "talent" + address.Replace('/', '-'));
    }

    [Fact]
    public async Task The_leader_sees_the_curve()
    {
        var leader = await cast.Official("he-lihua");
        await leader.Page.GotoAsync("/cockpit/talent");
        await leader.Page.Reads("留存曲线");
        await Check(leader.Page, "talent-cockpit");
        await leader.Page.GotoAsync("/desk/talent/gate");
        await Check(leader.Page, "talent-gate");

        var desk = await cast.Official("tong-xin");
        await desk.Page.GotoAsync("/desk/talent/recognitions");
        await desk.Page.Reads("等人");
        await Check(desk.Page, "talent-recognitions");
        await desk.Page.Locator("main tbody a").First.ClickAsync();
        await desk.Page.Reads("自行申报，待核实");
        await Check(desk.Page, "talent-review");
        var payer = await cast.Official("shi-zhan");
        await payer.Page.GotoAsync("/desk/talent/awards");
        await payer.Page.Reads("疑似挂靠参保");
        await Check(payer.Page, "talent-awards");
    }

    static async Task Check(IPage page, string name)
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
