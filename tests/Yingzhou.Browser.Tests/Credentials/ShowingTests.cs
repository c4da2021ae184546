using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Credentials;

/// <summary>亮证 in a real browser: shown by its holder, checked where there is no network, read in her log.</summary>
public sealed class ShowingTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_citizen_shows_a_credential_an_officer_verifies_it_offline_and_she_sees_the_access()
    {
        var officer = (await cast.Official("wang-li")).Page;
        await officer.GotoAsync("/desk/verify");
        var kit = await officer.RunAndWaitForDownloadAsync(() =>
            officer.GetByRole(AriaRole.Link, new() { Name = "下载离线核验页" }).ClickAsync()
        );
        var folder = Directory.CreateTempSubdirectory("yz-offline-");
        try
        {
            var page = Path.Combine(folder.FullName, "offline-verify.html");
            await kit.SaveAsAsync(page);

            var citizen = await cast.Applicant("lin-haiyan");
            var token = await Show(citizen);
            var checks = await CheckOffline(new Uri(page), token, folder.FullName);
            await officer.GetByLabel("回来后补传核验记录").SetInputFilesAsync(checks);
            await officer.GetByRole(AriaRole.Button, new() { Name = "补传", Exact = true }).ClickAsync();
            await officer.Reads("补传 1 条");

            await citizen.Page.GotoAsync("/my/credentials/log");
            await citizen.Page.Reads("离线核验亮证");
            await citizen.Page.Reads("岛上检查人才公寓");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<string> Show(Applicant citizen)
    {
        await citizen.Page.GotoAsync("/my/credentials");
        await citizen.Follow("舟山市人才类别证书");
        await citizen.Follow("亮证");
        await citizen.Write("做什么用", "入住人才公寓");
        await citizen.Tick("给谁看", "现场检查");
        await citizen.Press("出示");
        await citizen.Page.Reads("等待核验");
        await citizen.Page.GetByText("对方扫不了码").ClickAsync();
        return await citizen.Page.GetByLabel("亮证码文字").InputValueAsync();
    }

    async Task<string> CheckOffline(Uri page, string token, string folder)
    {
        var device = await cast.Stranger();
        await device.Context.SetOfflineAsync(true);
        await device.GotoAsync(page.AbsoluteUri);
        await device.GetByLabel("为办什么事核验").FillAsync("岛上检查人才公寓");
        var at = token.IndexOf('.', StringComparison.Ordinal) + 20;
        await Look(device, $"{token[..at]}{(token[at] is 'A' ? 'B' : 'A')}{token[(at + 1)..]}", "签章不符");
        await Look(device, token, "有效");
        await device.Reads("林海燕");
        await Look(device, token, "已经核验过");
        var checks = await device.RunAndWaitForDownloadAsync(() =>
            device.GetByRole(AriaRole.Button, new() { Name = "导出核验记录" }).ClickAsync()
        );
        var file = Path.Combine(folder, "checks.json");
        await checks.SaveAsAsync(file);
        return file;
    }

    static async Task Look(IPage device, string token, string verdict)
    {
        await device.GetByLabel("或者用扫码枪扫到这里").FillAsync(token);
        await device.GetByRole(AriaRole.Button, new() { Name = "核验", Exact = true }).ClickAsync();
        await device.GetByRole(AriaRole.Region, new() { Name = "核验结果" }).Reads(verdict);
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
