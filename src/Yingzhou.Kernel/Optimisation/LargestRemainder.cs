namespace Yingzhou.Kernel;

/// <summary>
/// Divides a sum of money in proportion, exact to the fen (最大余额法): each share is rounded down, and the fen that are left go one by one to the largest
/// remainders; of equal remainders the earlier one is first. The shares always add up to the sum.
/// </summary>
public static class LargestRemainder
{
    public static IReadOnlyList<Money> Share(Money sum, IReadOnlyList<decimal> weights)
    {
        if (weights.Any(weight => weight < 0))
            throw new ArgumentOutOfRangeException(nameof(weights), "A weight is negative");
        var whole = weights.Sum();
        if (whole == 0)
            return [.. weights.Select(_ => Money.Zero)];
        var exact = weights.Select(weight => sum.Yuan * 100 * weight / whole).ToList();
        var fen = exact.Select(decimal.Floor).ToArray();
        var left = (int)((sum.Yuan * 100) - fen.Sum());
        foreach (
            var (index, _) in exact
                .Index()
                .OrderByDescending(share => share.Item - decimal.Floor(share.Item))
                .ThenBy(share => share.Index)
                .Take(left)
        )
            fen[index]++;
        return [.. fen.Select(share => new Money(share / 100))];
    }
}
