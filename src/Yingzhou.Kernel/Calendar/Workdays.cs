namespace Yingzhou.Kernel;

/// <summary>
/// Counting in statutory working days (工作日). Day 1 is the next working day after the starting day (行政许可法 82, 民法典 201).
/// Every question is one or two array reads: a replay of a year asks hundreds of thousands of times.
/// </summary>
public sealed class Workdays
{
    // How far past the published range an open deadline may still be shown as provisional.
    const int ProvisionalYears = 10;

    readonly int firstDay;
    readonly int lastPublishedDay;

    // workedUpTo[i]: working days in [firstDay, firstDay + i]; dayOf[n - 1]: day number of the n-th working day.
    readonly int[] workedUpTo;
    readonly int[] dayOf;

    public Workdays(WorkCalendar calendar)
    {
        Calendar = calendar;
        firstDay = calendar.From.DayNumber;
        lastPublishedDay = calendar.To.DayNumber;

        var length = calendar.To.AddYears(ProvisionalYears).DayNumber - firstDay + 1;
        workedUpTo = new int[length];
        var days = new List<int>(length);
        for (var i = 0; i < length; i++)
        {
            if (calendar.RulesAsWorkday(DateOnly.FromDayNumber(firstDay + i)))
                days.Add(firstDay + i);
            workedUpTo[i] = days.Count;
        }

        dayOf = [.. days];
    }

    public WorkCalendar Calendar { get; }

    public Outcome<bool> IsWorkday(DateOnly day) => Outside(day) ?? (Outcome<bool>)Worked(day.DayNumber);

    /// <summary>The day on which <paramref name="days"/> working days after <paramref name="from"/> are used up; 0 gives the day itself.</summary>
    /// <returns>A fault when the answer depends on a day whose arrangement is not published yet.</returns>
    public Outcome<DateOnly> AddWorkdays(DateOnly from, int days)
    {
        var open = AddWorkdaysOpen(from, days);
        if (open.Fault is not null)
            return open.Fault;
        return open.Value.IsProvisional ? Beyond(open.Value.Day) : open.Value.Day;
    }

    /// <summary>As <see cref="AddWorkdays"/>, for deadlines that must be shown today although next year's notice is not out yet.</summary>
    public Outcome<DueDay> AddWorkdaysOpen(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (!Knows(from))
            return Beyond(from);

        var ordinal = workedUpTo[from.DayNumber - firstDay] + days;
        if (ordinal > dayOf.Length)
            return Beyond(DateOnly.FromDayNumber(dayOf[^1]));

        var day = days == 0 ? from.DayNumber : dayOf[ordinal - 1];
        return new DueDay(DateOnly.FromDayNumber(day), IsProvisional: day > lastPublishedDay);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when they are in reverse order.</summary>
    public Outcome<int> Between(DateOnly from, DateOnly to) => Outside(from) ?? Outside(to) ?? (Outcome<int>)Count(from, to);

    /// <summary>The day itself when it is worked, otherwise the first working day after it (民法典 203).</summary>
    public Outcome<DueDay> OnOrAfter(DateOnly day)
    {
        if (!Knows(day))
            return Beyond(day);
        return Worked(day.DayNumber) ? new DueDay(day, day.DayNumber > lastPublishedDay) : AddWorkdaysOpen(day, 1);
    }

    /// <summary>Whether a day, published or provisional, can be counted with at all.</summary>
    internal bool Knows(DateOnly day) => day.DayNumber >= firstDay && day.DayNumber - firstDay < workedUpTo.Length;

    /// <summary>Whether a day that can be counted with is worked; days outside are not.</summary>
    internal bool Works(DateOnly day) => Knows(day) && Worked(day.DayNumber);

    /// <summary>As <see cref="Between"/>, also over provisional days. Both days must be known.</summary>
    internal int Count(DateOnly from, DateOnly to) => workedUpTo[to.DayNumber - firstDay] - workedUpTo[from.DayNumber - firstDay];

    internal Fault Beyond(DateOnly day) =>
        new(
            "calendar.not-published",
            $"{day:yyyy-MM-dd} 不在已公布的工作日历（{Calendar.From:yyyy-MM-dd} 至 {Calendar.To:yyyy-MM-dd}）内，请在放假通知公布后更新日历再算。"
        );

    bool Worked(int dayNumber)
    {
        var i = dayNumber - firstDay;
        return workedUpTo[i] != (i == 0 ? 0 : workedUpTo[i - 1]);
    }

    Fault? Outside(DateOnly day) => day.DayNumber < firstDay || day.DayNumber > lastPublishedDay ? Beyond(day) : null;
}
