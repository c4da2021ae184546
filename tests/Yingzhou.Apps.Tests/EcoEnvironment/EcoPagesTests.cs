using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Tests.EcoEnvironment;

/// <summary>From what a monitor sent to a verdict that its enterprise explains, on the demonstration's day.</summary>
public sealed class EcoPagesTests(DeskCity city)
{
    const string Boiler = "330900ZS0002A00100000001";

    [Fact]
    public async Task An_hour_that_exceeds_is_shown_with_its_formula_explained_once_and_judged_again()
    {
        await city.Services.GetRequiredService<IAlertFeed>().Settled(TestContext.Current.CancellationToken);
        using var watch = await city.Official("gu-qing");
        await watch.Open("/desk/eco");
        Assert.Contains("定海冷链车间锅炉烟气排口", watch.Text, StringComparison.Ordinal);
        await watch.Open($"/desk/eco/stations/{Boiler}?property=a21026-Avg@hour");
        Assert.Contains("× (21 − 基准氧) ÷ (21 − ", watch.Text, StringComparison.Ordinal);
        Assert.Contains("超标", watch.Text, StringComparison.Ordinal);
        // The hour of the calibration was not judged.
        Assert.Contains("有效数据不足", watch.Text, StringComparison.Ordinal);
        Assert.NotEmpty(watch.Page.QuerySelectorAll("svg.yz-chart__plot"));
        await watch.Open("/desk/eco/exceedances");
        Assert.Contains("还没有说明", watch.Text, StringComparison.Ordinal);
        Assert.Contains("复测达标", watch.Text, StringComparison.Ordinal);
        await watch.Open("/desk/incidents");
        Assert.Contains("定海冷链车间锅炉烟气排口：排放超标", watch.Text, StringComparison.Ordinal);

        using var firm = city.Visitor();
        await firm.SignIn("/my", "qushan-seafood");
        await firm.Open("/enterprise/emissions");
        Assert.Contains("二氧化硫 超标", firm.Text, StringComparison.Ordinal);
        await firm.Press("提交说明", ("condition", "StartStop"), ("text", "短"));
        Assert.Contains("5 到 500 个字", firm.Text, StringComparison.Ordinal);
        await firm.Press("提交说明", ("condition", "StartStop"), ("text", "夜间启炉，二十分钟后恢复正常"));
        Assert.DoesNotContain("二氧化硫 超标", firm.Text, StringComparison.Ordinal);

        await watch.Open($"/desk/eco/stations/{Boiler}");
        Assert.Contains("许可的豁免工况", watch.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 版", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C08_3_an_hour_is_converted_to_the_base_of_the_permit_and_stored_once_for_the_same_figures()
    {
        var hour = new DateTimeOffset(2026, 10, 15, 0, 0, 0, TimeSpan.Zero);
        using var scope = city.Services.CreateScope();
        var intake = scope.ServiceProvider.GetRequiredService<IIntake>();
        var taken = await intake.Take(
            Boiler,
            Wire.Hj212,
            [],
            [
                new("a21026-Avg@hour", hour, 41.0),
                new("a21026-ZsAvg@hour", hour, 49.9),
                new("a19001-Avg@hour", hour, 6.2),
                new("a00000-Cou@hour", hour, 15_000),
            ],
            TestContext.Current.CancellationToken
        );
        Assert.True(taken.Succeeded, taken.Fault?.ToString());
        var judge = scope.ServiceProvider.GetRequiredService<JudgeEmission>();
        var outlet = scope.ServiceProvider.GetRequiredService<EcoContent>().OutletOf(Boiler)!;
        await judge.Hour(outlet, hour, TestContext.Current.CancellationToken);
        await judge.Hour(outlet, hour, TestContext.Current.CancellationToken);

        var records = scope.ServiceProvider.GetRequiredService<CityContext>().Set<EmissionRecord>().AsNoTracking();
        var sulphur = await records.SingleAsync(one => one.At == hour && one.Factor == "a21026", TestContext.Current.CancellationToken);
        Assert.Equal((EmissionVerdict.Pass, 49.8649m, ""), (sulphur.Verdict, sulphur.Value, sulphur.Notes));
        // Nothing was sent of the other factor: unknown, not zero.
        var nitrogen = await records.SingleAsync(one => one.At == hour && one.Factor == "a21002", TestContext.Current.CancellationToken);
        Assert.Equal((EmissionVerdict.NotJudged, NotJudgedReason.TooFewValid), (nitrogen.Verdict, nitrogen.Reason));
    }

    [Fact]
    public async Task A_reservoir_below_its_goal_is_traced_and_the_air_is_published_without_an_index_that_no_table_gives()
    {
        using var watch = await city.Official("gu-qing");
        await watch.Open("/desk/eco/stations/330900ZS0005W00100000001");
        Assert.Contains("单因子评价：Ⅳ", watch.Text, StringComparison.Ordinal);
        Assert.Contains("溯源排序", watch.Text, StringComparison.Ordinal);

        await watch.Open("/desk/eco/air");
        Assert.Contains("不发布指数", watch.Text, StringComparison.Ordinal);
        Assert.Contains("μg/m³", watch.Text, StringComparison.Ordinal);
        await watch.Open("/cockpit/eco");
        Assert.Contains("在线率", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_monitored_is_for_those_who_watch_and_for_the_enterprise_its_own()
    {
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.Open($"/desk/eco/stations/{Boiler}");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);

        using var person = city.Visitor();
        await person.SignIn("/my", "fang-dahai");
        await person.Open("/enterprise/emissions");
        Assert.Contains("没有联网的排口", person.Text, StringComparison.Ordinal);
    }
}
