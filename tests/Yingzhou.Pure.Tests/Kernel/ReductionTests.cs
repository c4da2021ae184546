using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class ReductionTests
{
    [Theory]
    [InlineData("12.8", "3", "(12.8 − 3) ÷ 12.8 = 76.6%")] // page a06 §3
    [InlineData("20", "5", "(20 − 5) ÷ 20 = 75.0%")]
    [InlineData("4", "4", "(4 − 4) ÷ 4 = 0.0%")]
    [InlineData("2", "3", "(2 − 3) ÷ 2 = -50.0%")]
    [InlineData("8", "0", "(8 − 0) ÷ 8 = 100.0%")]
    public void A06_a_speed_figure_states_its_formula(string before, string after, string formula) =>
        Assert.Equal(
            formula,
            new Reduction(
                decimal.Parse(before, CultureInfo.InvariantCulture),
                decimal.Parse(after, CultureInfo.InvariantCulture),
                "个工作日"
            ).Formula
        );

    [Fact]
    public void From_nothing_nothing_is_taken_away() =>
        Assert.Equal((null, null), (new Reduction(0, 0, "份").Rate, new Reduction(0, 0, "份").Formula));

    [Fact]
    public void A_sum_is_of_the_figures_and_not_of_the_percentages()
    {
        var sum = Reduction.Sum([new(20, 5, "天"), new(1, 1, "天")], "天");

        Assert.Equal((21m, 6m, 15m / 21m), (sum.Before, sum.After, sum.Rate));
    }
}
