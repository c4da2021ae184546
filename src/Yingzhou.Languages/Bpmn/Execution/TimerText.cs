using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Bpmn;

/// <summary>When a timer is due.</summary>
/// <param name="DueAt"><c>null</c> when it counts in working days, which only a calendar knows.</param>
/// <param name="Repetitions">Minus one without end.</param>
public sealed record TimerPlan(DateTimeOffset? DueAt, int? WorkingDays, int Repetitions);

/// <summary>
/// Reads the texts of timers: ISO 8601 dates, durations and repeating intervals, and working-day durations (<c>wd:5</c>, <c>P5WD</c>).
/// </summary>
public static partial class TimerText
{
    /// <param name="from">The instant at which the wait begins.</param>
    /// <param name="zone">Zone of a date that carries none.</param>
    /// <returns><c>null</c> when the text is not of the kind.</returns>
    public static TimerPlan? Read(TimerKind kind, string text, DateTimeOffset from, TimeZoneInfo zone) =>
        kind switch
        {
            TimerKind.Date => ReadDate(text.Trim(), zone) is { } date ? new(date, null, 1) : null,
            TimerKind.Duration => ReadDelay(text.Trim(), from),
            _ => ReadCycle(text.Trim(), from, zone),
        };

    /// <summary>The next repetition, counted from when the <paramref name="previous"/> was due, so that it does not drift.</summary>
    public static TimerPlan? Next(string cycle, DateTimeOffset previous) =>
        ReadDelay(cycle[(cycle.LastIndexOf('/') + 1)..].Trim(), previous);

    static TimerPlan? ReadCycle(string text, DateTimeOffset from, TimeZoneInfo zone)
    {
        var parts = text.Split('/');
        if (parts is not [['R', ..] repeat, ..] || parts.Length is < 2 or > 3)
            return null;
        var repetitions = -1;
        if (
            repeat.Length > 1
            && (!int.TryParse(repeat.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out repetitions) || repetitions == 0)
        )
            return null;
        if (ReadDelay(parts[^1].Trim(), from) is not { } delay)
            return null;
        if (parts.Length == 2)
            return delay with { Repetitions = repetitions };
        return ReadDate(parts[1].Trim(), zone) is { } start ? new(start, null, repetitions) : null;
    }

    static TimerPlan? ReadDelay(string text, DateTimeOffset from)
    {
        if (WorkingDays().Match(text) is { Success: true } days)
            return int.TryParse(days.Groups["n"].Value, CultureInfo.InvariantCulture, out var n) ? new(null, n, 1) : null;
        return AddDuration(text, from) is { } due ? new(due, null, 1) : null;
    }

    /// <summary>Years and months by the calendar, the rest by the clock.</summary>
    static DateTimeOffset? AddDuration(string text, DateTimeOffset from)
    {
        var match = Duration().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
            return null;

        double Part(string name) =>
            match.Groups[name].Success ? double.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        try
        {
            var clock =
                TimeSpan.FromDays(Part("w") * 7 + Part("d"))
                + TimeSpan.FromHours(Part("h"))
                + TimeSpan.FromMinutes(Part("m"))
                + TimeSpan.FromSeconds(Part("s"));
            return from.AddMonths(checked((int)(Part("y") * 12 + Part("mo")))).Add(clock);
        }
        catch (Exception tooFar) when (tooFar is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    static DateTimeOffset? ReadDate(string text, TimeZoneInfo zone)
    {
        // FEEL writes the zone behind the offset: 2026-01-01T09:00:00+08:00[Asia/Shanghai].
        var bare = text.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? text[..bracket] : text;
        if (!IsoDate().IsMatch(bare))
            return null;
        if (HasOffset().IsMatch(bare))
            return DateTimeOffset.TryParse(bare, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
        if (!DateTime.TryParse(bare, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    [GeneratedRegex(@"^(wd:(?<n>\d{1,5})|P(?<n>\d{1,5})WD)$", RegexOptions.CultureInvariant)]
    private static partial Regex WorkingDays();

    [GeneratedRegex(
        @"^P(?:(?<y>\d+)Y)?(?:(?<mo>\d+)M)?(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Duration();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(Z|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex HasOffset();
}
