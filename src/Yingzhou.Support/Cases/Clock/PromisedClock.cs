using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>
/// The promised time limit of a case (承诺时限), in statutory working days. Day 1 is the next working day after acceptance. A stop (补正, 特别程序) lasts from the
/// end of the day it begins to the day it ends, so the first day counts and the last does not. Source: 行政许可法 42, 45, 82; page a01 §3.
/// </summary>
/// <param name="From">Acceptance, or the day the last stop ended.</param>
/// <param name="Used">Working days used before <paramref name="From"/>.</param>
/// <param name="StoppedOn">Day on which the present stop began; <c>null</c> while the clock runs.</param>
public readonly record struct PromisedClock(int Promised, DateOnly From, int Used = 0, DateOnly? StoppedOn = null)
{
    public int Remaining => Math.Max(0, Promised - Used);

    /// <summary>Last day of the promise; <c>null</c> while the clock stands, for then nobody knows it.</summary>
    public DueDay? Due(WorkCalendar calendar) => StoppedOn is null ? calendar.Add(From, Remaining) : null;

    public PromisedClock Stop(DateOnly today, WorkCalendar calendar) =>
        StoppedOn is null ? this with { Used = Used + calendar.Between(From, today), From = today, StoppedOn = today } : this;

    public PromisedClock Go(DateOnly today) => StoppedOn is null ? this : this with { From = today, StoppedOn = null };

    public int UsedBy(DateOnly today, WorkCalendar calendar) => StoppedOn is null ? Used + calendar.Between(From, today) : Used;

    /// <summary>The day on which so many percent of the promise will have been used, at least one day before the next light.</summary>
    public DateOnly DayOfShare(int percent, WorkCalendar calendar) =>
        calendar.Add(From, Math.Max(0, (int)Math.Ceiling(Promised * percent / 100m) - Used)).Day;
}
