using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Supply;

/// <param name="ProductCode">统计用产品分类目录: the longer the common beginning, the nearer the product.</param>
/// <param name="Quantity">Needed, or what can be delivered, in one unit a product.</param>
sealed record SupplySlot(string Id, string Uscc, string ProductCode, string Text, decimal Quantity);

/// <summary>
/// How well an offer answers a need (供需匹配, a08 §3): 0.4 product code + 0.3 likeness of the words + 0.2 fit of quantity + 0.1 nearness.
/// </summary>
static class SupplyMatching
{
    public const int Shown = 5;

    /// <summary>Below it two have nothing to say to each other: a share of quantity or nearness alone is no match. Own default.</summary>
    public const double Least = 0.3;

    /// <param name="minutes">Way between the two, ferry among it; <c>null</c> when unknown: then nearness counts nothing.</param>
    public static double Score(SupplySlot need, SupplySlot offer, double? minutes) =>
        (0.4 * Product(need.ProductCode, offer.ProductCode))
        + (0.3 * TextLikeness.Cosine(need.Text, offer.Text))
        + (0.2 * Fit(need.Quantity, offer.Quantity))
        + (0.1 * (minutes is { } way ? Math.Exp(-way / 120) : 0));

    /// <summary>Common beginning ÷ the longer code.</summary>
    static double Product(string need, string offer)
    {
        var longer = Math.Max(need.Length, offer.Length);
        return longer == 0 ? 0 : (double)need.Zip(offer).TakeWhile(pair => pair.First == pair.Second).Count() / longer;
    }

    /// <summary>1 when the offer is enough, otherwise the share of the need it covers.</summary>
    static double Fit(decimal need, decimal offer) => need <= 0 ? 0 : (double)Math.Min(1, Math.Max(0, offer) / need);

    /// <summary>The five best offers for a need, and in the same way the five best needs for an offer.</summary>
    public static IReadOnlyList<(SupplySlot Slot, double Score)> Top(
        SupplySlot need,
        IEnumerable<SupplySlot> offers,
        Func<SupplySlot, double?> minutes
    ) =>
        [
            .. offers
                .Where(offer => offer.Uscc != need.Uscc)
                .Select(offer => (offer, Score(need, offer, minutes(offer))))
                .OrderByDescending(pair => pair.Item2)
                .ThenBy(pair => pair.offer.Id, StringComparer.Ordinal)
                .Take(Shown),
        ];

    /// <summary>Scarce capacity is given out at once, so that all together are served best (Hungarian method), not first come first served.</summary>
    /// <returns>For each need the offer it gets, or <c>null</c>.</returns>
    public static IReadOnlyList<SupplySlot?> Allocate(
        IReadOnlyList<SupplySlot> needs,
        IReadOnlyList<SupplySlot> offers,
        Func<SupplySlot, SupplySlot, double?> minutes
    )
    {
        var scores = needs.Select(need =>
            (IReadOnlyList<double?>)
                [.. offers.Select(offer => offer.Uscc == need.Uscc ? null : (double?)Score(need, offer, minutes(need, offer)))]
        );
        return [.. Assignment.Best([.. scores]).Select(column => column is { } found ? offers[found] : null)];
    }
}
