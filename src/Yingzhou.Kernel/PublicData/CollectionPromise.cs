namespace Yingzhou.Kernel;

/// <summary>How often a catalogue promises new data (更新周期).</summary>
public enum UpdateCycle
{
    /// <summary>实时</summary>
    Realtime,

    /// <summary>每日</summary>
    Daily,

    /// <summary>每周</summary>
    Weekly,

    /// <summary>每月</summary>
    Monthly,

    /// <summary>每季度</summary>
    Quarterly,

    /// <summary>每年</summary>
    Yearly,

    /// <summary>不定期: nothing is promised, so nothing can be late.</summary>
    AsNeeded,
}

/// <summary>Whether a catalogue keeps its promise to be renewed (更新及时率). Source: p01 R5.</summary>
public static class CollectionPromise
{
    const int ZombieCycles = 3;
    const int UnusedDays = 365;

    /// <summary>Grace after the cycle: realtime 5 minutes, day 6 hours, week 1 day, month 3, quarter 5, year 15 days.</summary>
    public static TimeSpan Grace(UpdateCycle cycle) =>
        cycle switch
        {
            UpdateCycle.Realtime => TimeSpan.FromMinutes(5),
            UpdateCycle.Daily => TimeSpan.FromHours(6),
            UpdateCycle.Weekly => TimeSpan.FromDays(1),
            UpdateCycle.Monthly => TimeSpan.FromDays(3),
            UpdateCycle.Quarterly => TimeSpan.FromDays(5),
            UpdateCycle.Yearly => TimeSpan.FromDays(15),
            _ => TimeSpan.MaxValue,
        };

    /// <summary>The last instant at which the next load is still in time; an equal one is. <c>null</c> when nothing is promised.</summary>
    public static DateTimeOffset? Due(UpdateCycle cycle, DateTimeOffset lastSuccess) =>
        cycle is UpdateCycle.AsNeeded ? null : After(cycle, lastSuccess, 1) + Grace(cycle);

    /// <returns><c>null</c> when nothing is promised. What never came is late.</returns>
    public static bool? IsOnTime(UpdateCycle cycle, DateTimeOffset? lastSuccess, DateTimeOffset now) =>
        cycle is UpdateCycle.AsNeeded ? null : lastSuccess is { } last && now <= Due(cycle, last);

    /// <summary>Catalogues in time ÷ catalogues that promise something.</summary>
    public static RatioOf OnTimeRate(IEnumerable<(UpdateCycle Cycle, DateTimeOffset? LastSuccess)> active, DateTimeOffset now) =>
        RatioOf.Count(
            active.Select(one => IsOnTime(one.Cycle, one.LastSuccess, now)).Where(onTime => onTime is not null),
            onTime => onTime is true
        );

    /// <summary>A zombie (僵尸目录): no load within three cycles, or no grant within 365 days; the limits themselves do not count as passed.</summary>
    /// <param name="since">When it was published: a young catalogue has had no time to be used.</param>
    public static bool IsZombie(
        UpdateCycle cycle,
        DateTimeOffset since,
        DateTimeOffset? lastSuccess,
        DateTimeOffset? lastGrant,
        DateTimeOffset now
    ) =>
        (cycle is not UpdateCycle.AsNeeded && now > After(cycle, lastSuccess ?? since, ZombieCycles) + Grace(cycle))
        || now > (lastGrant ?? since).AddDays(UnusedDays);

    static DateTimeOffset After(UpdateCycle cycle, DateTimeOffset from, int cycles) =>
        cycle switch
        {
            UpdateCycle.Daily => from.AddDays(cycles),
            UpdateCycle.Weekly => from.AddDays(7 * cycles),
            UpdateCycle.Monthly => from.ToOffset(CityTime.Offset).AddMonths(cycles),
            UpdateCycle.Quarterly => from.ToOffset(CityTime.Offset).AddMonths(3 * cycles),
            UpdateCycle.Yearly => from.ToOffset(CityTime.Offset).AddYears(cycles),
            _ => from,
        };
}
