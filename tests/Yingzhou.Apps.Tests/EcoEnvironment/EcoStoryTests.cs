using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Explaining;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Tests.EcoEnvironment;

/// <summary>What comes after a verdict: marks told beforehand, the retest, a sample by hand, and the card that shows it all.</summary>
public sealed class EcoStoryTests(DeskCity city)
{
    const string Boiler = "330900ZS0002A00100000001";
    const string Nitrogen = "a21002";
    const string Works = "330900ZS0001W00100000001";
    const string Demand = "w01018";

    static async Task Send(IServiceProvider services, DateTimeOffset hour, double nitrogen)
    {
        var cancel = TestContext.Current.CancellationToken;
        var taken = await services
            .GetRequiredService<IIntake>()
            .Take(Boiler, Wire.Hj212, [], [new(Nitrogen + "-Avg@hour", hour, nitrogen), new("a19001-Avg@hour", hour, 3.0)], cancel);
        Assert.True(taken.Succeeded, taken.Fault?.ToString());
        await services.GetRequiredService<JudgeEmission>().Hour(services.GetRequiredService<EcoContent>().OutletOf(Boiler)!, hour, cancel);
    }

    /// <summary>Oxygen demand of a day of waste water, hour by hour with one flow.</summary>
    static async Task Day(IServiceProvider services, DateOnly day, double demand, int hours = 24)
    {
        var cancel = TestContext.Current.CancellationToken;
        for (var hour = 0; hour < hours; hour++)
        {
            var at = CityTime.StartOf(day).ToUniversalTime().AddHours(hour);
            var taken = await services
                .GetRequiredService<IIntake>()
                .Take(Works, Wire.Hj212, [], [new(Demand + "-Avg@hour", at, demand), new("w00000-Avg@hour", at, 14)], cancel);
            Assert.True(taken.Succeeded, taken.Fault?.ToString());
        }
        await services.GetRequiredService<JudgeEmission>().Day(services.GetRequiredService<EcoContent>().OutletOf(Works)!, day, cancel);
    }

    DateTimeOffset Ago(int days) => HourMeans.HourOf(city.Clock.GetUtcNow()).AddDays(-days);

    [Fact]
    public async Task An_exceedance_is_closed_only_when_the_monitor_or_a_sample_by_hand_says_so()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = city.Services.CreateAsyncScope();
        var retests = scope.ServiceProvider.GetRequiredService<Retests>();
        var day = city.Clock.GetUtcNow().Day().AddDays(-20);
        var begins = CityTime.StartOf(day).ToUniversalTime();
        await Day(scope.ServiceProvider, day, 60);
        var alert = new Alert
        {
            Region = "330921",
            Kind = JudgeEmission.Kind,
            SubjectKey = Works,
            SubjectName = "排口",
            Cause = "化学需氧量",
            Level = AlertLevel.Orange,
            Peak = AlertLevel.Orange,
            Text = "",
            HappenedAt = begins.AddDays(1),
            RaisedAt = begins.AddDays(1),
            LastAt = begins.AddDays(1),
            EndedAt = begins.AddDays(2),
        };
        await Day(scope.ServiceProvider, day.AddDays(1), 41);
        Assert.Contains("复测 1/2", (await retests.Missing(null!, alert, cancel))!.Detail, StringComparison.Ordinal);
        // Not judged is no pass.
        await Day(scope.ServiceProvider, day.AddDays(2), 41, hours: 5);
        Assert.Equal("eco.not-retested", (await retests.Missing(null!, alert, cancel))!.Code);

        using var watch = await city.Official("shu-hai");
        var record = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<EmissionRecord>()
            .AsNoTracking()
            .SingleAsync(one => one.Outlet == Works && one.Factor == Demand && one.At == begins, cancel);
        await watch.Open($"/desk/eco/exceedances/{record.Id}");
        Assert.Contains("均值 60", watch.Text, StringComparison.Ordinal);
        Assert.Contains("超标 0.20 倍", watch.Text, StringComparison.Ordinal);
        Assert.Contains("复测 1/2", watch.Text, StringComparison.Ordinal);
        (string, string)[] sample =
        [
            ("sampledAt", begins.AddDays(3).ToOffset(CityTime.Offset).ToString("yyyy-MM-dd'T'HH:mm", null)),
            ("value", "43.1"),
            ("seal", "FY-0007"),
            ("sampler", "顾青"),
            ("witness", "顾青"),
            ("laboratory", "定海监测站"),
            ("report", "DH-2026-118"),
        ];
        await watch.Press("登记", sample);
        Assert.Contains("采样要两个人", watch.Text, StringComparison.Ordinal);
        await watch.Press("登记", ("witness", "夏明"), ("value", "很少"));
        Assert.Contains("测定值应是不小于 0 的数", watch.Text, StringComparison.Ordinal);
        await watch.Press("登记", ("witness", "夏明"), ("value", "43.1"));
        Assert.Contains("采样达标", watch.Text, StringComparison.Ordinal);
        Assert.Contains("封样 FY-0007", watch.Text, StringComparison.Ordinal);
        Assert.Null(await retests.Missing(null!, alert, cancel));

        await watch.Press("登记", [.. sample.Where(one => one.Item1 is not ("value" or "witness")), ("witness", "夏明"), ("value", "99")]);
        Assert.Contains("这个封样号已经登记过", watch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_excuses_its_hours_and_one_that_comes_late_does_not()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = city.Services.CreateAsyncScope();
        using var firm = city.Visitor();
        await firm.SignIn("/my", "qushan-seafood");
        var ahead = HourMeans.HourOf(city.Clock.GetUtcNow()).AddHours(30);
        string Local(DateTimeOffset at) => at.ToOffset(CityTime.Offset).ToString("yyyy-MM-dd'T'HH:mm", null);
        async Task<string> Asked(DateTimeOffset hour)
        {
            await firm.Open($"/enterprise/emissions?outlet={Boiler}&hour={Local(hour)}");
            return firm.Text;
        }

        Assert.Contains("照现在的登记会判定", await Asked(ahead), StringComparison.Ordinal);
        (string, string)[] mark = [("outlet", Boiler), ("condition", "StartStop"), ("text", "年度检修后启炉升温")];
        await firm.Press("登记", [.. mark, ("from", Local(ahead)), ("until", Local(ahead))]);
        Assert.Contains("止晚于起", firm.Text, StringComparison.Ordinal);
        await firm.Press("登记", [.. mark, ("from", Local(ahead)), ("until", Local(ahead.AddHours(2)))]);
        await firm.Press("登记", [.. mark, ("from", Local(ahead)), ("until", Local(ahead.AddHours(2)))]);
        Assert.Equal(
            1,
            await scope.ServiceProvider.GetRequiredService<CityContext>().Set<WorkingMark>().CountAsync(one => one.FromAt == ahead, cancel)
        );
        Assert.Contains("照现在的登记会不予判定，许可的豁免工况", await Asked(ahead.AddHours(1)), StringComparison.Ordinal);
        Assert.Contains("照现在的登记会判定", await Asked(ahead.AddHours(2)), StringComparison.Ordinal);

        // Two days later told, it is not accepted silently.
        var past = Ago(2).AddHours(-1);
        await Send(scope.ServiceProvider, past, 100);
        await firm.Open("/enterprise/emissions");
        await firm.Press("登记", [.. mark, ("from", Local(past)), ("until", Local(past.AddHours(1)))]);
        Assert.Contains("补报超过 24 小时", await Asked(past), StringComparison.Ordinal);
        Assert.Contains("已判达标", firm.Text, StringComparison.Ordinal);

        Assert.Contains("废水按整天", await AskedOf("330900ZS0001W00100000001"), StringComparison.Ordinal);
        Assert.Contains("请选择您单位的排口", await AskedOf("330900ZS0006W00100000001"), StringComparison.Ordinal);

        async Task<string> AskedOf(string outlet)
        {
            await firm.Open($"/enterprise/emissions?outlet={outlet}&hour={Local(ahead)}");
            return firm.Text;
        }
    }

    [Fact]
    public async Task Everybody_sees_what_is_measured_without_a_session()
    {
        using var resident = city.Visitor();
        await resident.Open("/air-and-water");

        Assert.Contains("虹桥水库", resident.Text, StringComparison.Ordinal);
        Assert.Contains("目标 3 类", resident.Text, StringComparison.Ordinal);
        Assert.Contains("定海冷链车间锅炉烟气排口", resident.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("启炉", resident.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_are_shown_with_the_strip_of_hours()
    {
        using var watch = await city.Official("gu-qing");
        await watch.Open("/desk/eco/signs");

        // The plant of the demonstration sends one and the same flow, but its oxygen demand moves: nothing constant is found in it.
        Assert.Contains("定海污水处理厂总排口", watch.Text, StringComparison.Ordinal);
        Assert.Equal(24, watch.Page.QuerySelectorAll(".yz-eco-hour").Length);
        Assert.NotEmpty(watch.Page.QuerySelectorAll(".yz-eco-hour--pass"));
    }
}
