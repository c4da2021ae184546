namespace Yingzhou.Kernel;

/// <summary>How a device is heard (在线状态). No data is an alarm, not a quiet green dot.</summary>
public enum Hearing
{
    /// <summary>未上线: never heard.</summary>
    Never,

    /// <summary>在线</summary>
    Online,

    /// <summary>沉默: a frame is overdue, but not long enough for an alarm.</summary>
    Silent,

    /// <summary>离线</summary>
    Offline,
}

/// <summary>A device is offline when there was no frame for three of its intervals, and for three minutes at least; at exactly that age it is. Source: p07 R4.</summary>
public static class Silence
{
    const int Intervals = 3;

    static readonly TimeSpan Least = TimeSpan.FromMinutes(3);

    public static TimeSpan Limit(TimeSpan interval) => interval * Intervals is var limit && limit > Least ? limit : Least;

    /// <param name="last">When its last frame came; <c>null</c> for never.</param>
    /// <param name="wayBack">When the way to it (its gateway) came back: nobody is blamed for the time before.</param>
    public static Hearing Of(DateTimeOffset? last, TimeSpan interval, DateTimeOffset now, DateTimeOffset? wayBack = null)
    {
        if (last is not { } heard)
            return Hearing.Never;
        var age = now - (wayBack > heard ? wayBack.Value : heard);
        return age >= Limit(interval) ? Hearing.Offline
            : age > interval ? Hearing.Silent
            : Hearing.Online;
    }
}

/// <summary>More than six changes of state within an hour are one alarm of their own (频繁上下线) instead of six pairs. Source: p07 R4.</summary>
public static class Flapping
{
    const int MostChanges = 6;

    static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public static bool IsUnstable(IEnumerable<DateTimeOffset> changes, DateTimeOffset now) =>
        changes.Count(at => now - at < Window && at <= now) > MostChanges;
}
