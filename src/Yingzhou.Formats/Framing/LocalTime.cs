using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>Devices write the time of Shanghai without saying so.</summary>
static class LocalTime
{
    /// <returns><c>null</c> when there is no such day or no such minute: never the nearest one.</returns>
    public static DateTimeOffset? Of(int year, int month, int day, int hour, int minute, int second, int millisecond = 0) =>
        year is >= 1 and <= 9999
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
        && hour is >= 0 and <= 23
        && minute is >= 0 and <= 59
        && second is >= 0 and <= 59
            ? new DateTimeOffset(year, month, day, hour, minute, second, millisecond, CityTime.Offset)
            : null;

    /// <summary>yyyyMMddHHmmss, and with 17 digits milliseconds.</summary>
    [SuppressMessage("Globalization", "CA1305", Justification = "Digits only.")]
    public static DateTimeOffset? OfDigits(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is not (14 or 17) || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return null;
        return Of(
            Number(digits[..4]),
            Number(digits[4..6]),
            Number(digits[6..8]),
            Number(digits[8..10]),
            Number(digits[10..12]),
            Number(digits[12..14]),
            Number(digits[14..])
        );
    }

    static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}
