using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>From a citizen's photo to one case, its end and the answer to everybody who reported it.</summary>
public class ReportingTests(DeskCity city)
{
    const string Unit = "dinghai-urban-enforcement";

    static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    static (string, string)[] Typed(string kind, string text, string place, string grid) =>
        [("kind", kind), ("text", text), ("place", place), ("grid", grid)];

    [Fact]
    public async Task Two_reports_become_one_case_and_both_are_answered()
    {
        using var first = city.Visitor();
        await first.SignIn("/report-problem", "fang-dahai");
        first.Files["photo"] = ("护栏.png", Png);
        // What is refused keeps everything, the photo too.
        await first.Press("提交", [.. Typed("0202", "短", "翁山路 8 号", "33090200200901")]);
        Assert.Contains("现有 1 字", first.Text, StringComparison.Ordinal);
        Assert.Contains("护栏.png", first.Text, StringComparison.Ordinal);
        await first.Open("/report-problem");
        Assert.Equal("翁山路 8 号", first.Page.QuerySelector("#place")!.GetAttribute("value"));
        await first.Press("提交", ("text", "翁山路护栏倒了一段"));
        Assert.StartsWith("/my/reports/", first.At.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("待受理", first.Text, StringComparison.Ordinal);
        await first.Open("/report-problem");
        Assert.Equal("", first.Page.QuerySelector("#place")!.GetAttribute("value") ?? "");

        using var desk = await city.Official("xu-jiaqi");
        await desk.Open("/desk/city");
        await desk.Click("翁山路护栏倒了一段");
        Assert.Contains("按责任清单派给定海区综合行政执法局", desk.Text, StringComparison.Ordinal);
        await desk.Press("受理并立案");
        Assert.StartsWith("/desk/city/cases/", desk.At.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("3 个工作日", desk.Text, StringComparison.Ordinal);
        var address = desk.At.AbsolutePath;

        using var second = city.Visitor();
        await second.SignIn("/report-problem", "lin-haiyan");
        await second.Press("提交", [.. Typed("0202", "翁山路护栏倒了", "翁山路 10 号门口", "33090200200901")]);
        Assert.Contains("附近已经有人反映", second.Text, StringComparison.Ordinal);
        await second.Press("提交", ("same", address.Split('/')[^1]));
        Assert.StartsWith("/my/reports/", second.At.AbsolutePath, StringComparison.Ordinal);
        var mine = second.At.AbsolutePath;
        await desk.Open("/desk/city");
        await desk.Click("翁山路护栏倒了");
        Assert.Contains("上报人自己说是这一件", desk.Text, StringComparison.Ordinal);
        await desk.Press("是同一件，并案");
        await desk.Open(address);
        Assert.Contains("上报 2 条", desk.Text, StringComparison.Ordinal);
        await second.Open(mine);
        Assert.Contains("是同一件事，已并入，由定海区综合行政执法局处置", second.Text, StringComparison.Ordinal);

        await Close(Guid.Parse(address.Split('/')[^1]));

        await second.Open(mine);
        Assert.Contains("已结案", second.Text, StringComparison.Ordinal);
        await second.Press("评价", ("rating", "2"), ("words", "焊点又松了"));
        Assert.Contains("您评了 2 分", second.Text, StringComparison.Ordinal);
        await desk.Open(address);
        await desk.Press("登记回访", ("said", "确实松了"), ("reopen", "yes"));
        Assert.Contains("处置中", desk.Text, StringComparison.Ordinal);
        using var stranger = city.Visitor();
        await stranger.SignIn("/my/reports", "yu-awei");
        await stranger.Open(mine);
        Assert.Contains("没有找到", stranger.Text, StringComparison.Ordinal);
    }

    async Task Close(Guid @case)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (organisation, reading) = (
            scope.ServiceProvider.GetRequiredService<IOrganisation>(),
            scope.ServiceProvider.GetRequiredService<CityReading>()
        );
        var (work, control) = (
            scope.ServiceProvider.GetRequiredService<CaseWork>(),
            scope.ServiceProvider.GetRequiredService<CaseControl>()
        );
        var crew = organisation.Acting("lin-tao", $"{Unit}/review")!;
        var checker = organisation.Acting("lin-tao", $"{Unit}/inspect")!;
        var chief = organisation.Acting("jiang-dawei", $"{Unit}/supervise")!;

        Assert.Null((await work.Finish(@case, await Seen(crew), "扶正焊牢", null, crew, default)).Fault);
        // Whoever handled it does not check it, in whichever post.
        Assert.Equal(403, (await control.Check(@case, await Seen(checker), true, null, checker, default)).Fault!.Status);
        Assert.Equal(403, (await control.Check(@case, await Seen(chief), true, null, chief, default)).Fault!.Status);
        Assert.Equal(412, (await work.Finish(@case, 1, "再来", null, crew, default)).Fault!.Status);

        var log = (await reading.Case(@case, crew, default)).Value.Log;
        Assert.Contains(log, line => line.Text.Contains("没有处置后的照片", StringComparison.Ordinal));
        // Nobody else of the demonstration holds the post, so the step that an inspector would take is taken on the record itself.
        var step = scope.ServiceProvider.GetRequiredService<Foundation.Storage.CityStep>();
        var records = scope.ServiceProvider.GetRequiredService<Foundation.Storage.CityContext>();
        await step.Run<Done>(
            nameof(Close),
            async () =>
            {
                var one = (await records.FindAsync<CityCase>(@case))!;
                return one.Check(true, city.Clock.GetUtcNow()) is { } fault ? fault : Done.It;
            }
        );

        async Task<int> Seen(Subject who) => (await reading.Case(@case, who, default)).Value.Case.Version;
    }

    [Fact]
    public async Task Sent_twice_it_is_one_report_and_a_photo_that_is_none_is_named()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var reporting = scope.ServiceProvider.GetRequiredService<ReportProblem>();
        var patrol = scope.ServiceProvider.GetRequiredService<IOrganisation>().Acting("lin-tao", $"{Unit}/inspect")!;
        var typed = new ReportTyped("0401", "虎山社区行道树倒伏", "虎山路口", "33090200201201", null, "device-1");

        var once = await reporting.Send(typed, ReportChannel.Collector, patrol, default);
        var again = await reporting.Send(typed, ReportChannel.Collector, patrol, default);

        Assert.NotNull(once.Value.Id);
        Assert.Equal(once.Value.Id, again.Value.Id);

        using var citizen = city.Visitor();
        // Not who reports in other classes at the same time: what is refused stays in the reporter's draft.
        await citizen.SignIn("/report-problem", "fang-xiaohai");
        citizen.Files["photo"] = ("假的.jpg", "MZ 不是照片"u8.ToArray());
        await citizen.Press("提交", [.. Typed("0401", "行道树倒在路上", "沈家门新街", "33090300100101")]);
        Assert.Contains("“假的.jpg”不是可用的格式", citizen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensor_s_alert_becomes_one_report_and_an_emergency_is_an_incident_at_once()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var alerting = scope.ServiceProvider.GetRequiredService<IAlerting>();
        var job = scope.ServiceProvider.GetServices<Foundation.Jobs.ICityJob>().OfType<SensorReports>().Single();
        await alerting.Raise(
            new(
                SensorReports.Kind,
                "cover:17",
                "金寿社区 17 号井盖",
                "倾斜",
                AlertLevel.Yellow,
                "井盖倾斜 23 度，持续 5 分钟",
                "330902002011",
                city.Clock.GetUtcNow(),
                122.109,
                30.0175,
                """{"kind":"0104"}"""
            )
        );
        await job.Run(default);
        await job.Run(default);

        var desk = scope.ServiceProvider.GetRequiredService<IOrganisation>().Acting("xu-jiaqi", $"{Unit}/accept")!;
        var reading = scope.ServiceProvider.GetRequiredService<CityReading>();
        var report = Assert.Single(await reading.Waiting(desk, default), one => one.ReporterKey == "cover:17");
        var filed = await scope.ServiceProvider.GetRequiredService<Triage>().File(report.Id, report.Version, null, null, desk, default);

        var one = (await reading.Case(filed.Value, desk, default)).Value.Case;
        Assert.Equal(one.FiledAt.AddHours(2), one.DueAt);
        Assert.NotNull((await alerting.Active("city-emergency", $"city-case:{one.Number}", "0104"))?.IncidentId);
    }

    [Fact]
    public async Task Figures_name_what_they_are_made_of_and_the_pages_of_the_desk_open()
    {
        using var director = await city.Official("shao-xuemei");
        await director.Open("/desk/city/figures");
        Assert.Contains("按期处置", director.Text, StringComparison.Ordinal);
        Assert.Contains("第 1 档", director.Text, StringComparison.Ordinal);
        Assert.Contains("件数少，不排", director.Text, StringComparison.Ordinal);
        Assert.Contains("责任清单空缺 4 格", director.Text, StringComparison.Ordinal);
        await director.Open("/cockpit/city");
        Assert.Contains("修好用时中位数", director.Text, StringComparison.Ordinal);
        await director.Open("/desk/city/unit");
        Assert.Contains("申请延期", director.Text, StringComparison.Ordinal);

        using var accept = await city.Official("chen-haisheng");
        await accept.Open("/desk/city/figures");
        Assert.Contains("没有查看权限", accept.Text, StringComparison.Ordinal);
    }
}
