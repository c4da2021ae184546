using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class WorkCalendarTests
{
    [Fact]
    public void All_published_notices_agree_with_the_calendar_day_by_day()
    {
        var calendar = Shared.Calendar();

        var later = Enumerable.Range(2018, 10).Select(Shared.Notice).SelectMany(notice => notice.Days).GroupBy(day => day.Date);
        Assert.All(
            later.Where(day => day.Key >= calendar.From),
            day => Assert.Equal(!day.Last().IsOffDay, calendar.RulesAsWorkday(day.Key))
        );
        Assert.Equal(Day("2018-01-01"), calendar.From);
    }

    [Fact]
    public void A_year_whose_notice_is_not_out_ends_the_calendar() => Assert.Equal(Day("2026-12-31"), Shared.Calendar().To);

    [Fact]
    public void Year_end_days_follow_the_next_years_notice()
    {
        var calendar = Shared.Calendar();

        Assert.True(calendar.RulesAsWorkday(Day("2018-12-29")));
        Assert.False(calendar.RulesAsWorkday(Day("2018-12-31")));
    }

    [Fact]
    public void A_year_has_about_250_working_days()
    {
        var workdays = Shared.Workdays();

        Assert.Equal(248, workdays.Between(Day("2024-12-31"), Day("2025-12-31")).Value);
    }

    [Fact]
    public void A_day_both_off_and_worked_is_refused()
    {
        var outcome = WorkCalendar.Create("x", [], Day("2025-01-01"), Day("2025-12-31"), [Day("2025-10-11")], [Day("2025-10-11")]);

        Assert.Equal("calendar.inconsistent", outcome.Fault?.Code);
        Assert.Contains("2025-10-11", outcome.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_outside_the_validity_is_refused() =>
        Assert.Equal(
            "calendar.inconsistent",
            WorkCalendar.Create("x", [], Day("2025-01-01"), Day("2025-12-31"), [Day("2026-01-01")], []).Fault?.Code
        );

    [Fact]
    public void An_amendment_names_the_days_it_changes()
    {
        // In 2019 the Labour Day holiday was lengthened in March (国办发明电〔2019〕3号).
        HolidayDay[] before = [new("劳动节", Day("2019-05-01"), true)];
        HolidayDay[] after =
        [
            new("劳动节", Day("2019-04-28"), false),
            new("劳动节", Day("2019-05-01"), true),
            new("劳动节", Day("2019-05-02"), true),
            new("劳动节", Day("2019-05-03"), true),
            new("劳动节", Day("2019-05-05"), false),
        ];
        var first = WorkCalendar.FromNotices("2019-1", [new(2019, [], before)]).Value;
        var second = WorkCalendar.FromNotices("2019-2", [new(2019, [], after)]).Value;

        Assert.Equal([Day("2019-04-28"), Day("2019-05-02"), Day("2019-05-03"), Day("2019-05-05")], second.DifferencesFrom(first));
    }
}
