namespace Yingzhou.Languages.Feel;

/// <summary>A date and time, local or with an offset or region.</summary>
public sealed class FeelDateTime(FeelDate date, FeelTime time) : FeelValue
{
    public FeelDate Date { get; } = date;
    public FeelTime Time { get; } = time;
    public FeelZone? Zone => Time.Zone;
    public override string TypeName => "date and time";

    /// <summary>The offset from UTC in seconds, also for a region; <c>null</c> for a local time.</summary>
    public int? OffsetSeconds => Zone?.OffsetAt(Date, Time.SecondOfDay);

    /// <summary>Nanoseconds since 1970-01-01 as the clock on the wall shows them.</summary>
    public Int128 LocalNanos => Math.BigMul(Date.DayNumber, FeelTime.NanosPerDay) + Time.NanoOfDay;

    /// <summary>Nanoseconds since 1970-01-01T00:00:00Z; a local time counts as UTC.</summary>
    public Int128 UtcNanos => LocalNanos - ((Int128)(OffsetSeconds ?? 0) * FeelTime.NanosPerSecond);

    /// <summary>What equality and order look at: the standard's value of a date and time counts whole seconds (DMN 1.5
    /// §10.3.2.3.5).</summary>
    internal long UtcSeconds => LocalSeconds - (OffsetSeconds ?? 0);

    internal long LocalSeconds => (Date.DayNumber * 86_400) + Time.SecondOfDay;

    public static FeelDateTime? FromLocalNanos(Int128 nanos, FeelZone? zone)
    {
        var day = nanos / FeelTime.NanosPerDay;
        if (nanos % FeelTime.NanosPerDay < 0)
            day--;
        if (day > long.MaxValue / 4 || day < long.MinValue / 4 || FeelDate.FromDayNumber((long)day) is not { } date)
            return null;
        return new(date, FeelTime.OfNanos(nanos, zone));
    }

    /// <summary>The same moment in .NET, to 100 nanoseconds; <c>null</c> for a local time and outside .NET's years and offsets.</summary>
    public DateTimeOffset? ToDateTimeOffset()
    {
        if (OffsetSeconds is not { } offset || Math.Abs(offset) > 14 * 3600 || offset % 60 != 0 || Date.Year is < 2 or > 9998)
            return null;
        return DateTimeOffset.UnixEpoch.AddTicks((long)(UtcNanos / 100)).ToOffset(TimeSpan.FromSeconds(offset));
    }

    /// <summary>An instant of .NET with its offset.</summary>
    public static FeelDateTime From(DateTimeOffset instant)
    {
        var zone = FeelZone.FromOffset((int)instant.Offset.TotalSeconds);
        return FromLocalNanos((Int128)(instant.DateTime - DateTime.UnixEpoch).Ticks * 100, zone)!;
    }

    public override bool Equals(object? obj) =>
        obj is FeelDateTime other && (Zone is null) == (other.Zone is null) && UtcSeconds == other.UtcSeconds;

    public override int GetHashCode() => UtcSeconds.GetHashCode();
}
