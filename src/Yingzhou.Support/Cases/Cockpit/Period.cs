using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Cockpit;

/// <summary>The days a cockpit looks at, as its address says them.</summary>
/// <param name="Name">week, month, quarter, year; empty for days chosen by hand.</param>
sealed record Period(string Name, DateOnly First, DateOnly Last)
{
    public static readonly IReadOnlyList<(string Name, string Title)> Usual = [("week", "近7天"), ("month", "近30天"), ("quarter", "近90天"), ("year", "今年")];

    /// <summary>Days typed by hand win over a name; what makes no sense falls back to the last 30 days.</summary>
    public static Period Of(string? name, string? first, string? last, DateOnly today) =>
        Day(first) is { } from && Day(last) is { } to && from <= to
            ? new("", from, to)
            : name switch
            {
                "week" => new(name, today.AddDays(-6), today),
                "quarter" => new(name, today.AddDays(-89), today),
                "year" => new(name, new DateOnly(today.Year, 1, 1), today),
                _ => new("month", today.AddDays(-29), today),
            };

    /// <summary>The same number of days just before, to compare with.</summary>
    public Period Before => this with { First = First.AddDays(First.DayNumber - Last.DayNumber - 1), Last = First.AddDays(-1) };

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
