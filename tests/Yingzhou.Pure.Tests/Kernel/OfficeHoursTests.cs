using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class OfficeHoursTests
{
    static readonly OfficeHours Hours = new(Autumn2025());

    static DateTimeOffset At(string text) =>
        DateTimeOffset.ParseExact(text + " +08:00", "yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2025-09-22 10:00", "2025-09-22 11:00", 1)]
    [InlineData("2025-09-22 11:30", "2025-09-22 14:00", 1)] // the lunch break does not count
    [InlineData("2025-09-22 17:00", "2025-09-23 09:00", 1)]
    [InlineData("2025-09-22 20:00", "2025-09-23 07:00", 0)]
    [InlineData("2025-09-30 17:00", "2025-10-09 09:00", 1)] // the golden week
    [InlineData("2025-09-26 17:00", "2025-09-29 09:00", 8.5)] // Sunday 28 September is worked
    [InlineData("2025-10-01 09:00", "2025-10-01 12:00", 0)]
    [InlineData("2025-09-22 08:30", "2025-09-22 17:30", 7.5)]
    [InlineData("2025-09-23 09:00", "2025-09-22 09:00", 0)]
    public void Only_office_hours_of_working_days_count(string from, string until, double hours) =>
        Assert.Equal(hours, Hours.Between(At(from), At(until)).Value.TotalHours, 9);

    [Fact]
    public void Beyond_the_calendar_there_is_no_answer() =>
        Assert.Equal("calendar.not-published", Hours.Between(At("2020-01-01 09:00"), At("2025-09-23 09:00")).Fault?.Code);

    [Fact]
    public void An_office_is_open_until_its_last_minute()
    {
        Assert.True(Hours.IsOpen(At("2025-09-22 08:30")));
        Assert.False(Hours.IsOpen(At("2025-09-22 17:30")));
        Assert.False(Hours.IsOpen(At("2025-10-02 10:00")));
    }

    [Fact]
    public void Time_adds_up_wherever_it_is_cut() =>
        Gen.Int[0, 60 * 24 * 40]
            .Array[3]
            .Sample(minutes =>
            {
                var cut = minutes.Order().Select(minute => At("2025-09-15 00:00").AddMinutes(minute)).ToArray();
                return Hours.Between(cut[0], cut[2]).Value == Hours.Between(cut[0], cut[1]).Value + Hours.Between(cut[1], cut[2]).Value;
            });
}
