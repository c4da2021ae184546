using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Formats;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Alerting;

/// <summary>A duty officer handles an intrusion at an uninhabited island, from the red dot on the map to the closed incident.</summary>
public sealed class IntrusionTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    const int Mmsi = 412_339_099;
    const string Target = "MMSI 412339099";

    // 中街山北屿, whose ring is red: three positions inside it, some metres apart.
    static readonly (double Longitude, double Latitude)[] Way = [(122.5240, 30.2265), (122.52403, 30.22653), (122.52406, 30.22656)];

    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task From_the_red_dot_to_the_closed_incident()
    {
        var watch = (await cast.Official("shu-hai")).Page;
        await Sail();
        await watch.GotoAsync("/desk/incidents");
        await watch.Locator("svg.yz-map").GetByRole(AriaRole.Link, new() { Name = Target }).ClickAsync();
        await Press(watch, "我来处理");
        await Write(watch, "怎样核实、看到了什么", "雷达和光电一致：快艇一艘，靠泊岛北侧");
        await Press(watch, "提交核实结果");
        await watch.GetByLabel("中华人民共和国舟山海事局").CheckAsync();
        await Write(watch, "做什么", "海巡艇前出，查明身份");
        await Press(watch, "派发");
        await watch.Reads("处置中");
        var address = new Uri(watch.Url).AbsolutePath;

        var boat = (await cast.Official("lu-chao")).Page;
        await boat.GotoAsync(address);
        await Press(boat, "接单");
        await Write(boat, "做了什么，结果怎样", "已到场，两人登记后劝离");
        await boat.GetByLabel("照片或文件").First.SetInputFilesAsync(Papers.Png("到场照片.png"));
        await Press(boat, "提交");
        await boat.Reads("已处置");

        await watch.GotoAsync(address);
        await Write(watch, "处置结果", "人员离岛，未发现采挖");
        await Press(watch, "提交反馈");

        var head = (await cast.Official("pei-jun")).Page;
        await head.GotoAsync(address);
        await Write(head, "复核意见", "处置及时");
        await Press(head, "提交复核意见");
        await head.Reads("已办结");
        await head.Reads("复核办结");
        await Assertions.Expect(head.GetByRole(AriaRole.Link, new() { Name = "到场照片" })).ToHaveCountAsync(1);
        foreach (var (kind, size) in new[] { ("phone", Screens.Phone), ("desk", Screens.Desk) })
        {
            await Screens.Shot(head, $"incident-closed.{kind}.png", size, whole: true);
            await Accessible.Check(head);
        }
        await watch.GotoAsync("/desk/incidents?over=true");
        await watch.Reads(Target);
    }

    /// <summary>What a receiver on a lighthouse hears: a ship off the island, by the port for receivers.</summary>
    static async Task Sail()
    {
        using var receiver = new TcpClient();
        await receiver.ConnectAsync("127.0.0.1", RunningHost.AisPort);
        foreach (var (longitude, latitude) in Way)
        {
            var sentence = AisWriter
                .Position()
                .Set("mmsi", Mmsi)
                .Set("lon", longitude)
                .Set("lat", latitude)
                .Set("speed", 2)
                .Set("course", 30)
                .Sentences()[0];
            await receiver.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sentence + "\r\n"));
            // Nearer together the ship would be faster than any.
            await Task.Delay(300);
        }
    }

    static Task Write(IPage page, string label, string text) => page.GetByLabel(label).First.FillAsync(text);

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
