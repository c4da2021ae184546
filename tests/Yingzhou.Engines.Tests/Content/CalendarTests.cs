using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Content;

public sealed class CalendarTests : IDisposable
{
    const string Year = "calendar/2026.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void The_published_years_are_one_calendar()
    {
        var reading = CalendarContent.Read(SpoiledCity.Zhoushan);

        Assert.Empty(reading.Problems);
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2026, 12, 31)), (reading.Content!.From, reading.Content.To));
        Assert.Equal("2020.2+2021.1+2022.1+2023.1+2024.1+2025.1+2026.1", reading.Content.Version);
    }

    [Theory]
    [InlineData("2026-10-10", true)]      // make-up Saturday for 国庆节
    [InlineData("2026-10-05", false)]     // a Monday off
    [InlineData("2026-09-20", true)]      // make-up Sunday
    [InlineData("2022-12-31", false)]     // a Saturday, and the first day off of the notice for 2023
    public void A_day_is_worked_as_the_notices_say(string day, bool worked) =>
        Assert.Equal(worked, new Workdays(CalendarContent.Read(SpoiledCity.Zhoushan).Content!).IsWorkday(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Value);

    [Fact]
    public void The_due_day_of_the_pages_example_comes_out() =>
        // Accepted 2025-09-26 with nine working days: 28 September and 11 October are worked, 1 to 8 October are off.
        Assert.Equal(
            new DateOnly(2025, 10, 15),
            new Workdays(CalendarContent.Read(SpoiledCity.Zhoushan).Content!).AddWorkdays(new DateOnly(2025, 9, 26), 9).Value);

    [Fact]
    public void A_make_up_day_on_a_weekday() => Expect(Spoil(year => year["workingDays"]![0]!["dates"]![0] = "2026-01-05"), "workingDays[0]", "不是周末");

    [Fact]
    public void A_day_both_off_and_worked() => Expect(Spoil(year => year["workingDays"]![0]!["dates"]![0] = "2026-01-03"), "workingDays[0]", "同时列为放假");

    [Fact]
    public void A_holiday_of_another_year() => Expect(Spoil(year => year["daysOff"]![0]!["dates"]![0] = "2027-01-01"), "daysOff", "不在 2026 年的安排之内");

    [Fact]
    public void A_year_without_a_notice() => Expect(Spoil(year => year["notices"] = new JsonArray()), "notices", "国务院办公厅通知");

    [Fact]
    public void A_file_of_another_year() => Expect(Spoil(year => year["year"] = 2027), "year", "应与文件名一致");

    [Fact]
    public void A_year_left_out()
    {
        var problems = CalendarContent.Read(city.Without("calendar/2024.json").Content).Problems;

        Assert.Equal([new("calendar/2025.json", "year", "缺 2024 年的工作日历，时限无法跨年计算")], problems);
    }

    IReadOnlyList<ContentProblem> Spoil(Action<JsonNode> spoil) => CalendarContent.Read(city.Where(Year, spoil).Content).Problems;

    static void Expect(IReadOnlyList<ContentProblem> problems, string path, string rule) =>
        Assert.Contains(problems, problem => problem.File == Year && problem.Path == path && problem.Rule.Contains(rule, StringComparison.Ordinal));
}
