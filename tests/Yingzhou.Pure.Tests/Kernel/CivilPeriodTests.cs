using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class CivilPeriodTests
{
    static readonly Workdays Autumn = Autumn2025();

    [Fact]
    public void A_last_day_in_the_holidays_moves_to_the_first_working_day() =>
        Assert.Equal(Day("2025-10-09"), CivilPeriod.Days(Day("2025-09-24"), 7, Autumn).Value.Day); // 1 October

    [Fact]
    public void A_last_day_on_a_make_up_Sunday_stays() =>
        Assert.Equal(Day("2025-09-28"), CivilPeriod.Days(Day("2025-09-21"), 7, Autumn).Value.Day);

    [Fact]
    public void A_month_without_the_day_ends_on_its_last_day() =>
        Assert.Equal(Day("2025-11-28"), CivilPeriod.Months(Day("2025-10-28"), 1, Autumn).Value.Day);

    [Fact]
    public void From_31_October_one_month_ends_on_30_November_and_rolls_over_the_Sunday() =>
        Assert.Equal(Day("2025-12-01"), CivilPeriod.Months(Day("2025-10-31"), 1, Autumn).Value.Day);

    [Fact]
    public void A_year_past_the_calendar_is_provisional() =>
        Assert.Equal(new DueDay(Day("2026-12-01"), IsProvisional: true), CivilPeriod.Years(Day("2025-12-01"), 1, Autumn).Value);

    [Fact]
    public void Hours_run_through_holidays() =>
        Assert.Equal(
            new DateTimeOffset(2025, 10, 2, 9, 30, 0, TimeSpan.FromHours(8)),
            CivilPeriod.Hours(new DateTimeOffset(2025, 10, 1, 9, 30, 0, TimeSpan.FromHours(8)), 24)
        );
}
