namespace Yingzhou.Kernel;

/// <summary>
/// How far a line is behind its source (延迟): now at the target − commit time − skew, where skew is how far the target's clock is ahead of the source's. Source: p04 R8.
/// </summary>
public static class LineLag
{
    /// <summary>A beat goes out every 10 s, also when nothing else moves: no data is not no line.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    const int BeatsMissed = 3;

    /// <summary>Never negative: what cannot have been earlier was in time.</summary>
    public static TimeSpan Of(DateTimeOffset now, DateTimeOffset committedAt, TimeSpan skew)
    {
        var lag = now - committedAt - skew;
        return lag < TimeSpan.Zero ? TimeSpan.Zero : lag;
    }

    /// <summary>How far the target's clock is ahead, from one question to the source: half of the way there is taken off.</summary>
    public static TimeSpan Skew(DateTimeOffset asked, DateTimeOffset source, DateTimeOffset answered) =>
        asked + ((answered - asked) / 2) - source;

    /// <summary>The line is down when three beats are missing (断线); at exactly three it is not yet.</summary>
    /// <returns><c>null</c> before the first beat: unknown.</returns>
    public static bool? IsSilent(DateTimeOffset? lastBeat, DateTimeOffset now) =>
        lastBeat is { } last ? now - last > Beat * BeatsMissed : null;
}

/// <summary>The promise of a line (服务等级): P95 of its lag, an equal value keeps it. Source: p04 §4.</summary>
public enum LineClass
{
    /// <summary>A 级: 5 s</summary>
    A,

    /// <summary>B 级: 60 s</summary>
    B,

    /// <summary>C 级: 15 min</summary>
    C,
}

public static class LinePromise
{
    public const double Availability = 0.999;

    public static TimeSpan Limit(LineClass @class) =>
        @class switch
        {
            LineClass.A => TimeSpan.FromSeconds(5),
            LineClass.B => TimeSpan.FromSeconds(60),
            _ => TimeSpan.FromMinutes(15),
        };

    /// <param name="p95">In seconds; <c>null</c> when nothing was measured.</param>
    public static bool? IsKept(LineClass @class, double? p95) => p95 is { } seconds ? seconds <= Limit(@class).TotalSeconds : null;

    /// <summary>The time that a line may be down: 43.2 minutes in a month of 30 days.</summary>
    public static TimeSpan Downtime(int days) => TimeSpan.FromDays(days * (1 - Availability));
}
