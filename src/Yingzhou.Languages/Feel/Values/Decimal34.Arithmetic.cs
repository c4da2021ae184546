using System.Numerics;

namespace Yingzhou.Languages.Feel;

public readonly partial struct Decimal34
{
    static readonly Int128[] Powers = [.. Enumerable.Range(0, 35).Select(power => (Int128)BigInteger.Pow(10, power))];

    public static Decimal34 operator -(Decimal34 value) => new(-value.coefficient, value.exponent);

    /// <summary>The sum; <c>null</c> on overflow of the exponent.</summary>
    public static Decimal34? Add(Decimal34 left, Decimal34 right)
    {
        if (left.exponent == right.exponent)
            return Fit(left.coefficient + right.coefficient, left.exponent);
        if (left.IsZero)
            return right;
        if (right.IsZero)
            return left;
        var (high, low) = left.exponent > right.exponent ? (left, right) : (right, left);
        var shift = high.exponent - low.exponent;
        if (shift <= 18 && FitsInt64(high.coefficient))
            return Fit((high.coefficient * Powers[shift]) + low.coefficient, low.exponent);
        // Beyond this distance the smaller number can only decide a rounding, so its own digits no longer matter.
        if (shift > 3 * Digits)
        {
            var widened = ((BigInteger)high.coefficient * PowerOfTen(2 * Digits)) + low.Sign;
            return RoundToDigits(widened, high.exponent - (2 * Digits));
        }
        return RoundToDigits(((BigInteger)high.coefficient * PowerOfTen(shift)) + low.coefficient, low.exponent);
    }

    public static Decimal34? Subtract(Decimal34 left, Decimal34 right) => Add(left, -right);

    /// <summary>The product; <c>null</c> on overflow of the exponent.</summary>
    public static Decimal34? Multiply(Decimal34 left, Decimal34 right) =>
        FitsInt64(left.coefficient) && FitsInt64(right.coefficient)
            ? Fit((Int128)(long)left.coefficient * (long)right.coefficient, left.exponent + right.exponent)
            : RoundToDigits((BigInteger)left.coefficient * right.coefficient, left.exponent + right.exponent);

    /// <summary>The quotient; <c>null</c> for a division by zero and on overflow of the exponent.</summary>
    public static Decimal34? Divide(Decimal34 left, Decimal34 right)
    {
        if (right.IsZero)
            return null;
        if (left.IsZero)
            return Zero;
        if (ShortDivision(left, right) is { } quick)
            return quick;
        // Two digits more than needed, and a last digit that remembers whether anything was cut off, make the rounding exact.
        var shift = Math.Max(0, Digits + 2 + DigitCount(right.coefficient) - DigitCount(left.coefficient));
        var quotient = BigInteger.DivRem((BigInteger)left.coefficient * PowerOfTen(shift), right.coefficient, out var rest);
        if (!rest.IsZero)
            return RoundToDigits((quotient * 10) + (left.Sign * right.Sign), left.exponent - right.exponent - shift - 1);
        return RoundToDigits(quotient, left.exponent - right.exponent - shift) is { } value
            ? Shortened(value.coefficient, value.exponent)
            : null;
    }

    // Long division on machine words, digit by digit as on paper, because most quotients are short; then the rest in two steps.
    static Decimal34? ShortDivision(Decimal34 left, Decimal34 right)
    {
        if (!FitsInt64(left.coefficient) || Int128.Abs(right.coefficient) > LargestShortDivisor)
            return null;
        var negative = left.Sign != right.Sign;
        var (rest, divisor) = ((ulong)UInt128.CreateTruncating(Int128.Abs(left.coefficient)), (ulong)UInt128.CreateTruncating(Int128.Abs(right.coefficient)));
        var exponent = left.exponent - right.exponent;
        for (; rest < divisor; exponent--)
            rest *= 10;
        (var first, rest) = Math.DivRem(rest, divisor);
        UInt128 quotient = first;
        for (var digit = 0; rest != 0 && digit < ShortDigits; digit++, exponent--)
        {
            (var next, rest) = Math.DivRem(rest * 10, divisor);
            quotient = (quotient * 10) + next;
        }
        if (rest != 0)
        {
            var missing = Digits + 1 - DigitCount((Int128)quotient);
            exponent -= missing;
            for (; missing > 0; missing -= Math.Min(missing, 18))
            {
                var step = (UInt128)Powers[Math.Min(missing, 18)];
                var (next, remainder) = UInt128.DivRem(step * rest, divisor);
                quotient = (quotient * step) + next;
                rest = (ulong)remainder;
            }
            (quotient, var last) = UInt128.DivRem(quotient, 10);
            exponent++;
            if (last > 5 || (last == 5 && (rest != 0 || UInt128.IsOddInteger(quotient))))
                quotient++;
        }
        return Fit(negative ? -(Int128)quotient : (Int128)quotient, exponent);
    }

    const long LargestShortDivisor = 100_000_000_000_000_000;
    const int ShortDigits = 8;

    /// <summary>left − right × ⌊left / right⌋, exactly: the result has the divisor's sign. <c>null</c> for a zero divisor.</summary>
    public static Decimal34? Modulo(Decimal34 left, Decimal34 right)
    {
        if (right.IsZero)
            return null;
        var exponent = Math.Min(left.exponent, right.exponent);
        var dividend = (BigInteger)left.coefficient * PowerOfTen(left.exponent - exponent);
        var divisor = (BigInteger)right.coefficient * PowerOfTen(right.exponent - exponent);
        var rest = BigInteger.Remainder(dividend, divisor);
        if (!rest.IsZero && rest.Sign != divisor.Sign)
            rest += divisor;
        return RoundToDigits(rest, exponent);
    }

    public static Decimal34 Abs(Decimal34 value) => value.Sign < 0 ? -value : value;

    static bool FitsInt64(Int128 value) => (Int128)(long)value == value;

    /// <summary>Add, by reference and without a nullable between, for the inner loop of arithmetic.</summary>
    internal static bool TryAdd(in Decimal34 left, in Decimal34 right, out Decimal34 sum)
    {
        if (left.exponent == right.exponent)
        {
            var coefficient = left.coefficient + right.coefficient;
            if (coefficient < CoefficientLimit && coefficient > -CoefficientLimit)
            {
                sum = new(coefficient, left.exponent);
                return true;
            }
        }
        return Got(Add(left, right), out sum);
    }

    internal static bool TrySubtract(in Decimal34 left, in Decimal34 right, out Decimal34 difference) => TryAdd(left, -right, out difference);

    internal static bool TryMultiply(in Decimal34 left, in Decimal34 right, out Decimal34 product)
    {
        if (FitsInt64(left.coefficient) && FitsInt64(right.coefficient))
        {
            var coefficient = (Int128)(long)left.coefficient * (long)right.coefficient;
            var exponent = left.exponent + right.exponent;
            if (coefficient < CoefficientLimit && coefficient > -CoefficientLimit && exponent is <= LargestExponent and >= SmallestExponent)
            {
                product = new(coefficient, exponent);
                return true;
            }
        }
        return Got(Multiply(left, right), out product);
    }

    internal static bool Got(Decimal34? result, out Decimal34 value)
    {
        value = result.GetValueOrDefault();
        return result.HasValue;
    }

    static Decimal34? Fit(Int128 coefficient, int exponent) =>
        coefficient < CoefficientLimit && coefficient > -CoefficientLimit && exponent is <= LargestExponent and >= SmallestExponent
            ? new(coefficient, exponent)
            : RoundToDigits(coefficient, exponent);

    /// <summary>A quotient is written with as few digits as it has: 10 / 4 is 2.5, not 2.500….</summary>
    static Decimal34? Shortened(Int128 coefficient, int exponent)
    {
        while (exponent < 0)
        {
            var (quotient, remainder) = Int128.DivRem(coefficient, 10);
            if (remainder != 0)
                break;
            (coefficient, exponent) = (quotient, exponent + 1);
        }
        return Fit(coefficient, exponent);
    }

    static Decimal34? RoundToDigits(BigInteger coefficient, int exponent)
    {
        var excess = DigitCount(coefficient) - Digits;
        if (SmallestExponent - exponent is var underflow && underflow > excess)
            excess = underflow;
        // Far below the smallest number: the power of ten to divide by could have millions of digits.
        if (excess > DigitCount(coefficient) + 1)
            return Zero;
        if (excess > 0)
        {
            coefficient = DivideRounded(coefficient, PowerOfTen(excess), Rounding.HalfEven);
            exponent += excess;
            // 9.99…9 rounds up to one digit more, a one followed by zeros: dividing it is exact.
            if (BigInteger.Abs(coefficient) >= CoefficientLimit)
                (coefficient, exponent) = (coefficient / 10, exponent + 1);
        }
        if (coefficient.IsZero)
            return Zero;
        while (exponent > LargestExponent)
        {
            coefficient *= 10;
            exponent--;
            if (BigInteger.Abs(coefficient) >= CoefficientLimit)
                return null;
        }
        return new((Int128)coefficient, exponent);
    }

    static int DigitCount(BigInteger value)
    {
        if (value.IsZero)
            return 1;
        var magnitude = BigInteger.Abs(value);
        var estimate = (int)((magnitude.GetBitLength() - 1) * 0.30102999566398120);
        return magnitude >= PowerOfTen(estimate) ? estimate + (magnitude >= PowerOfTen(estimate + 1) ? 2 : 1) : estimate;
    }
}
