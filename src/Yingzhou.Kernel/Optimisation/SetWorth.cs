namespace Yingzhou.Kernel;

/// <summary>What a set is worth, compared part by part: money first, then how early it comes, then how few make it.</summary>
readonly record struct SetWorth(decimal Amount, decimal Earliness, int Fewness) : IComparable<SetWorth>
{
    public int CompareTo(SetWorth other) =>
        Amount.CompareTo(other.Amount) is not 0 and var money ? money
        : Earliness.CompareTo(other.Earliness) is not 0 and var days ? days
        : Fewness.CompareTo(other.Fewness);

    public static SetWorth operator +(SetWorth left, SetWorth right) =>
        new(left.Amount + right.Amount, left.Earliness + right.Earliness, left.Fewness + right.Fewness);

    public static bool operator >(SetWorth left, SetWorth right) => left.CompareTo(right) > 0;

    public static bool operator <(SetWorth left, SetWorth right) => left.CompareTo(right) < 0;

    public static bool operator >=(SetWorth left, SetWorth right) => left.CompareTo(right) >= 0;

    public static bool operator <=(SetWorth left, SetWorth right) => left.CompareTo(right) <= 0;
}
