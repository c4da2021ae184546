using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>An amount of money (金额) in yuan, exact to the fen: half a fen rounds away from zero, as a cashier does.</summary>
public readonly record struct Money : IComparable<Money>
{
    const decimal Wan = 10_000m;

    public Money(decimal yuan) => Yuan = decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);

    public decimal Yuan { get; }

    public static readonly Money Zero = new(0);

    public static Money OfWan(decimal wan) => new(wan * Wan);

    public static Money operator +(Money left, Money right) => new(left.Yuan + right.Yuan);

    public static Money operator -(Money left, Money right) => new(left.Yuan - right.Yuan);

    public static Money operator -(Money amount) => new(-amount.Yuan);

    /// <summary>The product is rounded to the fen at once: an amount that cannot be paid is no amount.</summary>
    public static Money operator *(Money amount, decimal factor) => new(amount.Yuan * factor);

    public static bool operator <(Money left, Money right) => left.Yuan < right.Yuan;

    public static bool operator >(Money left, Money right) => left.Yuan > right.Yuan;

    public static bool operator <=(Money left, Money right) => left.Yuan <= right.Yuan;

    public static bool operator >=(Money left, Money right) => left.Yuan >= right.Yuan;

    public int CompareTo(Money other) => Yuan.CompareTo(other.Yuan);

    /// <summary>¥1,234.50</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Yuan < 0 ? "-" : "")}¥{Math.Abs(Yuan):N2}");

    /// <summary>12.35 万元, for amounts read on a screen rather than paid. Rounded, so never parsed back.</summary>
    public string InWan =>
        string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(Yuan / Wan, 2, MidpointRounding.AwayFromZero):#,##0.##} 万元");
}
