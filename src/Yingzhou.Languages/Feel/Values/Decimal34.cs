using System.Globalization;
using System.Numerics;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// A decimal of 34 significant digits, rounded half to even: the number of IEEE 754-2008 decimal128, as DMN 1.5 §10.3.2.3.1 asks for.
/// The value is coefficient × 10^exponent. 10^34 needs 113 bits, so a coefficient always fits an <see cref="Int128"/>; arithmetic stays on
/// machine words until a result would lose digits, and only then goes through <see cref="BigInteger"/>.
/// Equality is by value: 1.0 equals 1.00. There is no NaN and no infinity: operations that have no result return <c>null</c>.
/// </summary>
public readonly partial struct Decimal34 : IEquatable<Decimal34>, IComparable<Decimal34>
{
    /// <summary>Significant digits kept.</summary>
    public const int Digits = 34;
    internal const int LargestExponent = 6111;
    internal const int SmallestExponent = -6176;
    static readonly Int128 CoefficientLimit = Int128.Parse("1" + new string('0', Digits), CultureInfo.InvariantCulture);

    readonly Int128 coefficient;
    readonly int exponent;

    Decimal34(Int128 coefficient, int exponent)
    {
        this.coefficient = coefficient;
        this.exponent = exponent;
    }

    public static Decimal34 Zero => default;
    public static Decimal34 One => new(1, 0);

    public bool IsZero => coefficient == 0;
    public int Sign => Int128.Sign(coefficient);
    public bool IsInteger => exponent >= 0 || IsZero || Truncate(0).Equals(this);

    public static implicit operator Decimal34(long value) => new(value, 0);

    public static implicit operator Decimal34(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return new(value < 0 ? -(Int128)magnitude : (Int128)magnitude, -((bits[3] >> 16) & 0xFF));
    }

    /// <summary>The value as a whole number, or <c>null</c> when it has a fraction or does not fit.</summary>
    public long? ToInt64()
    {
        if (exponent == 0 && FitsInt64(coefficient))
            return (long)coefficient;
        if (exponent > 18 && !IsZero)
            return null;
        var whole = exponent <= 0 ? Truncate(0) : this;
        if (!whole.Equals(this))
            return null;
        var scaled = whole.Scaled();
        return scaled >= long.MinValue && scaled <= long.MaxValue ? (long)scaled : null;
    }

    /// <summary>The value as a <see cref="decimal"/>, rounded to its 28 digits, or <c>null</c> when it is out of its range.</summary>
    public decimal? ToDecimal() =>
        decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public double ToDouble() => double.Parse(Format(coefficient, exponent, plain: false), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The nearest decimal of a binary number in its shortest round-trip writing; <c>null</c> for NaN, infinities and
    /// overflow.</summary>
    public static Decimal34? FromDouble(double value) =>
        double.IsFinite(value) ? Parse(value.ToString("R", CultureInfo.InvariantCulture)) : null;

    /// <summary>A whole number that is written as one and fits a machine word, as nearly all are.</summary>
    internal bool IsWord(out long word)
    {
        word = (long)coefficient;
        return exponent == 0 && FitsInt64(coefficient);
    }

    internal BigInteger Scaled() =>
        exponent >= 0 ? (BigInteger)coefficient * PowerOfTen(exponent) : (BigInteger)coefficient / PowerOfTen(-exponent);

    public int CompareTo(Decimal34 other) => Compare(this, other);

    /// <summary>CompareTo without copies, for the inner loops.</summary>
    internal static int Compare(in Decimal34 left, in Decimal34 right)
    {
        if (left.exponent != right.exponent)
            return left.CompareScaled(right);
        // Upper halves that only repeat the sign: the numbers are machine words.
        return FitsInt64(left.coefficient) && FitsInt64(right.coefficient)
            ? ((long)left.coefficient).CompareTo((long)right.coefficient)
            : left.coefficient.CompareTo(right.coefficient);
    }

    int CompareScaled(in Decimal34 other)
    {
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (IsZero)
            return 0;
        // The usual case: short numbers with a few digits behind the point.
        var distance = exponent - other.exponent;
        if (distance is > 0 and <= 18 && FitsInt64(coefficient))
            return (coefficient * Powers[distance]).CompareTo(other.coefficient);
        if (distance is < 0 and >= -18 && FitsInt64(other.coefficient))
            return coefficient.CompareTo(other.coefficient * Powers[-distance]);
        var magnitude = DigitCount(coefficient) + exponent;
        var otherMagnitude = DigitCount(other.coefficient) + other.exponent;
        if (magnitude != otherMagnitude)
            return magnitude > otherMagnitude ? Sign : -Sign;
        return exponent > other.exponent
            ? ((BigInteger)coefficient * PowerOfTen(exponent - other.exponent)).CompareTo(other.coefficient)
            : ((BigInteger)coefficient).CompareTo(other.coefficient * PowerOfTen(other.exponent - exponent));
    }

    public bool Equals(Decimal34 other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Decimal34 other && Equals(other);

    public override int GetHashCode()
    {
        var (plainCoefficient, plainExponent) = WithoutTrailingZeros();
        return HashCode.Combine(plainCoefficient, plainExponent);
    }

    public static bool operator ==(Decimal34 left, Decimal34 right) => left.Equals(right);

    public static bool operator !=(Decimal34 left, Decimal34 right) => !left.Equals(right);

    public static bool operator <(Decimal34 left, Decimal34 right) => left.CompareTo(right) < 0;

    public static bool operator >(Decimal34 left, Decimal34 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Decimal34 left, Decimal34 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Decimal34 left, Decimal34 right) => left.CompareTo(right) >= 0;

    (Int128 Coefficient, int Exponent) WithoutTrailingZeros()
    {
        if (IsZero)
            return (0, 0);
        var (digits, power) = (coefficient, exponent);
        if (FitsInt64(digits))
        {
            var shorter = (long)digits;
            for (; shorter % 10 == 0; power++)
                shorter /= 10;
            return (shorter, power);
        }
        while (true)
        {
            var (quotient, remainder) = Int128.DivRem(digits, 10);
            if (remainder != 0)
                return (digits, power);
            (digits, power) = (quotient, power + 1);
        }
    }

    internal static int DigitCount(Int128 value)
    {
        var magnitude = (UInt128)Int128.Abs(value);
        var digits = 1;
        while (magnitude >= 10_000_000_000)
        {
            magnitude /= 10_000_000_000;
            digits += 10;
        }
        for (var rest = (ulong)magnitude; rest >= 10; rest /= 10)
            digits++;
        return digits;
    }

    static readonly BigInteger[] SmallPowers = [.. Enumerable.Range(0, 100).Select(power => BigInteger.Pow(10, power))];

    internal static BigInteger PowerOfTen(int power) => power < SmallPowers.Length ? SmallPowers[power] : BigInteger.Pow(10, power);
}
