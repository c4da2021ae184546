using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

/// <summary>案件计时 in the unit of the limit: natural time for urgent kinds, office time for all others.</summary>
sealed class CityTimes(Workdays workdays)
{
    readonly OfficeHours office = new(workdays);

    public Outcome<DateTimeOffset> Due(DateTimeOffset from, KindLimit limit) =>
        CityCaseClock.HandlingDue(from, limit.Rule, office, workdays);

    /// <summary>When a report should have been accepted, or a case dispatched: half an hour of service time.</summary>
    public DateTimeOffset? DeskDue(DateTimeOffset from) =>
        CityCaseClock.DeskDue(from, office) is { Succeeded: true, Value: var due } ? due : null;

    /// <returns>Zero when the end is not after the start, or lies beyond the calendar.</returns>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until, LimitUnit unit) =>
        unit is LimitUnit.UrgentHours ? (until > from ? until - from : TimeSpan.Zero)
        : office.Between(from, until) is { Succeeded: true, Value: var worked } ? worked
        : TimeSpan.Zero;

    public Outcome<DateTimeOffset> After(DateTimeOffset from, TimeSpan length, LimitUnit unit) =>
        unit is LimitUnit.UrgentHours ? from + length : office.Add(from, length);

    /// <summary>Of the time that runs: what a suspension stopped counts on neither side.</summary>
    public Light LightOf(CityCase one, DateTimeOffset now)
    {
        var (until, paused) = (one.HandledAt ?? one.SuspendedAt ?? now, TimeSpan.FromMinutes(one.PausedMinutes));
        return CityCaseClock.Light(
            Between(one.ClockFrom, until, one.LimitUnit) - paused,
            Between(one.ClockFrom, one.DueAt, one.LimitUnit) - paused
        );
    }

    public Outcome<DateOnly> NextWorkday(DateOnly day) =>
        workdays.AddWorkdaysOpen(day, 1) is { Fault: { } fault } ? fault : workdays.AddWorkdaysOpen(day, 1).Value.Day;
}
