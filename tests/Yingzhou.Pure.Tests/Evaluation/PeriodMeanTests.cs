using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Evaluation;

/// <summary>Several periods as one value.</summary>
public class PeriodMeanTests
{
    static readonly DateOnly[] Quarter = [new(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1)];
    static readonly PeriodRule Skip = new(MissingPeriod.Skip, 2.0 / 3);
    static readonly PeriodRule Worst = new(MissingPeriod.Worst, 1);

    static PeriodValue Share(int month, long numerator, long rows) =>
        new(new(2026, month, 1), rows == 0 ? null : 100.0 * numerator / rows, numerator, rows);

    static PeriodValue Days(int month, double? value) => new(new(2026, month, 1), value, null, 5);

    static double? NobodyElse(DateOnly period) => null;

    [Fact]
    public void P11_2_The_rate_of_a_quarter_is_that_of_its_rows_and_not_the_mean_of_three_rates()
    {
        var taken = PeriodMean.Of(Quarter, [Share(1, 90, 100), Share(2, 1, 2), Share(3, 9, 10)], NobodyElse, Skip);

        Assert.Equal(100.0 * 100 / 112, taken.Value!.Value, 9);
        Assert.Equal((3, 3), (taken.Known, taken.Expected));
    }

    [Fact]
    public void Of_other_figures_it_is_the_mean() =>
        Assert.Equal(4, PeriodMean.Of(Quarter, [Days(1, 2), Days(2, 4), Days(3, 6)], NobodyElse, Skip).Value);

    [Fact]
    public void A_missing_period_is_left_out_until_too_many_are_missing()
    {
        Assert.Equal(3, PeriodMean.Of(Quarter, [Days(1, 2), Days(3, 4)], NobodyElse, Skip).Value);
        var few = PeriodMean.Of(Quarter, [Days(1, 2), Days(2, null)], NobodyElse, Skip);
        Assert.Equal((null, 1, 3), (few.Value, few.Known, few.Expected));
        Assert.Null(PeriodMean.Of(Quarter, [], NobodyElse, new(MissingPeriod.Skip, 0.1)).Value);
    }

    [Fact]
    public void Or_counts_as_the_worst_of_the_group_so_that_silence_wins_nothing()
    {
        Assert.Equal(5, PeriodMean.Of(Quarter, [Days(1, 2), Days(3, 4)], _ => 9, Worst).Value);
        // What nobody has counts for nobody.
        Assert.Equal(3, PeriodMean.Of(Quarter, [Days(1, 2), Days(3, 4)], NobodyElse, Worst).Value);
        Assert.Equal(9, PeriodMean.Of(Quarter, [], _ => 9, Worst).Value);
        // Nothing is missing: the rule changes nothing.
        Assert.Equal(
            100.0 * 100 / 112,
            PeriodMean.Of(Quarter, [Share(1, 90, 100), Share(2, 1, 2), Share(3, 9, 10)], _ => 0, Worst).Value!.Value,
            9
        );
    }

    [Fact]
    public void Periods_outside_the_span_do_not_count() =>
        Assert.Equal(2, PeriodMean.Of(Quarter[..1], [Days(1, 2), Days(2, 400)], NobodyElse, Skip).Value);

    [Fact]
    public void A_value_lies_between_the_least_and_the_most_of_its_periods() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50])
            .Select(pair => (Numerator: Math.Min(pair.Item1, pair.Item2), Rows: pair.Item2))
            .Array[3]
            .Sample(months =>
            {
                var own = months.Select((month, i) => Share(i + 1, month.Numerator, month.Rows)).ToList();
                var taken = PeriodMean.Of(Quarter, own, NobodyElse, new(MissingPeriod.Skip, 0.01));
                var known = own.Select(one => one.Value).OfType<double>().ToList();
                Assert.Equal(known.Count, taken.Known);
                if (known.Count == 0)
                    Assert.Null(taken.Value);
                else
                    Assert.InRange(taken.Value!.Value, known.Min() - 1e-9, known.Max() + 1e-9);
            });
}
