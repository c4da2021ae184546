using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Indicators;

/// <summary>同比、环比 (p11 R7).</summary>
public class PeriodChangeTests
{
    [Fact]
    public void Shares_differ_by_points_and_other_figures_by_per_cent_of_the_earlier_one()
    {
        Assert.Equal(new PeriodChange(PeriodChangeKind.Points, 2), PeriodChange.Of(92, 12, 94, 15, isShare: true));
        Assert.Equal(new PeriodChange(PeriodChangeKind.Percent, 25), PeriodChange.Of(40, 40, 50, 50, isShare: false));
        Assert.Equal(new PeriodChange(PeriodChangeKind.Percent, -100), PeriodChange.Of(40, 40, 0, 40, isShare: false));
    }

    [Theory]
    [InlineData(30, 30, PeriodChangeKind.Percent)]
    [InlineData(29, 100, PeriodChangeKind.Difference)]
    [InlineData(100, 29, PeriodChangeKind.Difference)]
    public void On_a_small_base_the_numbers_are_told_and_no_percentage(int before, int now, PeriodChangeKind kind) =>
        Assert.Equal(kind, PeriodChange.Of(before, before, now, now, isShare: false)!.Value.Kind);

    [Fact]
    public void From_nothing_there_is_no_percentage_and_from_the_unknown_no_change()
    {
        Assert.Equal(new PeriodChange(PeriodChangeKind.Difference, 50), PeriodChange.Of(0, 100, 50, 100, isShare: false));
        Assert.Null(PeriodChange.Of(null, 100, 50, 100, isShare: false));
        Assert.Null(PeriodChange.Of(50, 100, null, 0, isShare: true));
    }
}
