using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Tests.Ui;

public class ShowTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("9999", "9,999")]
    [InlineData("10000", "1万")]
    [InlineData("36883", "3.7万")]
    [InlineData("99994999", "9999.5万")]
    [InlineData("99999999", "1亿")]
    [InlineData("345000000", "3.45亿")]
    [InlineData("-12000", "-1.2万")]
    public void Large_numbers_read_in_wan_and_yi(string number, string read) =>
        Assert.Equal(read, Show.Count(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_day_is_the_one_in_Shanghai()
    {
        var lateOnSunday = new DateTimeOffset(2026, 11, 22, 16, 5, 0, TimeSpan.Zero);

        Assert.Equal("2026年11月23日", Show.Date(lateOnSunday));
        Assert.Equal("2026年11月23日 00:05", Show.Moment(lateOnSunday));
        Assert.Equal("2026年11月22日", Show.Date(lateOnSunday.AddMinutes(-6)));
    }

    [Fact]
    public void Money_keeps_its_fen_and_its_sign()
    {
        Assert.Equal("¥1,234.50", Show.Yuan(1234.5m));
        Assert.Equal("-¥0.05", Show.Yuan(-0.05m));
        Assert.Equal("¥1.2亿", Show.YuanCount(120_000_000));
    }

    [Fact]
    public void The_unknown_is_said_and_never_shown_as_zero()
    {
        Assert.Equal("暂无", Show.Count(null));
        Assert.Equal("暂无", Show.Percent(null));
        Assert.Equal("暂无", Show.Date((DateOnly?)null));
        Assert.Equal("暂无", Show.WorkingDays(null));
    }

    [Theory]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1048576, "1 MB")]
    public void File_sizes_change_unit_at_1024(long bytes, string read) => Assert.Equal(read, Show.FileSize(bytes));
}
