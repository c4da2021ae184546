namespace Yingzhou.Kernel;

/// <summary>How an observation came in time (到达情况).</summary>
public enum Arrival
{
    /// <summary>按时</summary>
    OnTime,

    /// <summary>迟到: more than ten minutes old; what was computed of its hour is computed again.</summary>
    Late,

    /// <summary>时钟超前: dated more than five minutes ahead; stored under the time of receipt.</summary>
    Clock,

    /// <summary>过期: older than the back-fill allows; kept apart.</summary>
    TooOld,
}

/// <summary>
/// The three times of an observation (观测、接收、入库时间): which of them it is stored under. An instrument whose clock is wrong must not write into the future, and a cable that was cut may bring
/// ninety days. Source: p07 R3.
/// </summary>
/// <param name="At">The time it is stored under.</param>
public readonly record struct ObservationArrival(DateTimeOffset At, Arrival Arrival)
{
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan AheadAfter = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Backfill = TimeSpan.FromDays(90);

    /// <summary>A difference equal to a limit is still within it.</summary>
    public static ObservationArrival Of(DateTimeOffset phenomenon, DateTimeOffset received) =>
        (received - phenomenon) switch
        {
            var age when age < -AheadAfter => new(received, Arrival.Clock),
            var age when age > Backfill => new(phenomenon, Arrival.TooOld),
            var age when age > LateAfter => new(phenomenon, Arrival.Late),
            _ => new(phenomenon, Arrival.OnTime),
        };
}
