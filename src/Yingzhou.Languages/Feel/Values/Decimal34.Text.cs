using System.Globalization;
using System.Numerics;

namespace Yingzhou.Languages.Feel;

public readonly partial struct Decimal34
{
    // Longer than this, zeros are written as an exponent: 1E+6000 would otherwise be six thousand characters.
    const int LongestPlainZeros = 60;

    /// <summary>Reads digits with an optional sign, point and exponent. More than 34 digits are rounded; anything else gives
    /// <c>null</c>.</summary>
    public static Decimal34? Parse(ReadOnlySpan<char> text)
    {
        var position = 0;
        var negative = false;
        if (position < text.Length && text[position] is '-' or '+')
            negative = text[position++] == '-';
        var (coefficient, digits, exponent, seen, point) = (Int128.Zero, 0, 0, false, false);
        BigInteger? wide = null;
        for (; position < text.Length && (char.IsAsciiDigit(text[position]) || (text[position] == '.' && !point)); position++)
        {
            if (text[position] == '.')
            {
                point = true;
                continue;
            }
            seen = true;
            if (point)
                exponent--;
            if (++digits > Digits)
                wide = ((wide ?? coefficient) * 10) + (text[position] - '0');
            else
                coefficient = (coefficient * 10) + (text[position] - '0');
        }
        if (!seen || text[position - 1] == '.')
            return null;
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            if (
                !int.TryParse(text[(position + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                || Math.Abs((long)power) > 100_000
            )
                return null;
            exponent += power;
            position = text.Length;
        }
        if (position != text.Length)
            return null;
        if (wide is { } big)
            return RoundToDigits(negative ? -big : big, exponent);
        return Fit(negative ? -coefficient : coefficient, exponent);
    }

    /// <summary>Plain digits without superfluous zeros, so that equal numbers are written equally.</summary>
    public override string ToString()
    {
        if (exponent == 0 && FitsInt64(coefficient))
            return ((long)coefficient).ToString(CultureInfo.InvariantCulture);
        var (digits, power) = WithoutTrailingZeros();
        return Format(digits, power, plain: power <= LongestPlainZeros && power >= -LongestPlainZeros - Digits);
    }

    static string Format(Int128 coefficient, int exponent, bool plain)
    {
        if (exponent == 0)
            return FitsInt64(coefficient)
                ? ((long)coefficient).ToString(CultureInfo.InvariantCulture)
                : coefficient.ToString(CultureInfo.InvariantCulture);
        if (!plain)
            return string.Create(CultureInfo.InvariantCulture, $"{coefficient}E{exponent:+0;-0}");
        var sign = coefficient < 0 ? "-" : "";
        var digits = Int128.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        if (exponent > 0)
            return sign + digits + new string('0', exponent);
        digits = digits.PadLeft(1 - exponent, '0');
        return sign + digits[..(digits.Length + exponent)] + "." + digits[(digits.Length + exponent)..];
    }
}
