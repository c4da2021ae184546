namespace Yingzhou.Kernel;

/// <summary>One stretch of an office day; the end does not belong to it.</summary>
public readonly record struct OfficeShift(TimeOnly From, TimeOnly Until)
{
    public TimeSpan Length => Until - From;
}

/// <summary>
/// Time in working hours (工作时长): only office hours of working days count, in Shanghai. Default 8:30–12:00 and 13:30–17:30, our own assumption of an office day of 7.5 hours.
/// </summary>
public sealed class OfficeHours
{
    public static readonly IReadOnlyList<OfficeShift> UsualDay = [new(new(8, 30), new(12, 0)), new(new(13, 30), new(17, 30))];

    readonly Workdays workdays;
    readonly IReadOnlyList<OfficeShift> shifts;

    public OfficeHours(Workdays workdays, IReadOnlyList<OfficeShift>? shifts = null)
    {
        this.workdays = workdays;
        this.shifts = shifts ?? UsualDay;
        DayLength = this.shifts.Aggregate(TimeSpan.Zero, (sum, shift) => sum + shift.Length);
    }

    public TimeSpan DayLength { get; }

    public bool IsOpen(DateTimeOffset at) =>
        workdays.Works(at.Day())
        && TimeOnly.FromDateTime(at.ToOffset(CityTime.Offset).DateTime) is var time
        && shifts.Any(shift => time >= shift.From && time < shift.Until);

    /// <returns>A fault when a day is beyond the published calendar; zero when the end is not after the start.</returns>
    public Outcome<TimeSpan> Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from)
            return TimeSpan.Zero;
        var (first, last) = (from.Day(), until.Day());
        foreach (var day in (DateOnly[])[first, last])
            if (!workdays.Knows(day))
                return workdays.Beyond(day);

        if (first == last)
            return workdays.Works(first) ? OnDay(first, from, until) : TimeSpan.Zero;
        var inner = Math.Max(0, workdays.Count(first, last.AddDays(-1)));
        return (inner * DayLength)
            + (workdays.Works(first) ? OnDay(first, from, CityTime.StartOf(first.AddDays(1))) : TimeSpan.Zero)
            + (workdays.Works(last) ? OnDay(last, CityTime.StartOf(last), until) : TimeSpan.Zero);
    }

    /// <summary>When so much office time after an instant is used up: the end of a shift itself, when it is used up there.</summary>
    /// <returns>A fault when the answer lies beyond the published calendar.</returns>
    public Outcome<DateTimeOffset> Add(DateTimeOffset from, TimeSpan worked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(worked, TimeSpan.Zero);
        var (day, left) = (from.Day(), worked);
        for (; ; day = day.AddDays(1))
        {
            if (!workdays.Knows(day))
                return workdays.Beyond(day);
            if (!workdays.Works(day))
                continue;
            foreach (var shift in shifts)
            {
                var (opens, closes) = (CityTime.StartOf(day) + shift.From.ToTimeSpan(), CityTime.StartOf(day) + shift.Until.ToTimeSpan());
                var begin = opens > from ? opens : from;
                if (begin >= closes)
                    continue;
                if (left <= closes - begin)
                    return begin + left;
                left -= closes - begin;
            }
        }
    }

    TimeSpan OnDay(DateOnly day, DateTimeOffset from, DateTimeOffset until)
    {
        var sum = TimeSpan.Zero;
        foreach (var shift in shifts)
        {
            var (opens, closes) = (CityTime.StartOf(day) + shift.From.ToTimeSpan(), CityTime.StartOf(day) + shift.Until.ToTimeSpan());
            var (begin, end) = (opens > from ? opens : from, closes < until ? closes : until);
            if (end > begin)
                sum += end - begin;
        }
        return sum;
    }
}
