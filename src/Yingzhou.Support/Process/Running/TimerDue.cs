using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Running;

/// <summary>Turns the text of a timer or due date into an instant; working days need the city's calendar.</summary>
sealed class TimerDue(Workdays workdays)
{
    public DateTimeOffset Of(ScheduleTimer timer, DateTimeOffset now) =>
        timer.DueAt ?? (timer.WorkingDays is { } days ? EndOf(now, days) : now);

    public DateTimeOffset? Of(string text, DateTimeOffset now) =>
        (
            TimerText.Read(TimerKind.Duration, text, now, TimeZoneInfo.Utc) ?? TimerText.Read(TimerKind.Date, text, now, TimeZoneInfo.Utc)
        ) switch
        {
            { DueAt: { } at } => at,
            { WorkingDays: { } days } => EndOf(now, days),
            _ => null,
        };

    public DateTimeOffset Of(TimerPlan plan, DateTimeOffset from) =>
        plan.DueAt ?? (plan.WorkingDays is { } days ? EndOf(from, days) : from);

    DateTimeOffset EndOf(DateTimeOffset now, int days) => CityTime.EndOf(workdays.AddWorkdaysOpen(now.Day(), days).Value.Day);
}
