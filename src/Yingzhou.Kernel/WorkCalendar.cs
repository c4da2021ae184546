using System.Collections;

namespace Yingzhou.Kernel;

/// <summary>
/// The statutory working calendar (法定工作日历): weekends, holidays (节假日) and make-up working days (调休) as the State Council's yearly notices set them.
/// Immutable; looked up by day number, so adding days costs one step a day.
/// </summary>
public sealed class WorkCalendar
{
    readonly BitArray workdays;
    readonly int firstDay;

    /// <param name="firstYear">First year covered by a notice.</param>
    /// <param name="lastYear">Last year covered; days after it follow the weekends only and are provisional.</param>
    /// <param name="daysOff">Holidays, whatever weekday they fall on.</param>
    /// <param name="makeUpDays">Weekend days that are worked.</param>
    public WorkCalendar(string version, int firstYear, int lastYear, IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> makeUpDays)
    {
        (Version, First, Last) = (version, new DateOnly(firstYear, 1, 1), new DateOnly(lastYear, 12, 31));
        firstDay = First.DayNumber;
        workdays = new BitArray(Last.DayNumber - firstDay + 1);
        for (var day = First; day <= Last; day = day.AddDays(1))
            workdays[day.DayNumber - firstDay] = IsWeekday(day);
        foreach (var day in daysOff)
            Set(day, false);
        foreach (var day in makeUpDays)
            Set(day, true);
    }

    /// <summary>Names the notices it was made from; a judgement names the version it used.</summary>
    public string Version { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public bool Covers(DateOnly day) => day >= First && day <= Last;

    /// <exception cref="ArgumentOutOfRangeException">The day is before the first notice: a past deadline is never guessed.</exception>
    public bool IsWorkday(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, First);
        return day > Last ? IsWeekday(day) : workdays[day.DayNumber - firstDay];
    }

    /// <summary>The last day of a period of working days; day 1 is the next working day after <paramref name="from"/>.</summary>
    public DueDay Add(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
                days--;
        }
        return new DueDay(day, day > Last);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; zero when <paramref name="to"/> is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkday(day))
                count++;
        return count;
    }

    /// <summary>A period that ends on a day off ends on the next working day (民法典 203).</summary>
    public DateOnly RollForward(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }

    void Set(DateOnly day, bool worked)
    {
        if (Covers(day))
            workdays[day.DayNumber - firstDay] = worked;
    }

    static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}

/// <param name="Provisional">Beyond the published notices: counted by weekends only, to be counted again when the next notice comes.</param>
public readonly record struct DueDay(DateOnly Day, bool Provisional);
