using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.InternalMatters.Figures;
using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Apps.Operation.InternalMatters.Undoing;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Tests.InternalMatters;

/// <summary>Which leg costs the whole a day, and what stands when a bundle comes to nothing.</summary>
public class SlackAndUndoTests(DeskCity city)
{
    Workdays Workdays => city.Services.GetRequiredService<Workdays>();

    // a01 §8.1: 编制2 → 录用3 → 工资2 → 统发2, 公积金1; 社保1 医保1 门禁1 after 录用.
    static readonly CriticalPath Career = CriticalPath
        .Of([
            new("编制", "编办", 2, []),
            new("录用", "组织部", 3, ["编制"]),
            new("工资", "人社", 2, ["录用"]),
            new("社保", "人社", 1, ["录用"]),
            new("门禁", "机关", 1, ["录用"]),
            new("公积金", "公积金", 1, ["工资"]),
            new("统发", "财政", 2, ["工资"]),
        ])
        .Value;

    // Promised for 2025-10-15 as in a01 §8.2, accepted on 26 September.
    static readonly DateOnly Due = new(2025, 10, 15);

    [Theory]
    [InlineData("编制", 2, 0)] // on the critical path nothing is left on the first day
    [InlineData("社保", 1, 8)] // 9 − 1
    [InlineData("公积金", 1, 8)]
    [InlineData("统发", 2, 7)]
    public void Slack_is_what_is_left_behind_the_legs_that_follow(string leg, int remaining, int slack) =>
        Assert.Equal(slack, LegSlack.Of(Career, leg, Due, new(2025, 9, 26), remaining, Workdays).Value.Days);

    [Fact]
    public void The_latest_finish_goes_back_over_holidays_and_a_late_leg_has_less_than_none()
    {
        // Behind 录用 come 工资 2 and 统发 2: back from 15 October over 15, 14, 13 and 11 (a worked Saturday) to the 10th.
        var slack = LegSlack.Of(Career, "录用", Due, new(2025, 10, 14), 0, Workdays).Value;

        Assert.Equal(new DateOnly(2025, 10, 10), slack.LatestFinish);
        Assert.Equal(-3, slack.Days);
        Assert.Equal("internal.leg-not-of-plan", LegSlack.Of(Career, "没有", Due, Due, 0, Workdays).Fault!.Code);
    }

    static LoggedCase Logged(string code, bool isBundle, CaseStatus status, bool over = true) =>
        new(
            Guid.NewGuid(),
            code,
            code,
            code,
            "u",
            "3309",
            "k",
            isBundle,
            isBundle ? null : Guid.Empty,
            isBundle ? null : code,
            status,
            DateTimeOffset.UnixEpoch,
            null,
            null,
            over ? DateTimeOffset.UnixEpoch : null,
            null,
            null,
            1,
            null,
            []
        );

    [Fact]
    public void What_was_done_stands_until_it_is_undone_and_nothing_is_told_while_a_leg_runs()
    {
        var head = Logged("b", true, CaseStatus.Withdrawn);
        LoggedCase[] legs = [Logged("编制", false, CaseStatus.Delivered), Logged("录用", false, CaseStatus.Withdrawn)];

        Assert.Equal(
            [("编制", "退回")],
            Compensation.Of(head, legs, code => code == "编制" ? "退回" : null).Select(leg => (leg.Name, leg.Step!))
        );
        Assert.Empty(Compensation.Of(head, [legs[0]], _ => "退回")); // all was done
        Assert.Empty(Compensation.Of(head, [.. legs, Logged("工资", false, CaseStatus.Accepted, over: false)], _ => "退回"));
        Assert.Empty(Compensation.Of(Logged("b", true, CaseStatus.Accepted, over: false), legs, _ => "退回"));
    }

    [Fact]
    public async Task A_bundle_withdrawn_in_the_middle_leaves_a_step_to_the_unit_that_was_done()
    {
        using var clerk = await city.Official("tong-xin");
        await clerk.Press("button[value='human-resources/clerk']");
        await clerk.Open("/desk/apply/civil-servant-career");
        InternalMattersTests.Attach(clerk);
        await clerk.Press(
            "提交申请",
            [.. InternalMattersTests.Career.Where(answer => answer.Item1 != "officialId"), ("officialId", "33090219920815202X")]
        );
        Assert.True(clerk.At.AbsolutePath == "/desk/apply", clerk.Text);
        var matter = clerk.Page.QuerySelector("main tbody a")!.GetAttribute("href")!;
        var head = Guid.Parse(matter.Split('/')[^1]);

        using var citizen = city.Visitor();
        await citizen.SignIn("/my", "lin-haiyan");
        await citizen.Open("/career");
        Assert.Contains("公务员职业生涯（录用）", citizen.Text, StringComparison.Ordinal);

        await Decide(head, "establishment");
        await clerk.Open(matter);
        await clerk.Press("撤回");
        Assert.Contains("请写明为什么撤回", clerk.Text, StringComparison.Ordinal);
        await clerk.Press("撤回", ("reason", "拟录用人员放弃"));
        Assert.Contains("现在还有效的", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("退回使用的编制", clerk.Text, StringComparison.Ordinal);

        await using (var scope = city.Services.CreateAsyncScope())
        {
            var open = scope.ServiceProvider.GetRequiredService<OpenUndoSteps>();
            Assert.True((await open.Run(head, default)).Value <= 1); // the event may have been heard before us
            Assert.Equal(0, (await open.Run(head, default)).Value);
            Assert.Equal(
                1,
                await scope.ServiceProvider.GetRequiredService<CityContext>().Set<UndoStep>().CountAsync(one => one.BundleId == head)
            );
        }
        using var unit = await city.Official("tang-weimin");
        await unit.Open("/desk/internal/undo");
        await unit.Press("保留有效");
        Assert.Contains("请写明依据", unit.Text, StringComparison.Ordinal);
        await unit.Press("button[value='undone']");
        Assert.Contains("已恢复", unit.Text, StringComparison.Ordinal);
        await clerk.Open("/desk/internal/undo");
        Assert.Contains("已恢复", clerk.Text, StringComparison.Ordinal);
    }

    // The officials of the establishment office take their leg to its end.
    async Task Decide(Guid head, string leg)
    {
        var number = (await Log()).Single(one => one.Leg == leg).Number;
        foreach (var (login, post) in new[] { ("tang-weimin", "accept"), ("yan-dongmei", "decide") })
        {
            using var official = await city.Official(login);
            if (official.Page.QuerySelector($"button[value='establishment-office/{post}']") is not null)
                await official.Press($"button[value='establishment-office/{post}']");
            await official.Open("/desk/internal/inbox");
            var row = official
                .Page.QuerySelectorAll("main tbody tr")
                .Single(one => one.TextContent.Contains(number, StringComparison.Ordinal));
            if (post == "accept")
                Assert.Contains("关键", row.TextContent, StringComparison.Ordinal);
            await official.Open(row.QuerySelector("a")!.GetAttribute("href")!);
            await official.Press(
                "提交办理结果",
                ("outcome", official.Page.QuerySelector("input[name=outcome]")!.GetAttribute("value")!),
                ("note", "同意")
            );
        }
        var log = await Log();
        Assert.True(log.Single(one => one.Leg == leg).Succeeded, JsonSerializer.Serialize(log.Select(one => new { one.Leg, one.Status })));

        async Task<IReadOnlyList<LoggedCase>> Log()
        {
            await using var scope = city.Services.CreateAsyncScope();
            return await scope
                .ServiceProvider.GetRequiredService<ICaseLog>()
                .ReadAll(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Bundle: head));
        }
    }

    [Fact]
    public async Task One_matter_cut_into_two_counts_once()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var log = new List<LoggedCase>();
        foreach (var day in new[] { 2, 3, 20 })
            log.Add(
                Logged("career-transfer", true, CaseStatus.Accepted, over: false) with
                {
                    Submitted = new(2026, 11, day, 9, 0, 0, TimeSpan.FromHours(8)),
                    About = "p",
                    Number = $"N{day}",
                }
            );

        var figures = InternalFigures.Of(
            log,
            scope.ServiceProvider.GetRequiredService<ICases>().Content.Bundles,
            Workdays,
            new OfficeHours(Workdays),
            new(2026, 11, 25)
        );

        Assert.Equal((3, 2), (figures.Submitted, figures.Matters));
        Assert.Equal(["N2", "N3"], Assert.Single(figures.Split).Select(one => one.Case));
    }

    [Theory]
    [InlineData("/cockpit/internal", "零跑动事项")]
    [InlineData("/desk/internal/inbox", "按时差排")]
    [InlineData("/desk/internal/bundles/civil-servant-career", "合并后的")]
    public async Task Each_new_page_opens(string path, string says)
    {
        using var official = await city.Official("dai-yong");
        await official.Open(path);

        Assert.Contains(says, official.Text, StringComparison.Ordinal);
    }
}
