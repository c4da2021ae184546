using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>采集计划: when a source is due.</summary>
public class PullScheduleTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_source_that_was_never_pulled_is_due_and_one_that_slept_is_due_once()
    {
        var every = new PullSchedule(10, null);

        Assert.Equal(Noon, every.Next(null, Noon));
        Assert.Equal(Noon.AddMinutes(10), every.Next(Noon, Noon.AddMinutes(1)));
        Assert.Equal(Noon.AddMinutes(10), every.Next(Noon, Noon.AddDays(3)));
    }

    [Theory]
    [InlineData(1, 59, 2)]
    [InlineData(2, 30, 26)]
    [InlineData(12, 0, 26)]
    public void A_daily_pull_is_due_at_the_city_s_time_after_the_last_one(int hour, int minute, int hoursFromMidnight)
    {
        var midnight = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8));
        var last = midnight.AddHours(hour).AddMinutes(minute);

        Assert.Equal(
            midnight.AddHours(hoursFromMidnight).AddMinutes(30),
            new PullSchedule(null, new(2, 30)).Next(last.ToUniversalTime(), last)
        );
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(10_080, true)]
    [InlineData(10_081, false)]
    public void A_pull_is_planned_between_a_minute_and_a_week(int minutes, bool sound) =>
        Assert.Equal(sound, new PullSchedule(minutes, null).IsSound);

    [Fact]
    public void A_plan_is_one_of_the_two()
    {
        Assert.False(new PullSchedule(null, null).IsSound);
        Assert.False(new PullSchedule(10, new(2, 30)).IsSound);
        Assert.True(new PullSchedule(null, new(2, 30)).IsSound);
    }
}
