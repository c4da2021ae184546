namespace Yingzhou.Kernel;

/// <summary>What a clock shows on one day.</summary>
/// <param name="UsedDays">Working days used up to and including today (or up to the day the clock was stopped).</param>
/// <param name="AllowedDays">Promised days and extensions.</param>
/// <param name="Due">While the clock stands: the due day if it were to run again from today.</param>
/// <param name="IsRunning"><c>false</c> while a pause is open.</param>
public sealed record ClockReading(DateOnly Today, int UsedDays, int AllowedDays, DueDay Due, bool IsRunning, Light Light)
{
    /// <summary>Negative once the time is exceeded.</summary>
    public int RemainingDays => AllowedDays - UsedDays;

    /// <summary>The due day itself is still in time. A clock that stands with time left is never overdue.</summary>
    public bool IsOverdue => Today > Due.Day;
}
