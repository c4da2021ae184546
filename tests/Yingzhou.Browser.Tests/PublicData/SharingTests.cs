using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.PublicData;

/// <summary>统一共享 in a real browser: asked for, granted, called with a signature by openssl and by program, revoked, refused.</summary>
public sealed partial class SharingTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    const string Path = "/gw/v1/ds/enterprise-register/query";
    const string Purpose = "ENTERPRISE-CHECK";

    readonly Cast cast = new(chromium, host);

    [GeneratedRegex("K-[0-9a-f]{16}")]
    static partial Regex KeyId { get; }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")]
    static partial Regex Secret { get; }

    [Fact]
    public async Task Data_is_asked_for_granted_called_and_cut_off()
    {
        var desk = (await cast.Official("jin-lan")).Page;
        await desk.GotoAsync("/desk/data/sharing/ask/enterprise-register");
        await desk.GetByRole(AriaRole.Radio, new() { Name = "依法履职核验市场主体" }).CheckAsync();
        await desk.GetByLabel("履行的法定职责和依据").FillAsync("办理许可核验主体资格");
        await desk.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await desk.GetByLabel("调用系统").FillAsync("browser-story");
        await desk.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "授权 G-" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "领取密钥" }).ClickAsync();
        await desk.Reads("密钥只显示这一次");
        var text = await desk.InnerTextAsync("main");
        var (key, secret) = (KeyId.Match(text).Value, Secret.Match(text).Value);
        var grant = new Uri(desk.Url).Segments[^1];

        for (var i = 0; i < SharingGrantWay.TestCalls; i++)
            Assert.Equal(HttpStatusCode.OK, (await Call(grant, key, secret)).Status);
        var (status, answer) = await Call(grant, key, secret);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"sandbox\":false", answer, StringComparison.Ordinal);
        if (OpensslKnowsSm3())
            Assert.Contains("\"sandbox\":false", await ByCurl(grant, key, secret), StringComparison.Ordinal);

        var authority = (await cast.Official("dai-yong")).Page;
        await authority.GotoAsync($"/desk/data/sharing/grants/{grant}");
        await authority.Reads("生效");
        await authority.GetByLabel("理由").FillAsync("演练：一键撤销");
        await authority.GetByRole(AriaRole.Button, new() { Name = "撤销授权" }).ClickAsync();
        await authority.Reads("已撤销");
        Assert.Equal(HttpStatusCode.Forbidden, (await Call(grant, key, secret)).Status);
    }

    async Task<(HttpStatusCode Status, string Answer)> Call(string grant, string key, string secret)
    {
        using var http = new HttpClient { BaseAddress = await host.Address() };
        var signed = new SignedRequest(
            "POST",
            Path,
            "",
            grant,
            Purpose,
            Guid.NewGuid().ToString("N"),
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            "{\"limit\":1}"u8.ToArray()
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative))
        {
            Content = new ByteArrayContent(signed.Body.ToArray()),
            Headers =
            {
                { "YZ-Key", key },
                { "YZ-Grant", grant },
                { "YZ-Purpose", Purpose },
                { "YZ-Nonce", signed.Nonce },
                { "YZ-Timestamp", signed.Timestamp.ToString(CultureInfo.InvariantCulture) },
                { "YZ-Signature", Convert.ToHexStringLower(signed.Hmac(Convert.FromHexString(secret))) },
            },
        };
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The lines of the engine's README, as they stand there.</summary>
    async Task<string> ByCurl(string grant, string key, string secret)
    {
        var readme = await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, "src/Yingzhou.Data/Sharing/README.md"));
        var script = readme.Split("```sh\n")[1].Split("```")[0];
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment =
            {
                ["SITE"] = (await host.Address()).OriginalString.TrimEnd('/'),
                ["DATASET"] = "enterprise-register",
                ["GRANT"] = grant,
                ["PURPOSE"] = Purpose,
                ["KEY"] = key,
                ["SECRET"] = secret,
            },
        };
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return answer;
    }

    static bool OpensslKnowsSm3()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("bash", ["-c", "command -v curl && printf x | openssl mac -digest SM3 -macopt hexkey:00 HMAC"])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
