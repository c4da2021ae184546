namespace Yingzhou.Kernel;

/// <summary>
/// Periods in calendar units (期间, 民法典 200–203): the starting day is not counted, the corresponding day of the last month ends the
/// period (or the month's last day where there is none), and a last day that is not worked moves to the next working day.
/// </summary>
public static class CivilPeriod
{
    public static Outcome<DueDay> Days(DateOnly from, int days, Workdays workdays) => workdays.OnOrAfter(from.AddDays(days));

    /// <summary>民法典 202: from 31 January one month ends on 28 or 29 February.</summary>
    public static Outcome<DueDay> Months(DateOnly from, int months, Workdays workdays) => workdays.OnOrAfter(from.AddMonths(months));

    public static Outcome<DueDay> Years(DateOnly from, int years, Workdays workdays) => workdays.OnOrAfter(from.AddYears(years));

    /// <summary>Periods in hours run from the moment the law or the parties name (民法典 201) and know no holidays.</summary>
    public static DateTimeOffset Hours(DateTimeOffset from, int hours) => from.AddHours(hours);
}
