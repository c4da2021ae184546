using System.IO.Pipelines;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Privacy;
using Yingzhou.Assurance.Privacy.Meeting;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.Privacy;

/// <summary>A private set intersection as the data officers of its two units go through it.</summary>
public class PrivacyDeskTests(DeskCity city)
{
    static async Task<string[]> Run(PsiGrant grant, Sm2Key[] nodes)
    {
        Pipe[] ways = [new(new(pauseWriterThreshold: 0)), new(new(pauseWriterThreshold: 0))];
        var sides = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(side =>
                    new PsiMeeting(
                        grant,
                        nodes[side],
                        [.. Enumerable.Range(side * 80, 120).Select(number => $"甲{number}")],
                        new TwoWays(ways[1 - side], ways[side])
                    ).Hold(_ => Task.FromResult(Guid.NewGuid()))
                )
        );
        return [.. sides.Select((side, at) => side.Value.Report.Signed(nodes[at]))];
    }

    [Fact]
    public async Task Proposed_consented_run_and_reported_by_both()
    {
        Sm2Key[] nodes = [Sm2Key.Generate(), Sm2Key.Generate()];
        string Key(int side) => Convert.ToHexStringLower(nodes[side].Public.Export());
        using var first = await city.Official("he-lihua");
        await first.Press("form[action='/desk/acting-post'] button[value='big-data/data-officer']");
        await first.Open("/desk/privacy");
        var until = city.Clock.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (string, string)[] asked =
        [
            ("with", "government-services"),
            ("purpose", "核对两份名单的重合"),
            ("basis", "协议第四条"),
            ("gain", "SizeOnly"),
            ("until", until),
        ];

        await first.Press("提出", [.. asked, ("key", "abc")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Contains("130 位十六进制数", first.Text, StringComparison.Ordinal);
        await first.Press("提出", [.. asked, ("key", Key(0))]);
        var job = first.At.AbsolutePath;
        Assert.Contains("待对方同意", first.Text, StringComparison.Ordinal);

        using var second = await city.Official("fu-ting");
        await second.Press("form[action='/desk/acting-post'] button[value='government-services/data-officer']");
        await second.Open(job);
        await second.Press("同意并签发授权", ("key", Key(1)));
        Assert.Contains("已授权，待运行", second.Text, StringComparison.Ordinal);
        using var answer = await second.Send(new(HttpMethod.Get, $"/api/privacy/jobs/{job.Split('/')[^1]}/grant"));
        using var key = await second.Send(new(HttpMethod.Get, "/api/privacy/key"));
        var sm2 = System.Text.Json.JsonDocument.Parse(await key.Content.ReadAsStringAsync()).RootElement.GetProperty("sm2").GetString()!;
        var grant = PsiGrant
            .Read(await answer.Content.ReadAsStringAsync(), Sm2PublicKey.Import(Convert.FromHexString(sm2)), new(2026, 1, 1))
            .Value;

        var reports = await Run(grant, nodes);
        await second.Press("交报告", ("report", reports[0]));
        Assert.Contains("这是另一方的报告", second.Text, StringComparison.Ordinal);
        await second.Press("交报告", ("report", reports[1]));
        await first.Open(job);
        await first.Press("交报告", ("report", reports[0]));

        Assert.Contains("共同 40 条", first.Text, StringComparison.Ordinal);
        Assert.Contains("已完成", first.Text, StringComparison.Ordinal);
        Assert.Equal(
            2,
            first
                .Page.QuerySelectorAll("table caption")
                .Count(caption => caption.TextContent.Contains("看到了什么", StringComparison.Ordinal))
        );
        await using var scope = city.Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<ILedgerKeeping>().Place() > 0) { }
        var evidence = await scope.ServiceProvider.GetRequiredService<ILedger>().List(new(Object: grant.Number));
        Assert.Equal(
            ["privacy.granted", "privacy.proposed", "privacy.reported", "privacy.reported"],
            evidence.Items.Select(line => line.Kind).Order(StringComparer.Ordinal)
        );
    }
}
