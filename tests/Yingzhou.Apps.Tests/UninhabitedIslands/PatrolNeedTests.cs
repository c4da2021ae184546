using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;

namespace Yingzhou.Apps.Tests.UninhabitedIslands;

public sealed class PatrolNeedTests
{
    static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData(30, 30, 0, 1)]
    [InlineData(30, 15, 0, 0.5)]
    [InlineData(30, 15, 1, 1)]
    [InlineData(30, 30, 9, 2.5)] // alerts count for one and a half at most
    public void Days_over_the_interval_and_half_a_point_for_each_lasting_alert(int interval, int days, int alerts, double points)
    {
        var need = PatrolNeed.Of(interval, Today.AddDays(-days), alerts, Today);

        Assert.Equal(points, need.Points, 9);
        Assert.Equal(need.Points, need.Reasons.Sum(reason => reason.Points), 9);
    }

    [Fact]
    public void An_island_that_nobody_visited_is_due() => Assert.Equal(1, PatrolNeed.Of(30, null, 0, Today).Points);
}
