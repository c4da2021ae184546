using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Feel;

/// <summary>Reads the lexical forms of XML Schema that FEEL's date, time, date and time and duration functions take (DMN 1.5 table
/// 76).</summary>
static partial class TemporalText
{
    public static FeelDate? Date(string text) => DateForm().Match(text) is { Success: true } match ? Date(match) : null;

    static FeelDate? Date(Match match)
    {
        var digits = match.Groups["year"].ValueSpan;
        // A year of more than four digits has no leading zeros; the year is at most nine digits long.
        if (digits.Length > 9 || (digits.Length > 4 && digits[0] == '0'))
            return null;
        var year = Number(match.Groups["year"]);
        return FeelDate.Of(match.Groups["minus"].Success ? -year : year, Number(match.Groups["month"]), Number(match.Groups["day"]));
    }

    public static FeelTime? Time(string text) => TimeForm().Match(text) is { Success: true } match ? Time(match) : null;

    static FeelTime? Time(Match match)
    {
        FeelZone? zone = null;
        if (match.Groups["zone"].Success && (zone = Zone(match)) is null)
            return null;
        var nano = match.Groups["fraction"].Success ? Nanos(match.Groups["fraction"].ValueSpan) : 0;
        return FeelTime.Of(Number(match.Groups["hour"]), Number(match.Groups["minute"]), Number(match.Groups["second"]), nano, zone);
    }

    /// <summary>A date alone is that day's midnight.</summary>
    public static FeelDateTime? DateTime(string text)
    {
        var split = text.IndexOf('T', StringComparison.Ordinal);
        if (split < 0)
            return Date(text) is { } day ? new(day, FeelTime.Of(0, 0, 0)!) : null;
        if (Date(text[..split]) is not { } date)
            return null;
        // 24:00:00 is the first instant of the next day (XML Schema 1.0 §3.2.7).
        var clock = text[(split + 1)..];
        if (EndOfDay().IsMatch(clock) && Time("00" + clock[2..]) is { } midnight && FeelDate.FromDayNumber(date.DayNumber + 1) is { } next)
            return new(next, midnight);
        return Time(clock) is { } time ? new(date, time) : null;
    }

    /// <summary>Either kind of duration: one with only years and months, or one with only days and smaller units.</summary>
    public static FeelValue? Duration(string text)
    {
        if (MonthsForm().Match(text) is { Success: true } m)
        {
            var months = (long.Parse(Digits(m.Groups["years"]), CultureInfo.InvariantCulture) * 12)
                + long.Parse(Digits(m.Groups["months"]), CultureInfo.InvariantCulture);
            return new FeelMonthsDuration(m.Groups["minus"].Success ? -months : months);
        }
        if (DaysForm().Match(text) is not { Success: true } d)
            return null;
        var seconds = (Part(d, "days") * 86_400) + (Part(d, "hours") * 3600) + (Part(d, "minutes") * 60) + Part(d, "seconds");
        var nanos = (seconds * FeelTime.NanosPerSecond) + (d.Groups["fraction"].Success ? Nanos(d.Groups["fraction"].ValueSpan) : 0);
        return new FeelDaysDuration(d.Groups["minus"].Success ? -nanos : nanos);

        static Int128 Part(Match match, string name) => Int128.Parse(Digits(match.Groups[name]), CultureInfo.InvariantCulture);
    }

    /// <summary>The value of an at-literal (@"2024-02-29"): whichever kind the text has the form of.</summary>
    public static FeelValue? Any(string text)
    {
        if (text.Length == 0)
            return null;
        if (text[0] == 'P' || (text[0] == '-' && text.Length > 1 && text[1] == 'P'))
            return Duration(text);
        if (text.Contains('T', StringComparison.Ordinal) && DateTime(text) is { } dateTime)
            return dateTime;
        return (FeelValue?)Date(text) ?? Time(text);
    }

    static FeelZone? Zone(Match match)
    {
        if (match.Groups["region"].Success)
            return FeelZone.FromRegion(match.Groups["region"].Value);
        if (!match.Groups["sign"].Success)
            return FeelZone.Utc;
        var (hours, minutes) = (Number(match.Groups["zh"]), Number(match.Groups["zm"]));
        var seconds = match.Groups["zs"].Success ? Number(match.Groups["zs"]) : 0;
        if (minutes > 59 || seconds > 59)
            return null;
        var offset = (hours * 3600) + (minutes * 60) + seconds;
        return FeelZone.FromOffset(match.Groups["sign"].Value == "-" ? -offset : offset);
    }

    static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    static string Digits(Group group) => group.Success ? group.Value : "0";

    // Digits beyond the nanosecond are dropped.
    static int Nanos(ReadOnlySpan<char> fraction) =>
        int.Parse(fraction[..Math.Min(9, fraction.Length)].ToString().PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<minus>-)?(?<year>[0-9]{4,})-(?<month>[0-9]{2})-(?<day>[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"^(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?"
        + @"(?<zone>Z|(?<sign>[+-])(?<zh>[0-9]{2}):(?<zm>[0-9]{2})(:(?<zs>[0-9]{2}))?|@(?<region>[A-Za-z0-9_+\-/]+))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^24:00:00(\.0+)?(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfDay();

    [GeneratedRegex(@"^(?<minus>-)?P(?=[0-9])((?<years>[0-9]{1,14})Y)?((?<months>[0-9]{1,15})M)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MonthsForm();

    [GeneratedRegex(
        @"^(?<minus>-)?P(?=[0-9T])((?<days>[0-9]{1,14})D)?(T(?=[0-9])((?<hours>[0-9]{1,14})H)?((?<minutes>[0-9]{1,16})M)?"
        + @"((?<seconds>[0-9]{1,18})(\.(?<fraction>[0-9]*))?S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DaysForm();
}
