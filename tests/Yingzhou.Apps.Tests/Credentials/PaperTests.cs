using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Apps.Tests.Credentials;

/// <summary>Papers of the city as PDF, read by poppler; and a credential that its issuer suspends. The credentials are 方小海's, issued for this class.</summary>
public partial class PaperTests(DeskCity city)
{
    const string Number = "330903201006014215";

    [GeneratedRegex("SM3[^）]*）：([0-9a-f]{64})")]
    private static partial Regex Digest();

    [GeneratedRegex("SM2 签章：([A-Za-z0-9+/=]+)")]
    private static partial Regex Signature();

    async Task<Credential> Issue(string source)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var issued = await services
            .GetRequiredService<CityStep>()
            .Run(
                "Test",
                () =>
                    services
                        .GetRequiredService<ICredentials>()
                        .Issue(
                            new(
                                "talent-category",
                                "330900",
                                services.GetRequiredService<PersonalCipher>().PartyKey(Number),
                                Personal.Name("方小海"),
                                "舟山市人力资源和社会保障局",
                                [new("类别", "D 类人才", Public: true)],
                                new(2026, 1, 1),
                                new(2028, 12, 31),
                                source,
                                ReplaceOlder: false
                            )
                        )
            );
        return issued.Value;
    }

    static async Task<string> Read(Visitor visitor, string path)
    {
        using var answer = await visitor.Send(new(HttpMethod.Get, new Uri(path, UriKind.Relative)));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
            Process? reader = null;
            try
            {
                reader = Process.Start(
                    new ProcessStartInfo("pdftotext", ["-raw", file, "-"])
                    {
                        RedirectStandardOutput = true,
                        StandardOutputEncoding = Encoding.UTF8,
                    }
                );
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("poppler-utils is not installed.");
            }
            using (reader)
                return await reader!.StandardOutput.ReadToEndAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The seal is over the digest that stands beside it, by the key that the city publishes.
    async Task IsSealed(string paper)
    {
        var joined = paper.Replace("\n", "", StringComparison.Ordinal).Replace("\f", "", StringComparison.Ordinal);
        var (digest, signature) = (Digest().Match(joined).Groups[1].Value, Signature().Match(joined).Groups[1].Value);
        using var stranger = city.Visitor();
        using var status = await stranger.Send(new(HttpMethod.Get, new Uri("/credentials/status", UriKind.Relative)));
        var key = JsonDocument.Parse(await status.Content.ReadAsStringAsync()).RootElement.GetProperty("publicKey").GetString()!;
        var verifies = Sm2PublicKey
            .Import(Convert.FromHexString(key))
            .Verifies(Encoding.ASCII.GetBytes(digest), Convert.FromBase64String(signature));
        Assert.True(verifies, joined);
    }

    [Fact]
    public async Task A_credential_and_a_receipt_are_PDFs_that_say_what_they_are_and_are_sealed()
    {
        var issued = await Issue("pdf");
        using var holder = city.Visitor();
        await holder.SignIn("/my/credentials", "fang-xiaohai");
        await holder.Open($"/my/credentials/{issued.Id}");
        var link = holder.Page.QuerySelectorAll("a[download]").First(a => a.TextContent.Trim() == "下载 PDF").GetAttribute("href")!;
        var paper = await Read(holder, link);
        Assert.Contains("舟山市人才类别证书", paper, StringComparison.Ordinal);
        Assert.Contains("持有人：方小海", paper, StringComparison.Ordinal);
        Assert.Contains($"/credentials/verify?code={issued.Code}", paper, StringComparison.Ordinal);
        await IsSealed(paper);

        var submitted = await Given.Signboard(city);
        using var shop = city.Visitor();
        await shop.SignIn("/my", "haizhiwei");
        await shop.Open($"/my/cases/{submitted.Id}");
        var receipt = await Read(shop, shop.Page.QuerySelector("a[href$='/receipt']")!.GetAttribute("href")!);
        Assert.Contains("收件凭证", receipt, StringComparison.Ordinal);
        Assert.Contains($"办件编号：{submitted.Number}", receipt, StringComparison.Ordinal);
        Assert.Contains("材料：营业执照（免提交，部门取用）", receipt, StringComparison.Ordinal);
        Assert.Contains("/track", receipt, StringComparison.Ordinal);
        await IsSealed(receipt);

        using var other = await holder.Send(new(HttpMethod.Get, new Uri($"/my/cases/{submitted.Id}/receipt", UriKind.Relative)));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_its_issuer_suspends_is_suspended_for_the_holder_and_for_whoever_checks_until_it_resumes()
    {
        var issued = await Issue("suspended");
        using var holder = city.Visitor();
        await holder.SignIn("/my/credentials", "fang-xiaohai");
        await holder.Open($"/my/credentials/{issued.Id}/show");
        await holder.Press("出示", ("purpose", "办理入住"), ("receiver", "Window"));
        var token = holder.Page.QuerySelector("textarea[name=token]")!.TextContent;

        using var issuer = await city.Official("shi-zhan");
        await issuer.Open($"/desk/credentials?number={issued.Number}");
        await issuer.Open(issuer.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        await issuer.Press("暂停", ("because", "查"));
        Assert.Contains("请写明为什么暂停", issuer.Text, StringComparison.Ordinal);
        await issuer.Press("暂停", ("because", "认定依据正在核查"));
        Assert.Contains("已暂停", issuer.Text, StringComparison.Ordinal);

        await holder.Open($"/my/credentials/{issued.Id}");
        Assert.Contains("认定依据正在核查", holder.Text, StringComparison.Ordinal);
        using var stranger = city.Visitor();
        using var status = await stranger.Send(new(HttpMethod.Get, new Uri("/credentials/status", UriKind.Relative)));
        Assert.Contains(
            CredentialStatusList.Entry(issued.Number, suspended: true),
            await status.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var officer = await city.Official(Desk.Desk.Clerk);
        await officer.Open("/desk/verify");
        await officer.Press("核验", ("token", token), ("as", "Window"), ("about", "入住登记"));
        Assert.Contains("已暂停", officer.Text, StringComparison.Ordinal);
        using var outsider = await city.Official("gu-pan");
        await outsider.Open($"/desk/credentials/{issued.Id}");
        Assert.Contains("不是本单位签发的", outsider.Text, StringComparison.Ordinal);

        await issuer.Press("恢复");
        await holder.Open($"/my/credentials/{issued.Id}");
        Assert.DoesNotContain("认定依据正在核查", holder.Text, StringComparison.Ordinal);
        Assert.NotNull(holder.Page.QuerySelector("a[href$='/show']"));
    }
}
