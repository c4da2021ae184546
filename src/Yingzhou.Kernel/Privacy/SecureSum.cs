namespace Yingzhou.Kernel;

/// <summary>
/// A sum of which nobody sees a summand (安全求和): each pair of parties shares a mask that one adds and the other subtracts, modulo 2^32, so that all masks vanish in the sum and in nothing less.
/// Parties follow the protocol and are curious (半诚实模型).
/// </summary>
public static class SecureSum
{
    /// <param name="adds">Masks shared with parties that come later in the agreed order.</param>
    /// <param name="subtracts">Masks shared with parties that come earlier.</param>
    public static uint Masked(uint value, IEnumerable<uint> adds, IEnumerable<uint> subtracts)
    {
        unchecked
        {
            return subtracts.Aggregate(adds.Aggregate(value, (sum, mask) => sum + mask), (sum, mask) => sum - mask);
        }
    }

    public static uint Sum(IEnumerable<uint> uploads)
    {
        unchecked
        {
            return uploads.Aggregate(0u, (sum, upload) => sum + upload);
        }
    }

    /// <summary>A total that no honest parties can have reached: one of them sent a number that wraps around.</summary>
    /// <param name="most">The largest summand that is plausible.</param>
    public static Fault? Implausible(uint sum, int parties, uint most) =>
        sum > (ulong)most * (ulong)parties
            ? new("privacy.implausible-sum", $"合计 {sum} 超过 {parties} 方各不超过 {most} 的可能，有一方的数不可信，结果作废。", 409)
            : null;
}
