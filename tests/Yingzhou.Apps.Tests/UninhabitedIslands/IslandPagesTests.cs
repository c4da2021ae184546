using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.UninhabitedIslands;

/// <summary>What the duty room sees of the islands after the demonstration's hour at sea, and what it can do.</summary>
public sealed class IslandPagesTests(DeskCity city)
{
    [Fact]
    public async Task What_ships_said_became_alerts_of_the_island_they_were_at()
    {
        await city.Services.GetRequiredService<IAlertFeed>().Settled(TestContext.Current.CancellationToken);
        using var watch = await city.Official("shu-hai");
        await watch.Open("/desk/islands/zs-n122");
        Assert.Contains("MMSI 412330003", watch.Text, StringComparison.Ordinal);
        Assert.Contains("进入长白北屿警戒圈", watch.Text, StringComparison.Ordinal);
        Assert.NotEmpty(watch.Page.QuerySelectorAll("a[href^='/desk/incidents/']"));
        Assert.NotEmpty(watch.Page.QuerySelectorAll("svg.yz-map polyline"));

        await watch.Open("/desk/islands/zs-n117");
        Assert.Contains("徘徊", watch.Text, StringComparison.Ordinal);
        await watch.Open("/desk/islands/zs-n091");
        Assert.Contains("没有持续中的预警", watch.Text, StringComparison.Ordinal);
        Assert.Contains("412330001", watch.Text, StringComparison.Ordinal);

        await watch.Open("/desk/islands");
        Assert.Contains("黄色预警", watch.Page.QuerySelector("main table tbody tr")!.TextContent, StringComparison.Ordinal);
        await watch.Open("/cockpit/islands");
        Assert.Contains("周边船只", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_several_radars_and_AIS_see_is_one_track_with_its_sources_history_and_the_dark_one_stands_out()
    {
        await city.Services.GetRequiredService<IAlertFeed>().Settled(TestContext.Current.CancellationToken);
        using var watch = await city.Official("shu-hai");
        await watch.Open("/desk/islands/zs-n122");
        var tracks = watch.Page.QuerySelectorAll("table").Single(table => table.TextContent.Contains("融合航迹", StringComparison.Ordinal));
        var rows = tracks.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        // Two that say who they are, one that came in, one large without AIS, one small.
        Assert.Equal(5, rows.Count);
        var dark = Assert.Single(rows, row => row.Contains("无 AIS 目标，已预警", StringComparison.Ordinal));
        Assert.Contains("长约 62 米", dark, StringComparison.Ordinal);
        Assert.Contains("北岸雷达 013", dark, StringComparison.Ordinal);
        var named = Assert.Single(rows, row => row.Contains("MMSI 412340001", StringComparison.Ordinal));
        Assert.Contains("AIS 412340001", named, StringComparison.Ordinal);
        Assert.Contains("北岸雷达 011", named, StringComparison.Ordinal);
        Assert.Matches(@"\d+%", named);
        // The first radar's error was learned from those that say where they are.
        Assert.Matches(@"北岸雷达.*正常.*距离 \+[67]\d 米，方位 \+0\.\d\d°", watch.Text.ReplaceLineEndings(" "));
        Assert.NotEmpty(watch.Page.QuerySelectorAll("svg.yz-map ellipse"));
        Assert.Contains("雷达跟踪 10 分钟、长约 62 米的目标没有 AIS", watch.Text, StringComparison.Ordinal);

        await watch.Open(watch.Page.QuerySelectorAll("a").Single(link => link.TextContent == "MMSI 412340001").GetAttribute("href")!);
        Assert.Contains("MMSI 412340001 的航迹", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patrol_is_planned_with_its_reason_and_written_down_once()
    {
        using var watch = await city.Official("shu-hai");
        await watch.Open("/desk/islands/zs-n140");
        await watch.Press("安排", ("day", "2026-11-25"), ("unit", "maritime"));
        Assert.Contains("没有巡查记录", watch.Text, StringComparison.Ordinal);
        await watch.Press("安排", ("day", "2026-11-25"), ("unit", "maritime"));
        Assert.Contains("已经有巡查计划", watch.Text, StringComparison.Ordinal);
        await watch.Open("/desk/islands/zs-n140");
        await watch.Press("登记结果", ("finding", "环岛观察，未见异常"), ("state", "Done"), ("landed", "no"));
        Assert.Contains("环岛观察，未见异常", watch.Text, StringComparison.Ordinal);

        using var scope = city.Services.CreateScope();
        var records = scope.ServiceProvider.GetRequiredService<CityContext>();
        var patrol = await records.Set<Patrol>().SingleAsync(one => one.Island == "zs-n140", TestContext.Current.CancellationToken);
        Assert.Equal((PatrolState.Done, false), (patrol.State, patrol.Landed));
    }

    [Fact]
    public async Task Tracks_of_ships_are_not_for_everybody()
    {
        using var clerk = await city.Official(Desk.Desk.Clerk);

        await clerk.Open("/desk/islands/zs-n122");

        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
    }
}
