using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>Digits packed two in a byte (BCD 码), the higher first. A nibble of A–F is no digit.</summary>
public static class Bcd
{
    public static bool IsDigits(ReadOnlySpan<byte> bytes)
    {
        foreach (var pair in bytes)
            if (pair >> 4 > 9 || (pair & 15) > 9)
                return false;
        return true;
    }

    /// <returns><c>null</c> when a nibble is no digit, or the number has more than 18.</returns>
    public static long? Number(ReadOnlySpan<byte> bytes)
    {
        const int most = 9;
        if (bytes.Length > most || !IsDigits(bytes))
            return null;
        var number = 0L;
        foreach (var pair in bytes)
            number = (number * 100) + ((pair >> 4) * 10) + (pair & 15);
        return number;
    }

    /// <summary>yyMMddHHmm and, with six bytes, ss: a time of Shanghai.</summary>
    /// <returns><c>null</c> when it is no time.</returns>
    public static DateTimeOffset? Time(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (5 or 6) || !IsDigits(bytes))
            return null;
        int Of(byte pair) => ((pair >> 4) * 10) + (pair & 15);
        return LocalTime.Of(
            2000 + Of(bytes[0]),
            Of(bytes[1]),
            Of(bytes[2]),
            Of(bytes[3]),
            Of(bytes[4]),
            bytes.Length == 6 ? Of(bytes[5]) : 0
        );
    }

    /// <summary>Writes digits, filled up with zeros on the left. Fewer bytes than digits are a mistake of the caller.</summary>
    public static void Write(Span<byte> bytes, ReadOnlySpan<char> digits)
    {
        bytes.Clear();
        var at = (bytes.Length * 2) - digits.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(at, nameof(digits));
        foreach (var digit in digits)
        {
            var value = digit - '0';
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, 9u, nameof(digits));
            bytes[at / 2] |= (byte)(at % 2 == 0 ? value << 4 : value);
            at++;
        }
    }

    public static void WriteTime(Span<byte> bytes, DateTimeOffset at)
    {
        Span<char> digits = stackalloc char[12];
        at.ToOffset(CityTime.Offset).TryFormat(digits, out _, "yyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        Write(bytes, digits[..(bytes.Length * 2)]);
    }

    /// <summary>The digits as a text, <c>0012345678</c>; nibbles beyond 9 stand as A–F.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
