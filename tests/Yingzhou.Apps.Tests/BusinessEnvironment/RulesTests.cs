using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.BusinessEnvironment;

public class RulesTests
{
    static readonly Workdays Workdays = new(CalendarContent.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!);

    static DateTimeOffset At(string day, int hour = 10) => CityTime.StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd")).AddHours(hour);

    [Fact]
    public void A13_5_a_recall_that_is_not_surely_high_enough_leaves_the_text_to_may_also_need()
    {
        var gate = NavigatorGate.Of(needs: 300, found: 287, extra: 31).Value;

        Assert.Equal(
            (0.9567m, 0.9025m),
            (Math.Round(gate.Quality.Recall.Share!.Value, 4), Math.Round(gate.Quality.Precision.Share!.Value, 4))
        );
        Assert.Equal(
            (0.927, 0.975),
            (Math.Round(gate.Quality.RecallInterval!.Value.Lower, 3), Math.Round(gate.Quality.RecallInterval.Value.Upper, 3))
        );
        Assert.False(gate.TextIsTrusted);
        // 0.98 of a hundred is not surely 0.97; of ten thousand it is.
        Assert.False(NavigatorGate.Of(100, 98, 0).Value.TextIsTrusted);
        Assert.True(NavigatorGate.Of(10_000, 9_800, 0).Value.TextIsTrusted);
    }

    static readonly ScopeTerm[] Terms =
    [
        new("5102", "食品销售", ["food"]),
        new("5117", "餐饮服务", ["food"]),
        new("7294", "会议及展览服务", []),
        new("5127", "酒类经营", ["alcohol"]),
        new("6190", "民宿、旅馆住宿服务", ["hotel", "fire"]),
    ];

    static readonly KeywordRule[] Rules = [new("hazard", ["危险化学品"], ["不含危险化学品"], "涉及危险化学品")];

    static readonly ScopeNavigator Careful = new(Terms, Rules, textIsTrusted: false);

    [Fact]
    public void Standard_terms_are_needed_and_what_only_resembles_them_may_be()
    {
        Assert.Equal([("food", Need.Needed)], Careful.Find("餐饮服务；会议及展览服务").Select(one => (one.Licence, one.Need)));
        Assert.Equal(
            [("food", Need.Needed), ("alcohol", Need.MayNeed)],
            Careful.Find("5117；酒类零售经营").Select(one => (one.Licence, one.Need))
        );
        Assert.Equal(
            [("alcohol", Need.Needed)],
            new ScopeNavigator(Terms, Rules, textIsTrusted: true).Find("酒类零售经营").Select(one => (one.Licence, one.Need))
        );
        Assert.Equal(["fire", "hotel"], Careful.Find("民宿、旅馆住宿服务").Select(one => one.Licence));
        Assert.Equal([("hazard", Need.MayNeed)], Careful.Find("危险化学品仓储").Select(one => (one.Licence, one.Need)));
        Assert.Empty(Careful.Find("化工产品批发（不含危险化学品）"));
        Assert.Empty(Careful.Find("  ；，"));
    }

    static LicenceItem Item(string id, ReformType type, string? supervision = "双随机抽查", string name = "某许可") =>
        new(id, name, "市场监管", type, Supervision: supervision);

    static LicenceList List(string id, params LicenceItem[] items) =>
        new(id, id, "", "全国", new(2021, 7, 1), items.Length, Counts(items), false, "样例", items);

    static ReformCounts Counts(LicenceItem[] items) =>
        new(
            items.Count(i => i.Reform == ReformType.Cancelled),
            items.Count(i => i.Reform == ReformType.Recorded),
            items.Count(i => i.Reform == ReformType.Commitment),
            items.Count(i => i.Reform == ReformType.Optimised)
        );

    [Fact]
    public void Two_versions_are_compared_by_stable_id()
    {
        var diff = LicenceDiff.Between(
            List("2018", Item("a", ReformType.Optimised), Item("b", ReformType.Commitment), Item("c", ReformType.Optimised)),
            List(
                "2021",
                Item("a", ReformType.Commitment),
                Item("c", ReformType.Optimised, name: "改名许可"),
                Item("d", ReformType.Cancelled)
            )
        );

        Assert.Equal(["d"], diff.Added.Select(i => i.Id));
        Assert.Equal(["b"], diff.Removed.Select(i => i.Id));
        Assert.Equal(
            (ReformType.Optimised, ReformType.Commitment),
            Assert.Single(diff.TypeChanged) is var change ? (change.Before.Reform, change.After.Reform) : default
        );
        Assert.Equal("改名许可", Assert.Single(diff.Reworded).After.Name);
        Assert.True(LicenceDiff.Between(List("x", Item("a", ReformType.Optimised)), List("y", Item("a", ReformType.Optimised))).IsEmpty);
    }

    [Fact]
    public void Nothing_is_cancelled_without_supervision_and_nothing_optimised_gets_slower()
    {
        Assert.Equal("licence.no-supervision", Consequences.Refuse(Item("a", ReformType.Cancelled, supervision: " "))?.Code);
        Assert.Null(Consequences.Refuse(Item("a", ReformType.Optimised, supervision: null)));
        Assert.Equal(
            "licence.longer",
            Consequences.Refuse(Item("a", ReformType.Optimised) with { PromiseBefore = 5, PromiseAfter = 6 })?.Code
        );

        Assert.Single(Consequences.ToDo(Item("a", ReformType.Cancelled), 5, false));
        Assert.Empty(Consequences.ToDo(Item("a", ReformType.Recorded), 0, false));
        Assert.Single(Consequences.ToDo(Item("a", ReformType.Recorded), 1, false));
        Assert.Single(Consequences.ToDo(Item("a", ReformType.Commitment), 1, false));
        Assert.Empty(Consequences.ToDo(Item("a", ReformType.Commitment), 1, true));
        Assert.Single(Consequences.ToDo(Item("a", ReformType.Optimised) with { PromiseAfter = 3 }, 5, false));
    }

    [Fact]
    public void A_list_that_contradicts_its_own_sums_is_told_where()
    {
        var good = List("2021", Item("a", ReformType.Cancelled));
        Assert.Empty(good.Problems());

        Assert.Contains(
            "合计 1 项，与公布的总数 98 项不符",
            Assert.Single((good with { PublishedTotal = 98 }).Problems()).Rule,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "items",
            Assert.Single((good with { Items = [Item("a", ReformType.Cancelled), Item("b", ReformType.Cancelled)] }).Problems()).Field
        );
        Assert.Equal(
            "items[0].supervision",
            Assert.Single((good with { Items = [Item("a", ReformType.Cancelled, null)] }).Problems()).Field
        );
    }

    static TimedApplication Application(string id, string submitted, string? ended = null, bool withdrawn = false, string subject = "s") =>
        new(id, subject, "i", At(submitted), ended is null ? null : At(ended), withdrawn);

    [Fact]
    public void What_is_withdrawn_and_handed_in_again_within_ten_working_days_is_one_matter()
    {
        var joined = Resubmission
            .Join(
                [
                    Application("1", "2025-09-01", "2025-09-15", withdrawn: true),
                    Application("2", "2025-09-28", "2025-09-28", withdrawn: true), // the tenth working day: 28 September is worked
                    Application("3", "2025-10-20"), // the 30 September to 20 October: more than ten
                    Application("4", "2025-09-16", subject: "other"),
                ],
                Workdays
            )
            .Value;

        Assert.Equal(["1,2", "3", "4"], joined.Select(one => string.Join(',', one.Parts.Select(part => part.Case))).Order());
        Assert.Equal(At("2025-09-01"), joined[0].Began);
    }

    [Fact]
    public void Time_begins_with_the_first_contact_and_a_finished_case_is_not_joined()
    {
        var contacted = Application("1", "2025-09-22") with { FirstContact = At("2025-09-15") };
        Assert.Equal(At("2025-09-15"), Resubmission.Join([contacted], Workdays).Value[0].Began);

        Assert.Equal(
            2,
            Resubmission.Join([Application("1", "2025-09-01", "2025-09-02"), Application("2", "2025-09-03")], Workdays).Value.Count
        );
    }

    [Theory]
    [InlineData("企业开办时间由 12.8 天压缩到 3 天，压缩 76.6%", null)]
    [InlineData("企业开办时间由 12.8 天压缩到 3 天，压缩 61%", "76.6")]
    [InlineData("材料从10份精简至4份，减少60%", null)]
    [InlineData("材料从10份精简至4份，精简超50%", null)]
    [InlineData("跑动次数由5次减少到1次，减少85%以上", "80")]
    [InlineData("投诉由 20 件增加到 30 件，增长50%", null)]
    [InlineData("全年办件 36,883 件，按期办结率 94.6%", null)]
    public void A13_6_a_text_that_contradicts_itself_is_told_the_right_figure(string text, string? right)
    {
        var advice = ReductionText.Read(text).Select(claim => claim.Advice).OfType<string>().ToList();

        if (right is null)
            Assert.Empty(advice);
        else
            Assert.Contains(right, Assert.Single(advice), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_read_with_its_numbers()
    {
        var claim = Assert.Single(ReductionText.Read("开办时间由原来的12.8个工作日大幅压缩至3个工作日，压缩约77%。"));

        Assert.Equal(new ClaimedChange(12.8m, 3, 77, ClaimKind.About), claim.Change);
    }

    [Fact]
    public void A_task_is_closed_after_four_good_weeks_in_a_row_and_a_silent_week_is_not_good()
    {
        Assert.True(Recovery.MayClose([9, 5, 4, 5, 3], limit: 5, lessIsBetter: true).Succeeded);
        Assert.Equal("environment.not-recovered", Recovery.MayClose([5, 5, 5], 5, true).Fault?.Code);
        Assert.False(Recovery.MayClose([5, null, 5, 5, 5], 5, true).Succeeded);
        Assert.False(Recovery.MayClose([5, 5, 5, 6, 5], 5, true).Succeeded);
        Assert.True(Recovery.MayClose([90, 91, 92, 93], 90, lessIsBetter: false).Succeeded);
        Assert.Equal(0, Recovery.Streak([], 5, true));
    }

    [Fact]
    public void Coverage_below_98_percent_and_unexplained_drops_are_told()
    {
        Assert.False(new Coverage(new(98, 100), new(98, 100)).IsTooLow);
        Assert.True(new Coverage(new(979, 1000), new(979, 1000)).IsTooLow);
        Assert.False(new Coverage(new(98, 100), new(99, 100)).HasDropped);
        Assert.True(new Coverage(new(980, 1000), new(991, 1000)).HasDropped);
        Assert.False(new Coverage(new(0, 0), new(0, 0)).IsTooLow);
    }

    [Fact]
    public void Lost_days_are_what_the_ninth_decile_exceeds_times_the_cases()
    {
        Assert.Equal(120, new StepLoss("s", 7, 5, 60).Days);
        Assert.Equal(0, new StepLoss("s", 4, 5, 60).Days);
        Assert.Equal(0, new StepLoss("s", null, 5, 0).Days);
    }

    [Fact]
    public void A_reform_is_credited_with_what_did_not_get_faster_elsewhere()
    {
        // Halved, while everything else became a fifth faster.
        var effect = ReformEffect.Of(
            Enumerable.Repeat(10.0, 40),
            Enumerable.Repeat(5.0, 40),
            Enumerable.Repeat(10.0, 40),
            Enumerable.Repeat(8.0, 40)
        );

        Assert.Equal(1 - (0.5 / 0.8), effect.Effect!.Value, 9);
        Assert.True(effect.IsJudged);
        Assert.False(ReformEffect.Of([10], [5], [10], [8]).IsJudged);
        Assert.Null(ReformEffect.Of([10], [], [10], [8]).Effect);
    }
}
