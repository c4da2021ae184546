using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>Periods as days of Shanghai: a day, a week from Monday, a month.</summary>
static class PeriodOf
{
    public static DateOnly Start(IndicatorPeriod period, DateOnly day) =>
        period switch
        {
            IndicatorPeriod.Day => day,
            IndicatorPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => new(day.Year, day.Month, 1),
        };

    public static DateOnly Next(IndicatorPeriod period, DateOnly start) => Shift(period, start, 1);

    public static DateOnly Shift(IndicatorPeriod period, DateOnly start, int by) =>
        period switch
        {
            IndicatorPeriod.Day => start.AddDays(by),
            IndicatorPeriod.Week => start.AddDays(7 * by),
            _ => start.AddMonths(by),
        };

    /// <summary>Periods that are computed anew each time: late data older than that needs a run by hand. Own default.</summary>
    public static int Kept(IndicatorPeriod period) =>
        period switch
        {
            IndicatorPeriod.Day => 120,
            IndicatorPeriod.Week => 26,
            _ => 14,
        };

    /// <summary>Periods of one round of the year or week, for forecasts.</summary>
    public static int Season(IndicatorPeriod period) =>
        period switch
        {
            IndicatorPeriod.Day => 7,
            IndicatorPeriod.Week => 4,
            _ => 12,
        };

    /// <summary>Periods of a year: 52 weeks keep the weekday.</summary>
    public static int Year(IndicatorPeriod period) =>
        period switch
        {
            IndicatorPeriod.Day => 364,
            IndicatorPeriod.Week => 52,
            _ => 12,
        };

    public static string Words(IndicatorPeriod period, DateOnly start) =>
        period switch
        {
            IndicatorPeriod.Day => $"{start:yyyy-MM-dd}",
            IndicatorPeriod.Week => $"{start:MM-dd} 起一周",
            _ => $"{start:yyyy-MM}",
        };

    public static DateTimeOffset End(IndicatorPeriod period, DateOnly start) => CityTime.StartOf(Next(period, start));
}
