using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Indicators;

/// <summary>指标: worked examples of p11 §9.</summary>
public class IndicatorRulesTests
{
    static readonly RatioOf[] Counties = [new(13_612, 14_210), new(11_290, 12_018), new(6_551, 6_873), new(3_438, 3_782)];

    [Fact]
    public void P11_1_a_printed_percentage_and_the_cases_behind_it()
    {
        Assert.Equal((34_873, 34_909), new PublishedPercent(94.6m).NumeratorsOf(36_883));
        var shown = new RatioOf(34_891, 36_883);
        Assert.Equal((94.60m, 1_992), (decimal.Round(shown.Share!.Value * 100, 2), shown.Denominator - shown.Numerator));
    }

    [Fact]
    public void P11_2_the_city_is_the_sum_of_its_counties_and_not_their_mean()
    {
        Assert.Equal([95.79m, 93.94m, 95.32m, 90.90m], Counties.Select(one => decimal.Round(one.Share!.Value * 100, 2)));
        var all = RatioRollup.Of(Counties).All;
        Assert.Equal((34_891, 36_883, 94.60m), (all.Numerator, all.Denominator, decimal.Round(all.Share!.Value * 100, 2)));
        Assert.Equal(93.99m, decimal.Round(Counties.Average(one => one.Share!.Value * 100), 2));
    }

    [Fact]
    public void P11_3_a_change_is_what_the_parts_did_and_what_the_mix_did()
    {
        var effects = RateAttribution.Of([new("定海", .40, .95, .60, .96), new("嵊泗", .60, .90, .40, .91)]);

        Assert.Equal(.01, effects.Sum(one => one.Within), 1e-12);
        Assert.Equal(.01, effects.Sum(one => one.Mix), 1e-12);
        Assert.Equal((.191, -.181), (Math.Round(effects[0].Mix, 12), Math.Round(effects[1].Mix, 12)));
    }

    [Fact]
    public void Effects_of_any_counts_sum_to_the_change_exactly() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[1, 50], Gen.Int[0, 50], Gen.Int[1, 50])
            .Array[1, 6]
            .Sample(parts =>
            {
                var before = parts
                    .Index()
                    .ToDictionary(one => $"{one.Index}", one => new RatioOf(Math.Min(one.Item.Item1, one.Item.Item2), one.Item.Item2));
                var now = parts
                    .Index()
                    .ToDictionary(one => $"{one.Index}", one => new RatioOf(Math.Min(one.Item.Item3, one.Item.Item4), one.Item.Item4));
                var change = (double)(RatioRollup.Of(now.Values).All.Share!.Value - RatioRollup.Of(before.Values).All.Share!.Value);
                return Math.Abs(RateAttribution.Of(before, now).Sum(one => one.Sum) - change) < 1e-9;
            });

    [Fact]
    public void P11_4_nothing_counted_is_a_dash_and_is_said()
    {
        var rolled = RatioRollup.Of([new(9, 10), new(0, 0), new(0, 0)]);

        Assert.Equal((new RatioOf(9, 10), 3, 2), (rolled.All, rolled.Parts, rolled.Empty));
        Assert.StartsWith("—", new RatioOf(0, 0).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void P11_5_red_at_the_fourth_and_clear_at_the_second_above()
    {
        var light = new ThresholdLight(RedBeyond: 90, ClearFrom: 91, MoreIsBetter: true, Dwell: 2);

        Assert.Equal(
            [TargetLight.Green, TargetLight.Green, TargetLight.Green, TargetLight.Red, TargetLight.Red, TargetLight.Red, TargetLight.Green],
            light.Of([89.9, 90.5, 89.8, 89.7, 90.6, 91.0, 91.2])
        );
    }

    [Fact]
    public void A_light_mirrors_for_what_should_be_small_and_unknown_is_no_light()
    {
        var more = new ThresholdLight(90, 91, true, 2);
        var less = new ThresholdLight(-90, -91, false, 2);
        double?[] values = [null, 89, null, 88, 90, 95, 95];

        Assert.Equal(more.Of(values), less.Of(values.Select(value => -value)));
        Assert.Equal([TargetLight.None, TargetLight.Green, TargetLight.Green, TargetLight.Red], more.Of(values).Take(4));
        Assert.NotNull(new ThresholdLight(90, 89, true).Flaw);
        Assert.NotNull(new ThresholdLight(90, 91, false).Flaw);
        Assert.Null(new ThresholdLight(90, 90, true).Flaw);
        Assert.NotNull((more with { Dwell = 0 }).Flaw);
    }

    [Fact]
    public void P11_6_a_cell_of_seven_takes_the_next_smallest_with_it() =>
        Assert.Equal([null, 40, null, 120], SmallCells.Suppress([7, 40, 15, 120], fewest: 10));

    [Fact]
    public void P11_7_two_versions_of_a_formula_give_two_histories_that_both_stay()
    {
        var june = new Dictionary<int, ValueHistory<double>>
        {
            [1] = ValueHistory<double>.Empty.Say(94.1, new(2026, 7, 1, 0, 0, 0, default)),
            [2] = ValueHistory<double>.Empty.Say(94.4, new(2026, 7, 5, 0, 0, 0, default)),
        };

        Assert.Equal([94.1, 94.4], june.Values.Select(version => version.AsOf(DateTimeOffset.MaxValue)!.Value.Value));
    }

    [Fact]
    public void P11_8_a_frozen_room_sees_what_it_saw_and_is_told_that_there_is_more()
    {
        var nine = new DateTimeOffset(2026, 11, 30, 9, 0, 0, CityTime.Offset);
        var history = ValueHistory<double>.Empty.Say(94.6, nine.AddHours(-1)).Say(94.6, nine.AddMinutes(-5)).Say(94.3, nine.AddMinutes(10));

        Assert.Equal((1, 94.6), (history.AsOf(nine)!.Value.Number, history.AsOf(nine)!.Value.Value));
        Assert.True(history.HasNewer(nine));
        Assert.Equal(2, history.Revisions.Count);
        Assert.Null(history.AsOf(nine.AddDays(-1)));
    }
}
