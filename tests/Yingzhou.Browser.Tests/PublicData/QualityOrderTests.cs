using System.Text;
using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.PublicData;

/// <summary>问题工单 in a real browser: data goes in, what is wrong is found and sent to its source, the source mends it, the next version closes it.</summary>
public sealed class QualityOrderTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_problem_goes_from_its_discovery_to_a_closed_order()
    {
        var dataset = $"pier-watch-{Guid.NewGuid():N}"[..24];
        var page = (await cast.Official("dai-yong")).Page;
        await page.GotoAsync("/desk/data/register");
        foreach (
            var (name, value) in new[]
            {
                ("name", "码头值班登记"),
                ("abstract", "各码头值班电话"),
                ("code", $"303099/{Random.Shared.Next(1, 999_999)}"),
                ("dataset", dataset),
                ("system", "service-cases"),
                ("mode", "接口"),
                ("related", "GJ"),
                ("items", "mt,码头,文本,L1,是\nsjh,,,,,mobile"),
            }
        )
            await page.Locator($"[name={name}]").FillAsync(value);
        await page.Locator("[name=sharing][value=Unconditional]").CheckAsync();
        await page.Locator("[name=opening][value=Closed]").CheckAsync();
        await page.Locator("[name=cycle]").SelectOptionAsync("Daily");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记草稿" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布目录" }).ClickAsync();
        await page.Reads("已发布");
        var sheet = page.Url;

        await Send(page, "2026-11-01", "1380580");
        var order = await Found(page, dataset);
        await page.GotoAsync(order);
        await page.Reads("1 行不合格，来自第 1 版");
        await page.GetByLabel("说明").FillAsync("源头系统里少录了四位，已补");
        await page.GetByRole(AriaRole.Button, new() { Name = "源头已整改" }).ClickAsync();
        await page.Reads("已整改待复核");
        await Screens.Shot(page, "quality-order", whole: true);

        await page.GotoAsync(sheet);
        await Send(page, "2026-11-02", "13805800001");
        await page.GotoAsync(order);
        for (
            var patience = 0;
            patience < 60 && !(await page.InnerTextAsync("main")).Contains("已办结", StringComparison.Ordinal);
            patience++
        )
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
        await page.Reads("已办结");
    }

    static async Task Send(IPage page, string batch, string number)
    {
        await page.GetByLabel("批次号").FillAsync(batch);
        await page.GetByLabel("文件")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "值班.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes($"码头,手机号码\n高亭,13805800000\n泗礁,{number}\n"),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "送入数据湖" }).ClickAsync();
        await page.Reads(batch);
    }

    // The pass is a job of the city: it comes some seconds after the data.
    static async Task<string> Found(IPage page, string dataset)
    {
        await page.GotoAsync($"/desk/data/quality/{dataset}");
        for (var patience = 0; patience < 60; patience++)
        {
            if (!(await page.InnerTextAsync("main")).Contains("还没有检测过", StringComparison.Ordinal))
                break;
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
        await page.GotoAsync("/desk/data/orders");
        return (await page.GetByRole(AriaRole.Link, new() { NameString = "码头值班登记：手机号码" }).First.GetAttributeAsync("href"))!;
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
