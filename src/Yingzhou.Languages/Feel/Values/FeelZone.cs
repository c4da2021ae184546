using System.Globalization;

namespace Yingzhou.Languages.Feel;

/// <summary>What is written behind a time: a fixed offset (<c>+08:00</c>, <c>Z</c>) or a region of the time zone database
/// (<c>@Asia/Shanghai</c>).</summary>
public sealed class FeelZone : IEquatable<FeelZone>
{
    public static readonly FeelZone Utc = new(0, null);
    readonly TimeZoneInfo? region;
    readonly int offsetSeconds;

    FeelZone(int offsetSeconds, TimeZoneInfo? region)
    {
        this.offsetSeconds = offsetSeconds;
        this.region = region;
    }

    /// <summary>The region's name, or <c>null</c> for a fixed offset.</summary>
    public string? Region { get; private init; }

    /// <summary>The offset in seconds; <c>null</c> for a region, whose offset depends on the date.</summary>
    public int? FixedOffset => Region is null ? offsetSeconds : null;

    /// <summary>A fixed offset of less than 18 hours (xsd allows 14; the Java-born test suites allow 18).</summary>
    public static FeelZone? FromOffset(int seconds) => Math.Abs(seconds) <= 18 * 3600 ? seconds == 0 ? Utc : new(seconds, null) : null;

    /// <summary><c>null</c> when the time zone database has no such region. Names are case-sensitive.</summary>
    public static FeelZone? FromRegion(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && (zone.Id == name || zone.HasIanaId) && !name.Contains("..", StringComparison.Ordinal)
            ? new(0, zone) { Region = name }
            : null;

    /// <summary>The offset in seconds at a local date and time. Years beyond .NET's calendar use the rules of its last and first
    /// year.</summary>
    public int OffsetAt(FeelDate date, int secondOfDay)
    {
        if (region is null)
            return offsetSeconds;
        var year = (int)Math.Clamp(date.Year, 2, 9998);
        var day = Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month));
        var local = new DateTime(year, date.Month, day, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(secondOfDay);
        return (int)region.GetUtcOffset(local).TotalSeconds;
    }

    public override string ToString()
    {
        if (Region is not null)
            return "@" + Region;
        if (offsetSeconds == 0)
            return "Z";
        var magnitude = Math.Abs(offsetSeconds);
        var (hours, minutes, seconds) = (magnitude / 3600, magnitude / 60 % 60, magnitude % 60);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offsetSeconds < 0 ? '-' : '+')}{hours:00}:{minutes:00}");
        return seconds == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{seconds:00}");
    }

    public bool Equals(FeelZone? other) => other is not null && offsetSeconds == other.offsetSeconds && Region == other.Region;
    public override bool Equals(object? obj) => Equals(obj as FeelZone);
    public override int GetHashCode() => HashCode.Combine(offsetSeconds, Region);
}
