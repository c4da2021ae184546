using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// A ratio that keeps its numerator and denominator together (分子、分母), so that it can be pooled, bounded and explained.
/// The mean of four county rates is not the city's rate; the sum of their ratios is.
/// </summary>
public readonly record struct RatioOf
{
    public RatioOf(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        (Numerator, Denominator) = (numerator, denominator);
    }

    public long Numerator { get; }
    public long Denominator { get; }

    /// <summary><c>null</c> when nothing was counted: no cases is unknown, not 0 and not 100 %.</summary>
    public decimal? Share => Denominator == 0 ? null : (decimal)Numerator / Denominator;

    public static RatioOf operator +(RatioOf left, RatioOf right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    public static RatioOf Add(RatioOf left, RatioOf right) => left + right;

    /// <summary>Counts those of <paramref name="items"/> for which <paramref name="condition"/> holds, among all of them.</summary>
    public static RatioOf Count<T>(IEnumerable<T> items, Func<T, bool> condition)
    {
        var (numerator, denominator) = (0L, 0L);
        foreach (var item in items)
        {
            denominator++;
            if (condition(item))
                numerator++;
        }

        return new(numerator, denominator);
    }

    /// <summary>Always with what it is made of: "94.6 %（34,891 / 36,883）"; "—" when nothing was counted.</summary>
    public override string ToString() =>
        Share is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %（{Numerator:N0} / {Denominator:N0}）")
            : "—（0 / 0）";
}
