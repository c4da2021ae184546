using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>The worked examples of page p02 and both sides of its limits.</summary>
public class QualityRulesTests
{
    static readonly DateOnly Today = new(2026, 11, 27);

    static Dictionary<QualityDimension, double?> Example() =>
        new()
        {
            [QualityDimension.Conformity] = Share(new(960_000 - 1_860, 960_000)),
            [QualityDimension.Completeness] = QualityScore.Completeness(new(960_000 - 9_600, 960_000), new(118_200, 120_000)),
            [QualityDimension.Accuracy] = Share(new(6_000 - 420, 6_000)),
            [QualityDimension.Consistency] = Share(new(118_200 - 936, 118_200)),
            [QualityDimension.Timeliness] = Share(new(118_200 - 2_400, 118_200)),
            [QualityDimension.Accessibility] = Share(new(718, 720)),
        };

    static double? Share(RatioOf ratio) => (double?)ratio.Share;

    [Fact]
    public void P02_1_the_score_of_the_example_is_97_47_grade_A()
    {
        var shares = Example();
        var score = QualityScore.Of(shares);

        Assert.Equal(0.9980625, shares[QualityDimension.Conformity]!.Value, 7);
        Assert.Equal(0.992081, shares[QualityDimension.Consistency]!.Value, 6);
        Assert.Equal(0.979695, shares[QualityDimension.Timeliness]!.Value, 6);
        Assert.Equal(0.997222, shares[QualityDimension.Accessibility]!.Value, 6);
        Assert.Equal((97.47, 0.0), (Math.Round(score.Points, 2), score.Unknown));
        Assert.Equal(QualityGrade.A, score.Grade(blockingIssueOpen: false));
        var (lower, upper) = Wilson.Interval(new(5_580, 6_000))!.Value;
        Assert.Equal((0.9233, 0.9362), (Math.Round(lower, 4), Math.Round(upper, 4)));
    }

    [Fact]
    public void P02_2_an_open_blocking_issue_caps_the_grade_and_not_the_score()
    {
        var score = QualityScore.Of(Example());

        Assert.Equal((97.47, QualityGrade.C), (Math.Round(score.Points, 2), score.Grade(blockingIssueOpen: true)));
        Assert.Equal(QualityGrade.D, QualityScore.Of(All(0.6)).Grade(blockingIssueOpen: true));
    }

    static Dictionary<QualityDimension, double?> All(double share) =>
        Enum.GetValues<QualityDimension>().ToDictionary(d => d, _ => (double?)share);

    [Theory]
    [InlineData(0.95, QualityGrade.A)]
    [InlineData(0.9499, QualityGrade.B)]
    [InlineData(0.85, QualityGrade.B)]
    [InlineData(0.8499, QualityGrade.C)]
    [InlineData(0.70, QualityGrade.C)]
    [InlineData(0.6999, QualityGrade.D)]
    public void The_limit_itself_belongs_to_the_better_grade(double share, QualityGrade grade) =>
        Assert.Equal(grade, QualityScore.Of(All(share + 1e-12)).Grade(false));

    [Fact]
    public void What_was_not_measured_is_not_spread_over_the_rest()
    {
        var shares = All(1);
        shares.Remove(QualityDimension.Accuracy);
        var score = QualityScore.Of(shares);

        Assert.Equal((75.0, 25.0), (Math.Round(score.Points, 9), Math.Round(score.Unknown, 9)));
        Assert.Null(score.Grade(false));
        Assert.Equal(QualityGrade.C, score.Grade(blockingIssueOpen: true));
    }

    static readonly LinkField Name = new("姓名", 0.92, 0.002);
    static readonly LinkField Birth = new("出生日期", 0.97, 0.00007);
    static readonly LinkField Phone = new("手机", 0.70, 0.00001);
    static readonly LinkField Town = new("乡镇", 0.95, 0.03);

    [Fact]
    public void P02_3_fields_weigh_what_their_probabilities_say()
    {
        Assert.Equal((8.85, -3.64), Weights(Name));
        Assert.Equal((13.76, -5.06), Weights(Birth));
        Assert.Equal((16.10, -1.74), Weights(Phone));
        Assert.Equal((4.98, -4.28), Weights(Town));
    }

    static (double, double) Weights(LinkField field) => (Math.Round(field.Agreement, 2), Math.Round(field.Disagreement, 2));

    [Theory]
    [InlineData(1, 1, 0, 1, 25.85, LinkDecision.Same)]
    [InlineData(1, 0, 0, 0, -2.23, LinkDecision.Different)]
    [InlineData(1, 0, 0, 1, 7.03, LinkDecision.Clerk)]
    public void P02_3_the_sum_decides(double name, double birth, double phone, double town, double expected, LinkDecision decision)
    {
        var weight = FellegiSunter.Weight([(Name, name), (Birth, birth), (Phone, phone), (Town, town)]);

        // The page adds the rounded weights.
        Assert.Equal(expected, weight, 0.011);
        Assert.Equal(decision, FellegiSunter.Decide(weight));
    }

    [Fact]
    public void A_missing_value_says_nothing_and_likeness_between_the_limits_is_interpolated()
    {
        Assert.Equal(0, Name.Weight(null));
        Assert.Equal(Name.Agreement, Name.Weight(0.92));
        Assert.Equal(Name.Disagreement, Name.Weight(0.79));
        Assert.Equal((Name.Agreement + Name.Disagreement) / 2, Name.Weight(0.86), 9);
        Assert.Equal(
            (LinkDecision.Same, LinkDecision.Clerk, LinkDecision.Different),
            (FellegiSunter.Decide(12), FellegiSunter.Decide(11.99), FellegiSunter.Decide(2))
        );
    }

    [Theory]
    [InlineData("舟山市定海海洋渔业有限公司", "舟山定海海洋渔业有限公司", 0.9744, 0.9795)]
    [InlineData("MARTHA", "MARHTA", 0.9444, 0.9611)]
    [InlineData("", "", 1, 1)]
    [InlineData("甲", "乙", 0, 0)]
    public void P02_4_Jaro_and_Winkler(string one, string other, double jaro, double winkler)
    {
        Assert.Equal((jaro, winkler), (Math.Round(JaroWinkler.Jaro(one, other), 4), Math.Round(JaroWinkler.Of(one, other), 4)));
        Assert.Equal(winkler >= 0.92, JaroWinkler.Of(one, other) >= JaroWinkler.Agrees);
    }

    [Fact]
    public void Likeness_lies_between_0_and_1_does_not_depend_on_the_side_and_is_1_for_the_same()
    {
        var text = Gen.Char["甲乙丙丁abc"].Array[0, 12].Select(letters => new string(letters));

        Gen.Select(text, text)
            .Sample(
                (one, other) =>
                {
                    Assert.InRange(JaroWinkler.Of(one, other), 0, 1 + 1e-12);
                    Assert.Equal(1, JaroWinkler.Of(one, one), 12);
                    Assert.Equal(JaroWinkler.Jaro(one, other) == 0, JaroWinkler.Jaro(other, one) == 0);
                }
            );
    }

    [Theory]
    [InlineData("330902199001011238", null)]
    [InlineData("330902199001011239", "校验码不符，应为 8")]
    [InlineData("330902199002301231", "没有这一天：19900230")]
    [InlineData("33090219900101123", "位数不是 18：17")]
    [InlineData("33090219900101123A", "含有不是数字的字符")]
    [InlineData("990902199001011238", "前两位不是省级行政区划代码：99")]
    [InlineData("330902299001011238", "出生日期晚于今天：29900101")]
    public void P02_5_a_wrong_number_is_told_why(string number, string? finding) =>
        Assert.Equal(finding, ResidentIdFinding.Of(number, Today));

    [Fact]
    public void P02_6_what_was_linked_before_a_merge_returns_and_what_came_later_is_decided()
    {
        var merged = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var merge = new RecordMerge(["A", "B"], merged);

        var undone = merge.Undo([
            new("case-1", "A", merged.AddDays(-9)),
            new("case-2", "B", merged.AddDays(-1)),
            new("case-3", null, merged.AddDays(1)),
            new("case-4", "A", merged),
            new("case-5", null, merged.AddDays(30)),
        ]);

        Assert.Equal(["case-1"], undone.Returned["A"].Select(link => link.Id));
        Assert.Equal(["case-2"], undone.Returned["B"].Select(link => link.Id));
        Assert.Equal(["case-3", "case-4", "case-5"], undone.ToDecide.Select(link => link.Id));
    }

    [Fact]
    public void P02_7_new_rules_break_the_series_and_the_ranking_keeps_the_old_ones_until_the_quarter_ends()
    {
        var series = RuleRelease.Series([new(new(2026, 11, 2), 2, 85.4), new(new(2026, 11, 1), 1, 97.4), new(new(2026, 11, 3), 2, 85.5)]);
        (int, DateOnly)[] releases = [(1, new(2026, 1, 5)), (2, new(2026, 11, 2))];

        Assert.Equal([false, true, false], series.Select(point => point.Breaks));
        Assert.Equal(1, RuleRelease.RankedBy(releases, new(2026, 12, 31)));
        Assert.Equal(2, RuleRelease.RankedBy(releases, new(2027, 1, 1)));
        Assert.Null(RuleRelease.RankedBy(releases, new(2026, 1, 4)));
        Assert.Equal(1, RuleRelease.RankedBy(releases, new(2026, 1, 5)));
    }

    [Theory]
    [InlineData(1_040, false)]
    [InlineData(1_041, true)]
    [InlineData(960, false)]
    [InlineData(959, true)]
    public void A_volume_drifts_beyond_four_deviations_of_the_last_eight_loads(long rows, bool drifts)
    {
        long[] earlier = [5, 990, 1_010, 990, 1_010, 990, 1_010, 990, 1_010];

        Assert.Equal(drifts, VolumeDrift.Is(rows, earlier));
        Assert.Null(VolumeDrift.Is(rows, earlier[..7]));
    }

    [Fact]
    public void A_problem_that_was_said_to_be_fixed_and_was_not_goes_back_once_and_then_up()
    {
        var fixedAgain = IssueWay.ClaimFixed(IssueWay.Recheck(IssueState.Fixed, stillThere: true, returnedBefore: false)).Value;

        Assert.Equal(IssueState.Escalated, IssueWay.Recheck(fixedAgain, stillThere: true, returnedBefore: true));
        Assert.Equal(IssueState.Closed, IssueWay.Recheck(IssueState.Ordered, stillThere: false, returnedBefore: false));
        Assert.Equal(IssueState.Ordered, IssueWay.Recheck(IssueState.Ordered, stillThere: true, returnedBefore: false));
        Assert.Equal(IssueState.Waived, IssueWay.Recheck(IssueState.Waived, stillThere: false, returnedBefore: false));
    }

    [Fact]
    public void A_dispute_needs_a_reason_and_ends_the_problem_only_when_the_rule_is_wrong()
    {
        Assert.Equal("quality.dispute-reason", IssueWay.Dispute(IssueState.Ordered, " ").Fault?.Code);
        var disputed = IssueWay.Dispute(IssueState.Ordered, "渔船户的地址本来就没有门牌").Value;
        Assert.Equal(IssueState.Rejected, IssueWay.DecideDispute(disputed, ruleIsWrong: true).Value);
        Assert.Equal(IssueState.Ordered, IssueWay.DecideDispute(disputed, ruleIsWrong: false).Value);
        Assert.Equal(409, IssueWay.ClaimFixed(IssueState.Closed).Fault?.Status);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    public void A_waiver_lasts_at_most_180_days(int days, bool taken) =>
        Assert.Equal(taken, IssueWay.Waive(IssueState.Ordered, Today, Today.AddDays(days), "系统改造").Succeeded);

    [Fact]
    public void The_worse_the_sooner() => Assert.Equal([30, 10, 3, 3], Enum.GetValues<IssueSeverity>().Select(IssueWay.Days));
}
