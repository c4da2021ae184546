namespace Yingzhou.Kernel;

/// <summary>处置时限 of a kind: natural time for urgent safety, else working hours or working days.</summary>
public abstract record HandlingLimit
{
    HandlingLimit() { }

    /// <summary>紧急：自然时间，昼夜不停.</summary>
    public sealed record Urgent(TimeSpan Length) : HandlingLimit;

    /// <summary>工作时间.</summary>
    public sealed record OfficeTime(TimeSpan Length) : HandlingLimit;

    /// <summary>工作日: until the end of the last day.</summary>
    public sealed record Days(int Count) : HandlingLimit;
}

/// <summary>案件时钟 (b10 §3). Own defaults: accept, file and dispatch within 30 minutes of service time each; check within 24 h; urgent safety 2 h.</summary>
public static class CityCaseClock
{
    public static readonly TimeSpan DeskStep = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Check = TimeSpan.FromHours(24);
    public static readonly TimeSpan UrgentSafety = TimeSpan.FromHours(2);

    /// <summary>受理、立案、派遣 each: half an hour while the desk is open.</summary>
    public static Outcome<DateTimeOffset> DeskDue(DateTimeOffset from, OfficeHours service) => service.Add(from, DeskStep);

    public static Outcome<DateTimeOffset> HandlingDue(DateTimeOffset filed, HandlingLimit limit, OfficeHours office, Workdays workdays)
    {
        if (limit is HandlingLimit.Urgent urgent)
            return filed + urgent.Length;
        if (limit is HandlingLimit.OfficeTime time)
            return office.Add(filed, time.Length);
        var due = workdays.AddWorkdaysOpen(filed.Day(), ((HandlingLimit.Days)limit).Count);
        return due.Fault is { } fault ? fault : CityTime.EndOf(due.Value.Day);
    }

    /// <summary>The ladder by the share of time used: yellow 70 %, orange 100 %, red 150 %; an equal share lights it.</summary>
    /// <param name="used">On the clock of the limit: natural or office time.</param>
    public static Light Light(TimeSpan used, TimeSpan allowed) =>
        LightLimits.Default.LightFor((int)used.TotalMinutes, (int)allowed.TotalMinutes);

    /// <summary>延期: once, at most the original limit again.</summary>
    public static Outcome<TimeSpan> Delay(TimeSpan original, TimeSpan asked, int delaysBefore) =>
        delaysBefore > 0 ? new Fault("city-management.delayed-before", "案件只能延期一次，请按现有时限处置或提请联席会议。", 409)
        : asked <= TimeSpan.Zero || asked > original
            ? new Fault("city-management.delay-length", "延期应当大于零，且不超过原时限。") { Field = "delay" }
        : original + asked;
}
