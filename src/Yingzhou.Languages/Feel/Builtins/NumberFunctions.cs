namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 table 73: numeric functions.</summary>
static class NumberFunctions
{
    // A scale beyond the exponents of a 34-digit decimal has no meaning (table 73).
    const int SmallestScale = -6111;
    const int LargestScale = 6176;

    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["decimal(n: number, scale: number)"] = a => Round(a, Rounding.HalfEven),
        ["floor(n: number, scale?: number)"] = a => Round(a, Rounding.Floor),
        ["ceiling(n: number, scale?: number)"] = a => Round(a, Rounding.Ceiling),
        ["round up(n: number, scale: number)"] = a => Round(a, Rounding.Up),
        ["round down(n: number, scale: number)"] = a => Round(a, Rounding.Down),
        ["round half up(n: number, scale: number)"] = a => Round(a, Rounding.HalfUp),
        ["round half down(n: number, scale: number)"] = a => Round(a, Rounding.HalfDown),
        ["abs(n: number)"] = a => new FeelNumber(Decimal34.Abs(a.Number(0))),
        ["abs(n: duration)"] = a =>
            a[0] switch
            {
                FeelDaysDuration days when days.Nanos != Int128.MinValue => new FeelDaysDuration(Int128.Abs(days.Nanos)),
                FeelMonthsDuration months when months.Months != long.MinValue => new FeelMonthsDuration(Math.Abs(months.Months)),
                _ => a.NoResult("the duration is too long"),
            },
        ["modulo(dividend: number, divisor: number)"] = a =>
            FeelNumber.Of(Decimal34.Modulo(a.Number(0), a.Number(1))) ?? a.NoResult("division by zero"),
        ["sqrt(number: number)"] = a =>
            FeelNumber.Of(Decimal34.SquareRoot(a.Number(0))) ?? a.NoResult("a negative number has no square root"),
        ["log(number: number)"] = a => Series(a, Decimal34.Log) ?? a.NoResult("only positive numbers have a logarithm"),
        ["exp(number: number)"] = a => Series(a, Decimal34.Exp) ?? a.NoResult("the power is too large"),
        ["odd(number: number)"] = a =>
            Remainder(a) is { } rest ? FeelBoolean.Of(!rest.IsZero) : a.NoResult("only whole numbers are odd or even"),
        ["even(number: number)"] = a =>
            Remainder(a) is { } rest ? FeelBoolean.Of(rest.IsZero) : a.NoResult("only whole numbers are odd or even"),
    };

    static FeelValue? Round(Arguments a, Rounding rounding)
    {
        if (!a.Has(1))
            return new FeelNumber(a.Number(0).Round(rounding));
        // A scale with a fraction is cut to its whole part.
        return a.Number(1).Truncate(0).ToInt64() is { } scale and >= SmallestScale and <= LargestScale
            ? FeelNumber.Of(a.Number(0).Round((int)scale, rounding)) ?? a.NoResult("the rounded number does not fit 34 digits")
            : a.NoResult($"a scale lies between {SmallestScale} and {LargestScale}");
    }

    // Dozens of divisions of long numbers: counted, so that a loop of them stays bounded.
    static FeelNumber? Series(Arguments a, Func<Decimal34, Decimal34?> function)
    {
        a.Site.State.Step(a.Site.Position, Decimal34.StepsOfSeries);
        return FeelNumber.Of(function(a.Number(0)));
    }

    static Decimal34? Remainder(Arguments a) => a.Number(0).IsInteger ? Decimal34.Modulo(a.Number(0), 2) : null;
}
