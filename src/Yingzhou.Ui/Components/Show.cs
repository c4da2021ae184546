using System.Globalization;

namespace Yingzhou.Ui.Components;

/// <summary>Values as a Chinese reader writes them. What is not known is said so (<see cref="Unknown"/>), never shown as 0.</summary>
public static class Show
{
    public const string Unknown = "暂无";

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>2026年11月23日.</summary>
    public static string Date(DateOnly? day) => day?.ToString("yyyy年M月d日", Plain) ?? Unknown;

    /// <summary>2026年11月23日, the day it is in Shanghai at that instant.</summary>
    public static string Date(DateTimeOffset? instant) => Date(Day(instant));

    /// <summary>11月23日, where the year is plain from the surroundings.</summary>
    public static string ShortDate(DateOnly? day) => day?.ToString("M月d日", Plain) ?? Unknown;

    /// <summary>2026年11月23日 14:05 in Shanghai.</summary>
    public static string Moment(DateTimeOffset? instant) => InShanghai(instant)?.ToString("yyyy年M月d日 HH:mm", Plain) ?? Unknown;

    /// <summary>14:05 in Shanghai.</summary>
    public static string Clock(DateTimeOffset? instant) => InShanghai(instant)?.ToString("HH:mm", Plain) ?? Unknown;

    /// <summary>36,883: every digit counts.</summary>
    public static string Exact(decimal? number, int decimals = 0) =>
        number?.ToString("N" + decimals.ToString(Plain), Plain) ?? Unknown;

    /// <summary>9,876; 1.2万; 3.4亿: for reading, not for adding up.</summary>
    public static string Count(decimal? number) => number is { } n ? Rough(n) : Unknown;

    /// <summary>¥1,234.50, the exact amount in yuan.</summary>
    public static string Yuan(decimal? amount) =>
        amount is { } yuan ? (yuan < 0 ? "-¥" : "¥") + decimal.Abs(yuan).ToString("N2", Plain) : Unknown;

    /// <summary>¥1.2亿, a magnitude.</summary>
    public static string YuanCount(decimal? amount) => amount is { } yuan ? (yuan < 0 ? "-¥" : "¥") + Rough(decimal.Abs(yuan)) : Unknown;

    /// <summary>94.6% of a share between 0 and 1.</summary>
    public static string Percent(decimal? share, int decimals = 1) =>
        share is { } s ? (s * 100).ToString("F" + decimals.ToString(Plain), Plain) + "%" : Unknown;

    /// <summary>3个工作日.</summary>
    public static string WorkingDays(int? days) => days is { } n ? n.ToString(Plain) + "个工作日" : Unknown;

    /// <summary>2.4 MB, of a file's length in bytes.</summary>
    public static string FileSize(long bytes) => bytes switch
    {
        < 1024 => bytes.ToString(Plain) + " B",
        < 1024 * 1024 => (bytes / 1024m).ToString("0.#", Plain) + " KB",
        _ => (bytes / 1048576m).ToString("0.#", Plain) + " MB",
    };

    /// <summary>The calendar day in Shanghai at an instant.</summary>
    public static DateOnly? Day(DateTimeOffset? instant) =>
        InShanghai(instant) is { } local ? DateOnly.FromDateTime(local.DateTime) : null;

    static DateTimeOffset? InShanghai(DateTimeOffset? instant) =>
        instant is { } at ? TimeZoneInfo.ConvertTime(at, Shanghai) : null;

    // The limits lie half a last digit below the next unit, so that 99,999,999 reads 1亿 and not 10000万.
    static string Rough(decimal number) => decimal.Abs(number) switch
    {
        < 10_000 => number.ToString("#,0.##", Plain),
        < 99_995_000 => (number / 10_000).ToString("0.#", Plain) + "万",
        _ => (number / 100_000_000).ToString("0.##", Plain) + "亿",
    };
}
