namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>What stands behind the point of a path: entries of contexts, and the properties of DMN 1.5 table 65.</summary>
static class Members
{
    public static bool TryGet(FeelValue target, string name, out FeelValue? value)
    {
        if (target is FeelContext context)
            return context.TryGet(name, out value);
        var known = true;
        value = (target, name) switch
        {
            (FeelDate d, "year") => FeelNumber.Of(d.Year),
            (FeelDate d, "month") => FeelNumber.Of(d.Month),
            (FeelDate d, "day") => FeelNumber.Of(d.Day),
            (FeelDate d, "weekday") => FeelNumber.Of(d.WeekDay),
            (FeelDateTime t, "year" or "month" or "day" or "weekday") => TryGet(t.Date, name, out var part) ? part : null,
            (FeelDateTime t, "hour" or "minute" or "second" or "timezone") => TryGet(t.Time, name, out var part) ? part : null,
            (FeelDateTime t, "time offset") => t.OffsetSeconds is { } seconds ? Seconds(seconds) : null,
            (FeelTime t, "hour") => FeelNumber.Of(t.Hour),
            (FeelTime t, "minute") => FeelNumber.Of(t.Minute),
            (FeelTime t, "second") => Fractional(t.Second, t.Nano),
            (FeelTime t, "time offset") => t.Zone?.FixedOffset is { } seconds ? Seconds(seconds) : null,
            (FeelTime t, "timezone") => t.Zone?.Region is { } region ? new FeelString(region) : null,
            (FeelMonthsDuration d, "years") => FeelNumber.Of(d.Months / 12),
            (FeelMonthsDuration d, "months") => FeelNumber.Of(d.Months % 12),
            (FeelDaysDuration d, "days") => FeelNumber.Of((long)(d.Nanos / FeelTime.NanosPerDay)),
            (FeelDaysDuration d, "hours") => FeelNumber.Of((long)(d.Nanos / (3600 * FeelTime.NanosPerSecond) % 24)),
            (FeelDaysDuration d, "minutes") => FeelNumber.Of((long)(d.Nanos / (60 * FeelTime.NanosPerSecond) % 60)),
            (FeelDaysDuration d, "seconds") => Fractional(
                (long)(d.Nanos / FeelTime.NanosPerSecond % 60),
                (long)(d.Nanos % FeelTime.NanosPerSecond)
            ),
            (FeelRange r, "start") => r.Start,
            (FeelRange r, "end") => r.End,
            (FeelRange r, "start included") => FeelBoolean.Of(r.StartIncluded),
            (FeelRange r, "end included") => FeelBoolean.Of(r.EndIncluded),
            _ => Unknown(out known),
        };
        return known;
    }

    // "A decimal in the interval [0..60)" (table 66).
    static FeelNumber Fractional(long seconds, long nanos) =>
        nanos == 0 ? FeelNumber.Of(seconds) : new(seconds + (nanos / (decimal)FeelTime.NanosPerSecond));

    static FeelDaysDuration Seconds(int seconds) => new((Int128)seconds * FeelTime.NanosPerSecond);

    static FeelValue? Unknown(out bool known)
    {
        known = false;
        return null;
    }
}
