using Yingzhou.Assurance.Organisation;

namespace Yingzhou.Engines.Tests.Organisation;

public class PeriodTests
{
    static readonly Period December = Period.Days(new(2026, 12, 1), new(2026, 12, 31));

    [Theory]
    [InlineData("2026-11-30T23:59:59+08:00", false)]
    [InlineData("2026-12-01T00:00:00+08:00", true)]
    [InlineData("2026-12-31T23:59:59+08:00", true)]
    [InlineData("2027-01-01T00:00:00+08:00", false)]
    [InlineData("2026-11-30T16:00:00+00:00", true)]
    public void Days_begin_and_end_at_midnight_in_the_city(string at, bool inside) =>
        Assert.Equal(inside, December.Contains(DateTimeOffset.Parse(at, null)));

    [Fact]
    public void Periods_that_touch_do_not_overlap()
    {
        var january = Period.Days(new(2027, 1, 1), new(2027, 1, 31));

        Assert.False(December.Overlaps(january));
        Assert.False(january.Overlaps(December));
        Assert.True(December.Overlaps(Period.Days(new(2026, 12, 31))));
        Assert.True(Period.Always.Overlaps(january));
    }
}
