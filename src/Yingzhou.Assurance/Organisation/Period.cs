namespace Yingzhou.Assurance.Organisation;

/// <summary>A stretch of time (有效期): its first instant belongs to it, its end does not.</summary>
/// <param name="Until"><c>null</c>: without an end.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset? Until = null)
{
    // The city keeps one time zone, without summer time since 1992.
    static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static readonly Period Always = new(DateTimeOffset.MinValue);

    /// <summary>Whole days in the city's time zone, as appointments and leave are written: the last day counts in full.</summary>
    public static Period Days(DateOnly first, DateOnly? last = null) =>
        new(Midnight(first), last is { } day ? Midnight(day.AddDays(1)) : null);

    public bool Contains(DateTimeOffset at) => From <= at && (Until is not { } end || at < end);

    public bool Overlaps(Period other) => (other.Until is not { } end || From < end) && (Until is not { } own || other.From < own);

    /// <summary>The period with this end, or its own when that is earlier.</summary>
    public Period EndingBy(DateTimeOffset end) => Until is { } own && own <= end ? this : this with { Until = end };

    static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Shanghai);
}
