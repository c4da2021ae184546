namespace Yingzhou.Kernel;

/// <summary>
/// The ways something can go (时刻表): sailings by the clock, and ways between them that are open for some hours of the day (a07 §3).
/// </summary>
public sealed record Timetable(IReadOnlyList<Sailing> Sailings, IReadOnlyList<Way> Ways)
{
    public bool Knows(string stop) => Sailings.Any(s => s.From == stop || s.To == stop) || Ways.Any(w => w.From == stop || w.To == stop);
}

/// <summary>A departure that comes again every day of its calendar (航班), in Shanghai time.</summary>
/// <param name="Line">Id of the line; weather stops a line for a day, not a departure.</param>
/// <param name="Minutes">From departure to arrival; may pass midnight.</param>
public sealed record Sailing(string Line, string From, string To, TimeOnly Departs, int Minutes)
{
    /// <summary>Whoever is there this long before departure still gets on board (截载时间); one who arrives exactly then does.</summary>
    public int CutOffMinutes { get; init; }

    public RunningDays Days { get; init; } = RunningDays.Always;
}

/// <summary>A way that takes a time whenever it is begun (接驳): handling in the office, the van to the pier, the village carrier.</summary>
public sealed record Way(string From, string To, int Minutes)
{
    /// <summary>From when in the day it can be begun; <c>null</c> means from midnight.</summary>
    public TimeOnly? Opens { get; init; }

    /// <summary>Until when it can be begun; at this time itself it is closed already. <c>null</c> means until midnight.</summary>
    public TimeOnly? Closes { get; init; }

    /// <summary>Days on which it is open.</summary>
    public RunningDays Days { get; init; } = RunningDays.Always;
}
