using System.Numerics;

namespace Yingzhou.Languages.Feel;

/// <summary>The roundings of the FEEL built-ins: decimal, floor, ceiling, round up, round down, round half up, round half down.</summary>
public enum Rounding
{
    HalfEven,
    Floor,
    Ceiling,
    Up,
    Down,
    HalfUp,
    HalfDown,
}

public readonly partial struct Decimal34
{
    /// <summary>Rounds to <paramref name="scale"/> digits behind the point; a negative scale rounds before the point.</summary>
    /// <returns><c>null</c> when the result does not fit 34 digits.</returns>
    public Decimal34? Round(int scale, Rounding rounding)
    {
        var cut = -exponent - scale;
        if (cut <= 0)
            return this;
        if (cut <= 18 && FitsInt64(coefficient))
            return Fit(DivideRounded((long)coefficient, (long)Powers[cut], rounding), -scale);
        if (cut > 2 * Digits)
            return RoundToDigits(AwayFromZero(rounding) ? Sign : 0, -scale);
        return RoundToDigits(DivideRounded(coefficient, PowerOfTen(cut), rounding), -scale);
    }

    /// <summary>Rounds to a whole number.</summary>
    public Decimal34 Round(Rounding rounding) => Round(0, rounding) ?? this;

    internal Decimal34 Truncate(int scale) => Round(scale, Rounding.Down) ?? this;

    // What becomes of a number that is tiny beside the unit rounded to.
    bool AwayFromZero(Rounding rounding) =>
        !IsZero && (rounding == Rounding.Up || (rounding == Rounding.Floor && Sign < 0) || (rounding == Rounding.Ceiling && Sign > 0));

    static long DivideRounded(long value, long divisor, Rounding rounding)
    {
        var (quotient, rest) = Math.DivRem(value, divisor);
        if (rest == 0)
            return quotient;
        // Of at most 18 digits, so that its double is no overflow.
        var half = (Math.Abs(rest) * 2).CompareTo(divisor);
        return Away(rounding, value < 0, half, long.IsEvenInteger(quotient)) ? quotient + Math.Sign(value) : quotient;
    }

    static BigInteger DivideRounded(BigInteger value, BigInteger divisor, Rounding rounding)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        if (rest.IsZero)
            return quotient;
        var half = (BigInteger.Abs(rest) * 2).CompareTo(divisor);
        return Away(rounding, value.Sign < 0, half, quotient.IsEven) ? quotient + value.Sign : quotient;
    }

    /// <param name="half">How what is cut off compares with a half.</param>
    static bool Away(Rounding rounding, bool isNegative, int half, bool isEven) =>
        rounding switch
        {
            Rounding.Up => true,
            Rounding.Down => false,
            Rounding.Floor => isNegative,
            Rounding.Ceiling => !isNegative,
            Rounding.HalfUp => half >= 0,
            Rounding.HalfDown => half > 0,
            _ => half > 0 || (half == 0 && !isEven),
        };
}
