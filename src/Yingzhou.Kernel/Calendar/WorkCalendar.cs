using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// A version of the statutory working calendar (法定工作日历): Monday to Friday, except as the State Council's notices say.
/// The State Council amends holidays in mid-year (2015, 2019, 2020), so a calendar is never changed: an amendment is a new version.
/// </summary>
public sealed record WorkCalendar
{
    WorkCalendar(
        string version,
        IReadOnlyList<string> sources,
        DateOnly from,
        DateOnly to,
        IReadOnlySet<DateOnly> offDays,
        IReadOnlySet<DateOnly> makeUpDays
    ) => (Version, Sources, From, To, OffDays, MakeUpDays) = (version, sources, from, to, offDays, makeUpDays);

    public string Version { get; }

    /// <summary>Addresses of the notices this version rests on.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>First published day.</summary>
    public DateOnly From { get; }

    /// <summary>Last published day, inclusive. Days after it are unknown, not "ordinary".</summary>
    public DateOnly To { get; }

    public IReadOnlySet<DateOnly> OffDays { get; }

    /// <summary>Weekend days that are worked in exchange for a bridge day (调休上班日).</summary>
    public IReadOnlySet<DateOnly> MakeUpDays { get; }

    /// <summary>Whether the day is worked by this calendar's rule, also outside its published range (then: the weekly pattern).</summary>
    public bool RulesAsWorkday(DateOnly day) =>
        MakeUpDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !OffDays.Contains(day));

    public static Outcome<WorkCalendar> Create(
        string version,
        IReadOnlyList<string> sources,
        DateOnly from,
        DateOnly to,
        IEnumerable<DateOnly> offDays,
        IEnumerable<DateOnly> makeUpDays
    )
    {
        var off = offDays.ToHashSet();
        var makeUp = makeUpDays.ToHashSet();

        if (from > to)
            return Broken($"生效日期 {from:yyyy-MM-dd} 晚于截止日期 {to:yyyy-MM-dd}");
        if (off.Union(makeUp).Where(day => day < from || day > to).Cast<DateOnly?>().Min() is { } outside)
            return Broken($"{outside:yyyy-MM-dd} 不在日历有效期 {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 内");
        if (off.Intersect(makeUp).Cast<DateOnly?>().Min() is { } both)
            return Broken($"{both:yyyy-MM-dd} 既列为放假又列为上班");

        return new WorkCalendar(version, sources, from, to, off, makeUp);
    }

    /// <summary>
    /// Joins consecutive years' notices; the later notice wins where two name the same day. Published from 1 January of the first year
    /// to 31 December of the last year whose notice is out. A year without days ends the range; days before the first year are dropped.
    /// </summary>
    public static Outcome<WorkCalendar> FromNotices(string version, IEnumerable<HolidayNotice> notices)
    {
        var ordered = notices.OrderBy(notice => notice.Year).ToList();
        var published = ordered.TakeWhile((notice, i) => notice.Days.Count > 0 && notice.Year == ordered[0].Year + i).ToList();
        if (published.Count == 0)
            return Broken("没有任何已公布的放假通知");

        var from = new DateOnly(published[0].Year, 1, 1);
        var to = new DateOnly(published[^1].Year, 12, 31);
        var rulings = new Dictionary<DateOnly, bool>();
        foreach (var day in published.SelectMany(notice => notice.Days).Where(day => day.Date >= from && day.Date <= to))
            rulings[day.Date] = day.IsOffDay;

        return Create(
            version,
            [.. published.SelectMany(notice => notice.Papers).Distinct()],
            from,
            to,
            rulings.Where(ruling => ruling.Value).Select(ruling => ruling.Key),
            rulings.Where(ruling => !ruling.Value && IsWeekend(ruling.Key)).Select(ruling => ruling.Key)
        );
    }

    /// <summary>Days on which two versions disagree: open deadlines that lie after the first of them are recomputed, with notice.</summary>
    public IReadOnlyList<DateOnly> DifferencesFrom(WorkCalendar earlier) =>
        [
            .. OffDays
                .Union(MakeUpDays)
                .Union(earlier.OffDays)
                .Union(earlier.MakeUpDays)
                .Where(day => RulesAsWorkday(day) != earlier.RulesAsWorkday(day))
                .Order(),
        ];

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    static Fault Broken(string detail) =>
        new("calendar.inconsistent", string.Create(CultureInfo.InvariantCulture, $"工作日历有误：{detail}，请对照放假通知更正。"));
}
