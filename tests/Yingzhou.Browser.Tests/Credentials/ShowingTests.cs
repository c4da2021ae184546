using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Credentials;

/// <summary>亮证 and 同意 in a real browser: shown by its holder, checked where there is no network, read in her log; consented to, withdrawn, and refused from then on.</summary>
public sealed class ShowingTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_citizen_shows_a_credential_an_officer_verifies_it_offline_she_sees_the_access_and_withdraws_consent()
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
            await WithdrawsConsent(citizen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task WithdrawsConsent(Applicant citizen)
    {
        var number = await ApplyForCard(citizen);
        var clerk = await cast.Official("ding-hao");
        await clerk.Open(number);
        await clerk.Turn("核对证照");
        await Fetch(clerk);
        await clerk.Page.Reads("已取用并核对");
        await citizen.Page.GotoAsync("/my/credentials/log");
        await citizen.Page.Reads("核对免提交的证照");

        await citizen.Page.GotoAsync("/my/consents");
        await citizen
            .Page.GetByRole(AriaRole.Article, new() { Name = "户口簿：社会保障卡申领" })
            .GetByRole(AriaRole.Button, new() { Name = "撤回同意" })
            .ClickAsync();
        await citizen.Page.Reads("已撤回");

        await Fetch(clerk);
        await clerk.Page.Reads("“户口簿”没有取：持证人在");
        await Accessible.Check(clerk.Page);
        await Screens.Shot(clerk.Page, "consent-refused-desk", whole: true);
        await citizen.Page.GotoAsync("/my/credentials/log");
        await citizen.Page.Reads("没有给：持证人在");
        await citizen.Page.GotoAsync("/apply/social-security-card");
        await citizen.AnswerAll(Place);
        await citizen.Page.Reads("请上传 2 份");
        await citizen.Page.Reads("撤回了同意，请上传");
        await Accessible.Check(citizen.Page);
        await Screens.Shot(citizen.Page, "consent-paper-instead", whole: true);
    }

    static readonly Dictionary<string, string> Place = new() { ["在哪里办？"] = "定海区" };

    static async Task<string> ApplyForCard(Applicant citizen)
    {
        await citizen.Page.GotoAsync("/apply/social-security-card");
        await citizen.AnswerAll(Place);
        await citizen.Page.GetByText("不同意部门取用？可以自己上传").ClickAsync();
        await citizen.Page.GetByLabel("户口簿").WaitForAsync();
        await citizen.HandIn("申领人照片", Papers.Png("照片.png"));
        await citizen.Press("保存，下一步");
        await citizen.Write("姓名", "林海燕");
        await citizen.Write("公民身份号码", "33090219920815202X");
        await citizen.Write("手机号码", "13000000001");
        await citizen.Write("新生儿姓名", "林小舟");
        await citizen.Tick("新生儿性别", "女");
        await citizen.Write("新生儿出生日期", "2026-03-01");
        await citizen.Tick("结果领取方式", "电子证照");
        await citizen.Press("保存，下一步");
        await citizen.Page.Reads("取用您的户口簿");
        await citizen.Page.GetByLabel("内容属实").CheckAsync();
        await citizen.Press("提交申请");
        await citizen.Page.Reads("已经收到您的申请");
        return await citizen.Number();
    }

    static Task Fetch(Official clerk) => clerk.Page.GetByRole(AriaRole.Button, new() { Name = "取用", Exact = true }).ClickAsync();

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
