using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Evaluation;

/// <summary>Scoring of units (a03 §3, worked examples 1–3).</summary>
public class EvaluationSheetTests
{
    static readonly EvaluatedIndicator OnTime = new("on-time", 30, new ScoringMethod.Efficacy(90, 100));
    static readonly EvaluatedIndicator Days = new("days", 40, new ScoringMethod.Efficacy(12.8, 2));
    static readonly EvaluatedIndicator Third = new("third", 30, new ScoringMethod.Efficacy(0, 10));

    static readonly GradeQuota[] Quotas = [new("优秀", 25), new("良好", 50), new("合格", 25)];

    static EvaluationTerms Terms(params EvaluatedIndicator[] indicators) => new(indicators, 5, 10, Quotas, "合格");

    static Dictionary<string, IReadOnlyDictionary<string, double?>> Values(params (string Unit, double? Value)[] units) =>
        units.ToDictionary(
            unit => unit.Unit,
            unit => (IReadOnlyDictionary<string, double?>)new Dictionary<string, double?> { ["third"] = unit.Value }
        );

    [Fact]
    public void A03_1_On_time_rate_of_94_6_between_90_and_100_scores_78_40_and_88_is_cut_off_at_60()
    {
        Assert.Equal(78.40, OnTime.Method.Of(94.6), 6);
        Assert.Equal(60, OnTime.Method.Of(88));
        Assert.Equal(60, OnTime.Method.Of(90));
        Assert.Equal(100, OnTime.Method.Of(100));
        Assert.Equal(100, OnTime.Method.Of(101));
    }

    [Fact]
    public void A03_2_Three_licence_days_between_2_and_12_8_score_96_30() => Assert.Equal(96.30, Days.Method.Of(3), 2);

    [Fact]
    public void A03_3_Scores_78_40_96_30_and_60_at_30_40_and_30_are_80_04()
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, double?>>
        {
            ["one"] = new Dictionary<string, double?>
            {
                ["on-time"] = 94.6,
                ["days"] = 3,
                ["third"] = -1,
            },
        };

        var unit = Assert.Single(EvaluationSheet.Of(Terms(OnTime, Days, Third), values, []));

        Assert.Equal(80.04, unit.Total!.Value, 2);
        Assert.Equal(unit.Total!.Value, unit.Lines.Sum(line => line.Points), 9);
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(100, 100)]
    [InlineData(109, 109)]
    [InlineData(120, 110)]
    [InlineData(-5, 0)]
    public void Completion_counts_up_to_a_tenth_above_the_target(double value, double score) =>
        Assert.Equal(score, new ScoringMethod.Completion(100).Of(value), 9);

    [Fact]
    public void An_interval_has_its_limits_inside_and_loses_by_distance_and_steps_are_reached_by_equality()
    {
        var interval = new ScoringMethod.Interval(6, 9, 20);
        Assert.Equal([100, 100, 90, 80, 0], new double[] { 6, 9, 9.5, 5, 100 }.Select(interval.Of));
        var steps = new ScoringMethod.Steps([new(0, 60), new(80, 80), new(95, 100)]);
        Assert.Equal([0, 60, 60, 80, 100], new double[] { -1, 0, 79.99, 80, 95 }.Select(steps.Of));
    }

    [Fact]
    public void What_is_not_measured_is_no_zero_and_who_has_nothing_measured_has_no_place()
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, double?>>
        {
            ["half"] = new Dictionary<string, double?> { ["on-time"] = 100, ["days"] = null },
            ["none"] = new Dictionary<string, double?>(),
        };

        var table = EvaluationSheet.Of(Terms(OnTime, Days), values, []);

        Assert.Equal((100d, 1, 30d / 70), (table[0].Total!.Value, table[0].Place!.Value, table[0].Coverage));
        Assert.Equal((null, null, null, null), (table[1].Total, table[1].Place, table[1].Ranks, table[1].Grade));
    }

    [Fact]
    public void Bonus_and_malus_are_capped_and_a_veto_caps_the_grade()
    {
        Adjustment[] adjustments = [new("a", 4, "文件1"), new("a", 3, "文件2"), new("b", -20, "文件3"), new("a", 0, "文件4", IsVeto: true)];
        var table = EvaluationSheet.Of(Terms(Third), Values(("a", 10), ("b", 10), ("c", 5), ("d", 0)), adjustments);

        Assert.Equal(["a", "b", "c", "d"], table.Select(unit => unit.Unit).Order());
        var (a, b) = (table.Single(unit => unit.Unit == "a"), table.Single(unit => unit.Unit == "b"));
        Assert.Equal((105d, 5d, "合格", true), (a.Total!.Value, a.Adjusted, a.Grade, a.IsVetoed));
        Assert.Equal((90d, -10d), (b.Total!.Value, b.Adjusted));
    }

    [Fact]
    public void Who_is_measured_too_little_is_neither_placed_nor_graded_and_moves_nobody_else()
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, double?>>
        {
            ["a"] = new Dictionary<string, double?> { ["on-time"] = 100, ["days"] = 2 },
            ["b"] = new Dictionary<string, double?> { ["on-time"] = 95, ["days"] = 4 },
            ["c"] = new Dictionary<string, double?> { ["on-time"] = 100 },
        };
        // 30 of 70 points are 0.43 of the weights.
        var strict = EvaluationSheet.Of(Terms(OnTime, Days) with { LeastCoverage = 0.5 }, values, []);
        Assert.Equal([("a", 1), ("b", 2), ("c", (int?)null)], strict.Select(unit => (unit.Unit, unit.Place)));
        var third = strict.Single(unit => unit.Unit == "c");
        Assert.Equal((100d, null, null), (third.Total!.Value, third.Grade, third.Ranks));

        // Exactly as much as is asked is enough.
        var exact = EvaluationSheet.Of(Terms(OnTime, Days) with { LeastCoverage = 30.0 / 70 }, values, []);
        Assert.Equal(1, exact.Single(unit => unit.Unit == "c").Place);
    }

    [Fact]
    public void A_cut_never_separates_who_differs_by_less_than_five_hundredths()
    {
        // 40 points over 10: a hundredth of the value is 0.04 points.
        var close = EvaluationSheet.Of(Terms(Third), Values(("a", 9), ("b", 8.99), ("c", 5), ("d", 1)), []);
        Assert.Equal(["优秀", "优秀", "良好", "合格"], close.Select(unit => unit.Grade));
        var apart = EvaluationSheet.Of(Terms(Third), Values(("a", 9), ("b", 8.98), ("c", 5), ("d", 1)), []);
        Assert.Equal(["优秀", "良好", "良好", "合格"], apart.Select(unit => unit.Grade));
    }

    [Fact]
    public void Every_total_is_the_sum_of_its_lines_and_every_place_lies_in_its_interval()
    {
        var value = Gen.Double[0, 110];
        Gen.Select(value, value, value)
            .Array[2, 8]
            .Sample(
                units =>
                {
                    var values = units
                        .Select(
                            (unit, i) =>
                                (
                                    Key: $"u{i}",
                                    Value: (IReadOnlyDictionary<string, double?>)
                                        new Dictionary<string, double?>
                                        {
                                            ["on-time"] = unit.Item1,
                                            ["days"] = unit.Item2 > 100 ? null : unit.Item2,
                                            ["third"] = unit.Item3,
                                        }
                                )
                        )
                        .ToDictionary(one => one.Key, one => one.Value);
                    var table = EvaluationSheet.Of(Terms(OnTime, Days, Third), values, [new("u0", 3, "文件")]);
                    foreach (var unit in table)
                    {
                        Assert.Equal(unit.Total!.Value, unit.Lines.Sum(line => line.Points) + unit.Adjusted, 6);
                        Assert.InRange(unit.Place!.Value, unit.Ranks!.Best, unit.Ranks.Worst);
                    }
                    for (var i = 1; i < table.Count; i++)
                        Assert.True(table[i - 1].Total >= table[i].Total);
                },
                iter: 60
            );
    }
}
