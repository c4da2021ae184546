using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Content;

/// <summary>The statutory working calendar (法定工作日历) as <c>calendar/*.json</c> tells it, one file for each State Council notice.</summary>
public static class CalendarContent
{
    public static ContentReading<WorkCalendar> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var years = reader.All<CalendarYear>("calendar");
        if (reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. years.SelectMany(Check), .. Gaps(years)];
        if (problems.Count > 0)
            return new(null, problems);
        var calendar = WorkCalendar.FromNotices(Version(years), years.Select(year => year.Content.Notice()));
        return calendar.Fault is { } fault ? new(null, [new("calendar", "", fault.Detail)]) : new(calendar.Value, []);
    }

    // 2020.1–2026.1: the years covered, each with its own version, so that an amendment in mid-year shows.
    static string Version(IReadOnlyList<ContentFile<CalendarYear>> years) =>
        string.Join('+', years.Select(year => $"{year.Content.Year}.{year.Content.Version}"));

    static IEnumerable<ContentProblem> Check(ContentFile<CalendarYear> file)
    {
        var year = file.Content;
        if (Path.GetFileNameWithoutExtension(file.File) != year.Year.ToString(CultureInfo.InvariantCulture))
            yield return file.Problem("year", $"年份 {year.Year} 应与文件名一致");
        if (year.Notices.Count == 0)
            yield return file.Problem("notices", "放假安排要写明国务院办公厅通知的网址");
        var off = year.DaysOff.SelectMany(holiday => holiday.Dates).ToHashSet();
        foreach (var (index, holiday) in year.WorkingDays.Index())
        {
            foreach (var day in holiday.Dates.Where(day => !IsWeekend(day) || off.Contains(day)))
                yield return file.Problem($"workingDays[{index}]", $"{day:yyyy-MM-dd} 不是周末，或者同时列为放假，不能是调休上班日");
        }
        // A notice may reach into the last days of the year before, never further.
        foreach (var day in off.Where(day => day.Year != year.Year && day < new DateOnly(year.Year - 1, 12, 1) || day.Year > year.Year))
            yield return file.Problem("daysOff", $"{day:yyyy-MM-dd} 不在 {year.Year} 年的安排之内");
    }

    static IEnumerable<ContentProblem> Gaps(IReadOnlyList<ContentFile<CalendarYear>> years) => years
        .Zip(years.Skip(1))
        .Where(pair => pair.Second.Content.Year != pair.First.Content.Year + 1)
        .Select(pair => pair.Second.Problem("year", $"缺 {pair.First.Content.Year + 1} 年的工作日历，时限无法跨年计算"));

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>Shape of a calendar file.</summary>
/// <param name="Version">Counts the amendments of the year's notice.</param>
sealed record CalendarYear(
    int Year, int Version, IReadOnlyList<string> Notices, IReadOnlyList<NamedDays> DaysOff, IReadOnlyList<NamedDays> WorkingDays)
{
    public HolidayNotice Notice() => new(Year, Notices, [.. Days(DaysOff, off: true), .. Days(WorkingDays, off: false)]);

    static IEnumerable<HolidayDay> Days(IReadOnlyList<NamedDays> holidays, bool off) =>
        holidays.SelectMany(holiday => holiday.Dates.Select(date => new HolidayDay(holiday.Name, date, off)));
}

/// <param name="Name">国庆节.</param>
sealed record NamedDays(string Name, IReadOnlyList<DateOnly> Dates);
