using System.Globalization;
using System.Net.Sockets;
using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Alerting;

/// <summary>A monitor sends an hour that exceeds; the duty officer has it put right, and two hours that pass say so.</summary>
public sealed class ExceedanceTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    const string Boiler = "330900ZS0002A00100000001";

    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task From_the_packet_to_the_case_that_was_put_right()
    {
        var watch = (await cast.Official("gu-qing")).Page;
        // Three days ago, where the demonstration has nothing.
        var hour = TimeProvider.System.GetUtcNow().AddDays(-3);
        await Send(hour, 68);
        await watch.GotoAsync("/desk/incidents?kind=emission-exceedance");
        // In the list: on the map several of one place are one mark.
        await watch
            .Locator("main table")
            .GetByRole(AriaRole.Link, new() { Name = "定海冷链车间锅炉烟气排口：排放超标" })
            .First.ClickAsync();
        await Press(watch, "我来处理");
        await Write(watch, "怎样核实、看到了什么", "原始报文为正常标记，折算后超标，非校准");
        await Press(watch, "提交核实结果");
        await watch.GetByLabel("舟山市生态环境局定海分局").First.CheckAsync();
        await Write(watch, "做什么", "责令检查脱硫设施，整改后复测");
        await Press(watch, "派发");
        await Press(watch, "接单");
        await Write(watch, "做了什么，结果怎样", "补加碱液，更换循环泵");
        await Press(watch, "提交");
        await Write(watch, "处置结果", "脱硫恢复，复测两小时达标");
        await Press(watch, "提交反馈");
        await watch.Reads("待复核");
        var address = new Uri(watch.Url).AbsolutePath;
        await Send(hour.AddHours(1), 30);
        await Send(hour.AddHours(2), 31);

        await watch.GotoAsync("/desk/eco/exceedances");
        var span = hour.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH 时", CultureInfo.InvariantCulture);
        await Assertions.Expect(watch.Locator("tr", new() { HasText = span })).ToContainTextAsync("复测达标");

        // 审核销号: the head, who had no hand in it, closes what the monitor says is put right.
        var head = (await cast.Official("xia-ming")).Page;
        await head.Locator("summary.yz-desk__post").ClickAsync();
        await head.Locator("button[name=post][value='dinghai-ecology/director']").ClickAsync();
        await head.GotoAsync(address);
        await Write(head, "复核意见", "两小时复测达标，同意销号；增设碱液低位报警");
        await Press(head, "提交复核意见");
        await head.Reads("已办结");
        await head.Reads("增设碱液低位报警");
    }

    /// <summary>The hour's mean of sulphur dioxide, by the port for monitors; ends when it is acknowledged.</summary>
    static async Task Send(DateTimeOffset hour, double sulphur)
    {
        var local = hour.ToOffset(TimeSpan.FromHours(8));
        var time = local.ToString("yyyyMMddHH0000", CultureInfo.InvariantCulture);
        using var monitor = new TcpClient();
        await monitor.ConnectAsync("127.0.0.1", RunningHost.Hj212Port);
        await monitor
            .GetStream()
            .WriteAsync(
                Hj212Writer.Frame(
                    new(time + "000", 31, 2061, "123456", Boiler, 5),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"DataTime={time};a21026-Avg={sulphur},a21026-Flag=N;a19001-Avg=6.2,a19001-Flag=N"
                    )
                )
            );
        Assert.NotEqual(0, await monitor.GetStream().ReadAsync(new byte[1024]));
    }

    static Task Write(IPage page, string label, string text) => page.GetByLabel(label).First.FillAsync(text);

    static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
