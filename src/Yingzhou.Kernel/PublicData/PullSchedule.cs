namespace Yingzhou.Kernel;

/// <summary>When a source is pulled (采集计划): every so many minutes, or each day at a time of the city's clock. Exactly one of the two.</summary>
public sealed record PullSchedule(int? EveryMinutes, TimeOnly? DailyAt)
{
    public const int LeastMinutes = 1;
    public const int MostMinutes = 7 * 24 * 60;

    public bool IsSound => (EveryMinutes is null) != (DailyAt is null) && EveryMinutes is null or (>= LeastMinutes and <= MostMinutes);

    /// <summary>The next time it is due; a source that was never pulled, or whose time was slept through, is due once, not as often as it was missed.</summary>
    /// <param name="lastStart">Of the last pull; <c>null</c> before the first.</param>
    /// <returns>An instant that is not later than <paramref name="now"/> when it is due.</returns>
    public DateTimeOffset Next(DateTimeOffset? lastStart, DateTimeOffset now)
    {
        if (lastStart is not { } last)
            return now;
        if (EveryMinutes is { } minutes)
            return last.AddMinutes(minutes);
        var local = last.ToOffset(CityTime.Offset);
        var sameDay = new DateTimeOffset(local.Date, CityTime.Offset) + (DailyAt ?? TimeOnly.MinValue).ToTimeSpan();
        return sameDay > last ? sameDay : sameDay.AddDays(1);
    }
}
