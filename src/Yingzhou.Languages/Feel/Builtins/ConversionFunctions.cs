using System.Globalization;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 68: conversion functions.</summary>
static class ConversionFunctions
{
    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["date(from: string)"] = a => TemporalText.Date(a.Text(0)) ?? a.NoResult($"'{a.Text(0)}' is no date"),
        ["date(from: day)"] = a => a[0] as FeelDate ?? ((FeelDateTime)a[0]!).Date,
        ["date(year: number, month: number, day: number)"] = a =>
            a.Whole(0) is { } year && a.Whole(1) is { } month && a.Whole(2) is { } day && FeelDate.Of(year, month, day) is { } date
                ? date
                : a.NoResult("the calendar has no such day"),
        ["date and time(from: string)"] = a => TemporalText.DateTime(a.Text(0)) ?? a.NoResult($"'{a.Text(0)}' is no date and time"),
        ["date and time(from: day)"] = a => Evaluation.Arithmetic.AsDateTime(a[0]!),
        ["date and time(date: day, time: time)"] = a => new FeelDateTime(a[0] as FeelDate ?? ((FeelDateTime)a[0]!).Date, (FeelTime)a[1]!),
        ["time(from: string)"] = a => TemporalText.Time(a.Text(0)) ?? a.NoResult($"'{a.Text(0)}' is no time"),
        ["time(from: time)"] = a => a[0],
        ["time(from: day)"] = a => a[0] is FeelDateTime moment ? moment.Time : FeelTime.Of(0, 0, 0, 0, FeelZone.Utc),
        ["time(hour: number, minute: number, second: number, offset?: duration?)"] = Time,
        ["duration(from: string)"] = a => TemporalText.Duration(a.Text(0)) ?? a.NoResult($"'{a.Text(0)}' is no duration"),
        ["duration(from: duration)"] = a => a[0],
        ["years and months duration(from: day, to: day)"] = a => MonthsBetween(a[0]!, a[1]!),
        ["number(from: string, grouping separator?: string?, decimal separator?: string?)"] = Number,
        ["number(from: number)"] = a => a[0],
        ["string(from: any)"] = Text,
    };

    static FeelString? Text(Arguments a)
    {
        if (a[0] is not { } value)
            return null;
        a.Site.State.CheckSize(a.Site.Position, Extent.Of(value).Weight);
        return new(value.ToString());
    }

    static FeelValue? Time(Arguments a)
    {
        FeelZone? zone = null;
        if (a.Has(3))
        {
            zone =
                a[3] is FeelDaysDuration offset
                && offset.Nanos % FeelTime.NanosPerSecond == 0
                && Int128.Abs(offset.Nanos) < FeelTime.NanosPerDay
                    ? FeelZone.FromOffset((int)(offset.Nanos / FeelTime.NanosPerSecond))
                    : null;
            if (zone is null)
                return a.NoResult("the offset is no whole number of seconds below a day");
        }
        var seconds = a.Number(2);
        var whole = seconds.Round(Rounding.Floor);
        var nanos = Decimal34
            .Multiply(Decimal34.Subtract(seconds, whole) ?? Decimal34.Zero, FeelTime.NanosPerSecond)
            ?.Truncate(0)
            .ToInt64();
        return
            a.Whole(0) is { } hour
            && a.Whole(1) is { } minute
            && whole.ToInt64() is { } second and >= 0 and < 60
            && nanos is { } nano
            && FeelTime.Of(hour, minute, (int)second, (int)nano, zone) is { } time
            ? time
            : a.NoResult("the clock has no such time");
    }

    static FeelMonthsDuration MonthsBetween(FeelValue from, FeelValue to)
    {
        var (start, end) = (from as FeelDate ?? ((FeelDateTime)from).Date, to as FeelDate ?? ((FeelDateTime)to).Date);
        var months = ((end.Year - (long)start.Year) * 12) + end.Month - start.Month;
        // A month that has begun but not ended does not count; the time of day does not matter.
        var rest = end.Day.CompareTo(start.Day);
        if (months > 0 && rest < 0)
            months--;
        else if (months < 0 && rest > 0)
            months++;
        return new(months);
    }

    static FeelValue? Number(Arguments a)
    {
        var (grouping, point) = (a.Has(1) ? a.Text(1) : "", a.Has(2) ? a.Text(2) : "");
        if (grouping is not ("" or " " or "," or "."))
            return a.NoResult("the grouping separator is a space, a comma or a point");
        if (point is not ("" or "," or "."))
            return a.NoResult("the decimal separator is a comma or a point");
        if (grouping.Length > 0 && grouping == point)
            return a.NoResult("both separators are the same");
        var text = a.Text(0);
        if (grouping.Length > 0)
            text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",")
        {
            if (text.Contains('.', StringComparison.Ordinal))
                return a.NoResult($"'{a.Text(0)}' is no number");
            text = text.Replace(',', '.');
        }
        // Grammar rule 35 has no plus before a number.
        return (text.StartsWith('+') ? null : FeelNumber.Of(Decimal34.Parse(text)))
            ?? a.NoResult(string.Create(CultureInfo.InvariantCulture, $"'{a.Text(0)}' is no number"));
    }
}
