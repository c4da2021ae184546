using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>
/// Dates and times as people type them (2025-9-1, 2025/09/01, 2025.9.1, 2025年9月1日, 20250901; 9:05, 9点5分) and as JSON keeps them. Typed times
/// are China Standard Time, which has had no summer time since 1991.
/// </summary>
public static partial class FormMoment
{
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <returns>The JSON text, or <c>null</c> when it is no such moment.</returns>
    public static string? Read(FormMomentField field, string text)
    {
        switch (field.Kind)
        {
            case MomentKind.Date:
                return Date(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            case MomentKind.Time:
                return Time(text) is { } time ? Written(new DateOnly(2000, 1, 1).ToDateTime(time), field.Zone, "HH:mm") : null;
            default:
                if (Instant(text) is { } kept)
                    return Written(kept, field.Zone, "yyyy-MM-ddTHH:mm");
                var parts = text.Split(text.Contains('T', StringComparison.Ordinal) ? 'T' : ' ', 2, StringSplitOptions.TrimEntries);
                return parts.Length == 2 && Date(parts[0]) is { } date && Time(parts[1]) is { } at
                    ? Written(date.ToDateTime(at), field.Zone, "yyyy-MM-ddTHH:mm")
                    : null;
        }
    }

    /// <summary>The value of an HTML control (date, time, datetime-local), in China Standard Time; what is no moment is given back.</summary>
    public static string ForControl(FormMomentField field, string text) => Read(field with { Zone = MomentZone.None }, text) ?? text;

    /// <summary>The day of a kept value; <c>null</c> for a time or for what is no date.</summary>
    public static DateOnly? DayOf(FormMomentField field, string text) =>
        field.Kind == MomentKind.Time ? null : Date(ForControl(field, text).Split('T')[0]);

    static DateOnly? Date(string text) =>
        DatePattern().Match(text) is { Success: true } match
        && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    static TimeOnly? Time(string text)
    {
        if (TimePattern().Match(text) is not { Success: true } match)
            return null;
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59)
            return null;
        var time = new TimeOnly(hour, minute);
        return match.Groups["zone"].Value switch
        {
            "" => time,
            "Z" => time.Add(China),
            var zone when TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) => time.Add(
                China - (zone[0] == '-' ? -offset : offset)
            ),
            _ => null,
        };
    }

    // Only what names its zone; everything else is a local time.
    static DateTime? Instant(string text) =>
        ZonePattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToOffset(China).DateTime
            : null;

    static string Written(DateTime local, MomentZone zone, string format) =>
        zone switch
        {
            MomentZone.Offset => local.ToString(format, CultureInfo.InvariantCulture) + "+08:00",
            MomentZone.Utc => local.Subtract(China).ToString(format, CultureInfo.InvariantCulture) + "Z",
            _ => local.ToString(format, CultureInfo.InvariantCulture),
        };

    [GeneratedRegex(
        @"^((?<y>[0-9]{4})[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DatePattern();

    [GeneratedRegex(
        @"^(?<h>[0-9]{1,2})([:点时](?<m>[0-9]{1,2})?分?)(:[0-9]{2}([.][0-9]+)?)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"T.*(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ZonePattern();
}
