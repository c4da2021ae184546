namespace Yingzhou.Kernel;

/// <summary>
/// Splits an amount by shares (收益分配): each part rounded half a fen up, what the rounding left over to the largest share, so that the parts are the whole. Source:
/// p05 R12.
/// </summary>
public static class RevenueSplit
{
    /// <param name="total">Not negative; a refund is split as the payment was, and turned round.</param>
    /// <param name="shares">Not negative, together exactly 1.</param>
    /// <returns>The parts in the order of the shares.</returns>
    public static Outcome<IReadOnlyList<Money>> Of(Money total, IReadOnlyList<decimal> shares)
    {
        if (total < Money.Zero)
            return new Fault("settlement.negative", "结算金额不能是负数。") { Field = "total" };
        if (shares.Count == 0 || shares.Any(share => share < 0) || shares.Sum() != 1)
            return new Fault("settlement.shares", "分配比例不能是负数，合计必须正好是 1。") { Field = "shares" };
        Money[] parts = [.. shares.Select(share => total * share)];
        var rest = total.Yuan - parts.Sum(part => part.Yuan);
        // Many tiny parts can round up to more than there is: what the largest share cannot give back, the next ones do.
        foreach (var (index, _) in shares.Index().OrderByDescending(share => share.Item).ThenBy(share => share.Index))
        {
            var part = Math.Max(0, parts[index].Yuan + rest);
            rest -= part - parts[index].Yuan;
            parts[index] = new(part);
        }
        return parts;
    }
}
