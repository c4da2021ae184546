using System.Numerics;

namespace Yingzhou.Languages.Feel;

/// <summary>Roots, powers, exponential and logarithm: computed in fixed point with guard digits, then rounded once to 34 digits.</summary>
public readonly partial struct Decimal34
{
    const int GuardDigits = 52;
    const int ExactPowerDigits = 2000;
    static readonly BigInteger Unit = BigInteger.Pow(10, GuardDigits);

    // ln 10, OEIS A002392.
    static readonly BigInteger LnTen = BigInteger.Parse(
        "23025850929940456840179914546843642076011014886287730",
        System.Globalization.CultureInfo.InvariantCulture
    );

    /// <summary>The square root; <c>null</c> for a negative number.</summary>
    public static Decimal34? SquareRoot(Decimal34 value)
    {
        if (value.Sign < 0)
            return null;
        if (value.IsZero)
            return Zero;
        var shift = (2 * (Digits + 2)) - DigitCount(value.coefficient);
        if (((value.exponent - shift) & 1) != 0)
            shift++;
        var scaled = (BigInteger)value.coefficient * PowerOfTen(shift);
        var root = IntegerRoot(scaled);
        var exponent = (value.exponent - shift) / 2;
        if (root * root != scaled)
            return RoundToDigits((root * 10) + 1, exponent - 1);
        return RoundToDigits(root, exponent) is { } exact ? Shortened(exact.coefficient, exact.exponent) : null;
    }

    static BigInteger IntegerRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>e to the power of <paramref name="value"/>; <c>null</c> on overflow.</summary>
    public static Decimal34? Exp(Decimal34 value)
    {
        if (value.IsZero)
            return One;
        if (value > 15000 || value < -15000)
            return value.Sign < 0 ? Zero : null;
        var argument = value.ToFixedPoint();
        var tens = BigInteger.Divide(argument, LnTen);
        return RoundToDigits(ExpFixed(argument - (tens * LnTen)), (int)tens - GuardDigits);
    }

    /// <summary>The natural logarithm; <c>null</c> for zero and negative numbers.</summary>
    public static Decimal34? Log(Decimal34 value)
    {
        if (value.Sign <= 0)
            return null;
        if (value == One)
            return Zero;
        var tens = DigitCount(value.coefficient) + value.exponent - 1;
        var mantissa = new Decimal34(value.coefficient, value.exponent - tens).ToFixedPoint();
        // Each step of Halley's method triples the sixteen good digits of the machine's logarithm.
        var estimate = new BigInteger(Math.Log((double)mantissa / (double)Unit) * 1e15) * PowerOfTen(GuardDigits - 15);
        for (var step = 0; step < 2; step++)
        {
            var power = ExpFixed(estimate);
            estimate += 2 * (mantissa - power) * Unit / (mantissa + power);
        }
        return RoundToDigits(estimate + (tens * LnTen), -GuardDigits);
    }

    /// <summary>What a logarithm, an exponential or a large power costs, in the steps of an evaluation.</summary>
    internal const int StepsOfSeries = 20;

    internal static int StepsOfPower(Decimal34 power) => power.ToInt64() is >= -SmallPower and <= SmallPower ? 0 : StepsOfSeries;

    const int SmallPower = 64;

    /// <summary><c>null</c> when there is no real or no finite result. Whole exponents are multiplied out, others go by exp and
    /// log.</summary>
    public static Decimal34? Power(Decimal34 value, Decimal34 power)
    {
        if (power.ToInt64() is not { } whole || whole is < -100_000 or > 100_000)
        {
            if (value.IsZero)
                return power.Sign > 0 ? Zero : null;
            return Log(value) is { } log && Multiply(log, power) is { } scaled ? Exp(scaled) : null;
        }
        if (value.IsZero && whole < 0)
            return null;
        // Small enough to be multiplied out exactly and rounded once.
        if (DigitCount(value.coefficient) * Math.Abs(whole) <= ExactPowerDigits)
        {
            var exact = BigInteger.Pow(value.coefficient, (int)Math.Abs(whole));
            var scale = value.exponent * (int)Math.Abs(whole);
            return whole >= 0 ? RoundToDigits(exact, scale) : Reciprocal(exact, scale);
        }
        return PowerBySquaring(value, whole);
    }

    static Decimal34? Reciprocal(BigInteger value, int scale)
    {
        var shift = DigitCount(value) + Digits + 2;
        var quotient = BigInteger.DivRem(PowerOfTen(shift), value, out var rest);
        return
            (rest.IsZero ? RoundToDigits(quotient, -shift - scale) : RoundToDigits((quotient * 10) + value.Sign, -shift - scale - 1))
                is { } result
            ? Shortened(result.coefficient, result.exponent)
            : null;
    }

    static Decimal34? PowerBySquaring(Decimal34 value, long power)
    {
        var (result, factor) = (One, value);
        for (var rest = Math.Abs(power); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                if (Multiply(result, factor) is not { } product)
                    return power < 0 ? Zero : null;
                result = product;
            }
            if (rest > 1)
            {
                if (Multiply(factor, factor) is not { } square)
                    return power < 0 ? Zero : null;
                factor = square;
            }
        }
        return power < 0 ? Divide(One, result) : result;
    }

    BigInteger ToFixedPoint()
    {
        var shift = GuardDigits + exponent;
        return shift >= 0 ? coefficient * PowerOfTen(shift) : coefficient / PowerOfTen(-shift);
    }

    // Taylor's series after halving the argument eight times.
    static BigInteger ExpFixed(BigInteger argument)
    {
        const int halvings = 8;
        var reduced = argument >> halvings;
        var (sum, term) = (Unit, Unit);
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * reduced / Unit / n;
            sum += term;
        }
        for (var i = 0; i < halvings; i++)
            sum = sum * sum / Unit;
        return sum;
    }
}
