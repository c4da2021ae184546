namespace Yingzhou.Languages.Feel;

/// <summary>A time of day to the nanosecond, local or with an offset or region.</summary>
public sealed class FeelTime : FeelValue
{
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerDay = 86_400 * NanosPerSecond;

    FeelTime(long nanoOfDay, FeelZone? zone) => (NanoOfDay, Zone) = (nanoOfDay, zone);

    public long NanoOfDay { get; }
    public FeelZone? Zone { get; }
    public int SecondOfDay => (int)(NanoOfDay / NanosPerSecond);
    public int Hour => SecondOfDay / 3600;
    public int Minute => SecondOfDay / 60 % 60;
    public int Second => SecondOfDay % 60;
    public int Nano => (int)(NanoOfDay % NanosPerSecond);
    public override string TypeName => "time";

    public static FeelTime? Of(int hour, int minute, int second, int nano = 0, FeelZone? zone = null) =>
        hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 && nano is >= 0 and < (int)NanosPerSecond
            ? new((((((hour * 60L) + minute) * 60) + second) * NanosPerSecond) + nano, zone)
            : null;

    /// <summary>A day has no end: nanoseconds beyond it begin again at midnight.</summary>
    public static FeelTime OfNanos(Int128 nanoOfDay, FeelZone? zone)
    {
        var wrapped = (long)(nanoOfDay % NanosPerDay);
        return new(wrapped < 0 ? wrapped + NanosPerDay : wrapped, zone);
    }

    public FeelTime WithZone(FeelZone? zone) => new(NanoOfDay, zone);

    /// <summary>Nanoseconds since midnight in UTC; a local time and a region, which has no date to choose its offset by, count as
    /// UTC.</summary>
    internal long UtcNanos => NanoOfDay - ((Zone?.FixedOffset ?? 0) * NanosPerSecond);

    /// <summary>What equality and order look at: the standard's value of a time counts whole seconds (DMN 1.5 §10.3.2.3.4).</summary>
    internal long UtcSeconds => SecondOfDay - (Zone?.FixedOffset ?? 0);

    public override bool Equals(object? obj) =>
        obj is FeelTime other && (Zone is null) == (other.Zone is null) && Zone?.Region == other.Zone?.Region && UtcSeconds == other.UtcSeconds;

    public override int GetHashCode() => UtcSeconds.GetHashCode();
}
