using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Calendar;

/// <summary>The statutory working calendar of the city's content: <c>calendar/{year}.json</c>, one notice a file.</summary>
public static class CalendarContent
{
    public static ContentReading<Workdays> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var files = reader.All<CalendarFile>("calendar");
        if (reader.Problems.Count > 0)
            return new(null, reader.Problems);

        var version = string.Join('+', files.Select(file => $"{file.Content.Year}v{file.Content.Version}"));
        var calendar = WorkCalendar.FromNotices(version, files.Select(file => file.Content.AsNotice()));
        return calendar.Succeeded ? new(new Workdays(calendar.Value), []) : new(null, [new ContentProblem("calendar", "", calendar.Fault.Detail)]);
    }
}

/// <summary>Shape of a calendar file: the State Council's notice for one year.</summary>
sealed record CalendarFile(
    int Year, int Version, IReadOnlyList<string> Notices, IReadOnlyList<NamedDays> DaysOff, IReadOnlyList<NamedDays> WorkingDays)
{
    public HolidayNotice AsNotice() => new(Year, Notices, [.. Days(DaysOff, off: true), .. Days(WorkingDays, off: false)]);

    static IEnumerable<HolidayDay> Days(IReadOnlyList<NamedDays> named, bool off) =>
        named.SelectMany(days => days.Dates.Select(date => new HolidayDay(days.Name, date, off)));
}

sealed record NamedDays(string Name, IReadOnlyList<DateOnly> Dates);
