namespace Yingzhou.Languages.Feel;

/// <summary>A date of the proleptic Gregorian calendar with years from −999,999,999 to 999,999,999.</summary>
public sealed class FeelDate : FeelValue
{
    public const int LargestYear = 999_999_999;

    const long Uncounted = long.MinValue;

    // Year, month and day in one word, in the order of the calendar.
    readonly long packed;

    // Counted when it is first asked for; threads count the same.
    long dayNumber = Uncounted;

    FeelDate(int year, int month, int day) => packed = ((long)year << 9) | (uint)(month << 5) | (uint)day;

    public int Year => (int)(packed >> 9);
    public int Month => (int)(packed >> 5) & 15;
    public int Day => (int)packed & 31;
    public override string TypeName => "date";

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber => dayNumber == Uncounted ? dayNumber = Count() : dayNumber;

    internal static int Compare(FeelDate left, FeelDate right) => left.packed.CompareTo(right.packed);

    long Count()
    {
        // Counted in eras of 400 years that begin on 1 March, so that the leap day is the last day of a year.
        long year = Month <= 2 ? Year - 1 : Year;
        var era = Math.DivRem(year, 400, out var yearOfEra);
        if (yearOfEra < 0)
            (era, yearOfEra) = (era - 1, yearOfEra + 400);
        var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
        return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - EpochInEras;
    }

    const long DaysPerEra = 146_097;
    const long EpochInEras = 719_468;

    /// <summary>Monday is 1, Sunday 7.</summary>
    public int WeekDay => (int)((((DayNumber + 3) % 7) + 7) % 7) + 1;

    public int DayOfYear => (int)(DayNumber - new FeelDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>The week after ISO 8601: weeks start on Monday, week 1 holds the first Thursday.</summary>
    public int WeekOfYear
    {
        get
        {
            var thursday = FromDayNumber(DayNumber + 4 - WeekDay);
            return thursday is null ? 53 : ((thursday.DayOfYear - 1) / 7) + 1;
        }
    }

    /// <summary><c>null</c> when the calendar has no such day.</summary>
    public static FeelDate? Of(long year, int month, int day) =>
        year is >= -LargestYear and <= LargestYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month)
            ? new((int)year, month, day)
            : null;

    public static FeelDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The same day in .NET; <c>null</c> outside its years 1 to 9999.</summary>
    public DateOnly? ToDateOnly() => Year is >= 1 and <= 9999 ? new(Year, Month, Day) : null;

    public static FeelDate? FromDayNumber(long dayNumber)
    {
        if (dayNumber is < -366L * LargestYear or > 366L * LargestYear)
            return null;
        var shifted = dayNumber + EpochInEras;
        var era = Math.DivRem(shifted, DaysPerEra, out var dayOfEra);
        if (dayOfEra < 0)
            (era, dayOfEra) = (era - 1, dayOfEra + DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return Of(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5)) + 1);
    }

    /// <summary>Adds months; a day beyond the end of the month becomes its last day.</summary>
    public FeelDate? AddMonths(long months)
    {
        if (months is < -24L * LargestYear or > 24L * LargestYear)
            return null;
        var total = (Year * 12L) + Month - 1 + months;
        var year = Math.DivRem(total, 12, out var month);
        if (month < 0)
            (year, month) = (year - 1, month + 12);
        return Math.Abs(year) > LargestYear
            ? null
            : new((int)year, (int)month + 1, Day <= 28 ? Day : Math.Min(Day, DaysInMonth(year, (int)month + 1)));
    }

    static int DaysInMonth(long year, int month) =>
        month switch
        {
            2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
            4 or 6 or 9 or 11 => 30,
            _ => 31,
        };

    public override bool Equals(object? obj) => obj is FeelDate other && packed == other.packed;

    public override int GetHashCode() => packed.GetHashCode();
}
