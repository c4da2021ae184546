using System.Numerics;
using CsCheck;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Feel;

/// <summary>Arithmetic against exact rational numbers, rounded once.</summary>
public class Decimal34Tests
{
    static readonly Gen<(BigInteger Coefficient, int Exponent)> Numbers =
        Gen.OneOf(
            Gen.Select(Gen.Long.Select(n => (BigInteger)n), Gen.Int[-20, 20]),
            Gen.Select(Gen.Int[-1000, 1000].Select(n => (BigInteger)n), Gen.Int[-4, 4]),
            Gen.Select(Gen.Select(Gen.Long, Gen.Long, (a, b) => ((BigInteger)a * b) % BigInteger.Pow(10, 34)), Gen.Int[-40, 40]));

    [Fact]
    public void Sums_differences_and_products_are_rounded_once_and_half_to_even() =>
        Gen.Select(Numbers, Numbers).Sample((x, y) =>
        {
            Assert.Equal(Rounded(Aligned(x, y) + Aligned(y, x), 1, Math.Min(x.Exponent, y.Exponent)), Decimal34.Add(Of(x), Of(y))!.Value);
            Assert.Equal(Rounded(Aligned(x, y) - Aligned(y, x), 1, Math.Min(x.Exponent, y.Exponent)), Decimal34.Subtract(Of(x), Of(y))!.Value);
            Assert.Equal(Rounded(x.Coefficient * y.Coefficient, 1, x.Exponent + y.Exponent), Decimal34.Multiply(Of(x), Of(y))!.Value);
        });

    [Fact]
    public void Quotients_are_rounded_once_and_half_to_even() =>
        Gen.Select(Numbers, Numbers).Where(pair => !pair.Item2.Coefficient.IsZero).Sample((x, y) =>
            Assert.Equal(Rounded(x.Coefficient, y.Coefficient, x.Exponent - y.Exponent), Decimal34.Divide(Of(x), Of(y))!.Value));

    [Fact]
    public void What_is_written_is_read_back_as_the_same_number_with_the_same_hash() =>
        Numbers.Sample(x =>
        {
            var back = Decimal34.Parse(Of(x).ToString())!.Value;
            Assert.Equal(Of(x), back);
            Assert.Equal(Of(x).GetHashCode(), back.GetHashCode());
        });

    [Fact]
    public void The_order_is_that_of_the_numbers() =>
        Gen.Select(Numbers, Numbers).Sample((x, y) => Assert.Equal(Aligned(x, y).CompareTo(Aligned(y, x)), Math.Sign(Of(x).CompareTo(Of(y)))));

    [Theory]
    [InlineData("2", "1.414213562373095048801688724209698")]
    [InlineData("0.0625", "0.25")]
    [InlineData("1E-40", "0.00000000000000000001")]
    [InlineData("12345678987654321", "111111111")]
    public void Square_roots_have_34_digits(string value, string root) =>
        Assert.Equal(Decimal34.Parse(root), Decimal34.SquareRoot(Decimal34.Parse(value)!.Value));

    [Theory]
    [InlineData("1", "2.718281828459045235360287471352662")]
    [InlineData("-1", "0.3678794411714423215955237701614609")]
    [InlineData("100", "26881171418161354484126255515800140000000000")]
    public void Exponentials_have_34_digits(string value, string power)
    {
        var actual = Decimal34.Exp(Decimal34.Parse(value)!.Value)!.Value;

        Assert.True(Decimal34.Abs(Decimal34.Subtract(Decimal34.Divide(actual, Decimal34.Parse(power)!.Value)!.Value, 1)!.Value) < Decimal34.Parse("1E-32")!.Value, actual.ToString());
    }

    [Theory]
    [InlineData("2", "0.6931471805599453094172321214581766")]
    [InlineData("10", "2.302585092994045684017991454684364")]
    [InlineData("1E-100", "-230.2585092994045684017991454684364")]
    [InlineData("0.999999", "-0.000001000000500000333333583333533333500000142857267857")]
    public void Logarithms_have_34_digits(string value, string log)
    {
        var difference = Decimal34.Subtract(Decimal34.Log(Decimal34.Parse(value)!.Value)!.Value, Decimal34.Parse(log)!.Value)!.Value;

        Assert.True(Decimal34.Abs(difference) <= Decimal34.Multiply(Decimal34.Abs(Decimal34.Parse(log)!.Value), Decimal34.Parse("1E-33")!.Value), difference.ToString());
    }

    [Theory]
    [InlineData("1E6144", "10")]
    [InlineData("9.999999999999999999999999999999999E6144", "1.1")]
    public void Beyond_the_largest_number_there_is_none(string left, string right) =>
        Assert.Null(Decimal34.Multiply(Decimal34.Parse(left)!.Value, Decimal34.Parse(right)!.Value));

    [Theory]
    [InlineData("2.5", Rounding.HalfEven, "2")]
    [InlineData("3.5", Rounding.HalfEven, "4")]
    [InlineData("-2.5", Rounding.HalfUp, "-3")]
    [InlineData("-2.5", Rounding.HalfDown, "-2")]
    [InlineData("-2.1", Rounding.Floor, "-3")]
    [InlineData("-2.9", Rounding.Ceiling, "-2")]
    [InlineData("2.1", Rounding.Up, "3")]
    [InlineData("-2.9", Rounding.Down, "-2")]
    public void Roundings_stand_on_the_right_side_of_the_half(string value, Rounding rounding, string expected) =>
        Assert.Equal(Decimal34.Parse(expected), Decimal34.Parse(value)!.Value.Round(rounding));

    [Fact]
    public void A_decimal_keeps_its_value() => Gen.Decimal.Sample(value => Assert.Equal(value, ((Decimal34)value).ToDecimal()));

    static Decimal34 Of((BigInteger Coefficient, int Exponent) x) => Decimal34.Parse($"{x.Coefficient}E{x.Exponent}")!.Value;

    static BigInteger Aligned((BigInteger Coefficient, int Exponent) x, (BigInteger Coefficient, int Exponent) other) =>
        x.Coefficient * BigInteger.Pow(10, Math.Max(0, x.Exponent - other.Exponent));

    // The quotient of two whole numbers, exactly, then cut to 34 digits by the definition of half even.
    static Decimal34 Rounded(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var magnitude = BigInteger.Abs(numerator);
        while (magnitude != 0 && magnitude < denominator * BigInteger.Pow(10, 33))
            (magnitude, exponent) = (magnitude * 10, exponent - 1);
        while (magnitude >= denominator * BigInteger.Pow(10, 34))
            (denominator, exponent) = (denominator * 10, exponent + 1);
        var digits = BigInteger.DivRem(magnitude, denominator, out var rest);
        if (rest * 2 > denominator || (rest * 2 == denominator && !digits.IsEven))
            digits++;
        if (digits == BigInteger.Pow(10, 34))
            (digits, exponent) = (digits / 10, exponent + 1);
        return Decimal34.Parse($"{(numerator.Sign < 0 ? "-" : "")}{digits}E{exponent}")!.Value;
    }
}
