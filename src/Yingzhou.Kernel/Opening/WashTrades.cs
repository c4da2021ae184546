namespace Yingzhou.Kernel;

/// <summary>A trade of the market that was paid.</summary>
/// <param name="Order">Code of the order.</param>
public sealed record MarketTrade(string Order, string Seller, string Buyer, decimal Yuan, DateOnly On);

/// <summary>Two parties that belong together (关联关系): one controls the other, or the same person decides for both.</summary>
public sealed record PartyTie(string Left, string Right);

/// <summary>Why a trade says nothing of a market (对敲缘由).</summary>
public enum WashReason
{
    /// <summary>关联交易: buyer and seller belong together, over however many others.</summary>
    Related,

    /// <summary>资金回流: what was paid came back to who paid it, directly or over others.</summary>
    Returned,
}

/// <param name="Orders">All orders of the ring, in the order of the money; of a related trade that one.</param>
public sealed record WashFinding(WashReason Reason, IReadOnlyList<string> Orders);

/// <summary>
/// Trades between hands that are one (对敲交易): they make a price that nobody paid, and are kept out of what is compared. Source: p05 §7; the limits are own defaults, for the page gives none.
/// </summary>
public static class WashTrades
{
    /// <summary>Parties of a ring at most: money that went through more hands cannot be told from business.</summary>
    public const int MostHands = 4;

    /// <summary>Days between the first and the last payment of a ring, the last day included.</summary>
    public const int WithinDays = 90;

    /// <summary>The smallest payment of a ring against its largest: a fifth may stay with the hands. An equal share counts.</summary>
    public const decimal ComesBack = 0.8m;

    public static IReadOnlyList<WashFinding> Of(IReadOnlyList<MarketTrade> trades, IReadOnlyList<PartyTie> ties)
    {
        var groups = Groups(ties);
        string Group(string party) => groups.GetValueOrDefault(party, party);
        var related = trades.Where(trade => Group(trade.Seller) == Group(trade.Buyer)).ToList();
        var ordered = trades.Except(related).OrderBy(trade => trade.Order, StringComparer.Ordinal).ToList();
        var rings = new Dictionary<string, WashFinding>(StringComparer.Ordinal);
        foreach (var first in ordered)
        foreach (var ring in Rings([first], ordered, Group))
            // Found once from each of its trades; told once.
            rings.TryAdd(
                string.Join(' ', ring.Select(trade => trade.Order).Order(StringComparer.Ordinal)),
                new(WashReason.Returned, [.. ring.Select(trade => trade.Order)])
            );
        return [.. related.Select(trade => new WashFinding(WashReason.Related, [trade.Order])), .. rings.Values];
    }

    // Money goes from buyer to seller; a ring is closed when a seller is (of the group of) the first buyer.
    static IEnumerable<IReadOnlyList<MarketTrade>> Rings(
        IReadOnlyList<MarketTrade> way,
        List<MarketTrade> trades,
        Func<string, string> group
    )
    {
        if (!IsOne(way))
            yield break;
        if (way.Count > 1 && group(way[^1].Seller) == group(way[0].Buyer))
        {
            yield return way;
            yield break;
        }
        if (way.Count == MostHands)
            yield break;
        foreach (var next in trades)
            if (
                group(next.Buyer) == group(way[^1].Seller)
                && !way.Any(trade => trade.Order == next.Order || group(trade.Seller) == group(next.Seller))
            )
                foreach (var ring in Rings([.. way, next], trades, group))
                    yield return ring;
    }

    static bool IsOne(IReadOnlyList<MarketTrade> way) =>
        way.Min(trade => trade.Yuan) >= ComesBack * way.Max(trade => trade.Yuan)
        && way.Max(trade => trade.On).DayNumber - way.Min(trade => trade.On).DayNumber <= WithinDays;

    // By its smallest name each.
    static Dictionary<string, string> Groups(IReadOnlyList<PartyTie> ties)
    {
        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        string Top(string party) => above.TryGetValue(party, out var next) && next != party ? Top(next) : party;
        foreach (var tie in ties)
        {
            var (left, right) = (Top(tie.Left), Top(tie.Right));
            var (small, large) = string.CompareOrdinal(left, right) <= 0 ? (left, right) : (right, left);
            (above[small], above[large]) = (small, small);
        }
        return above.Keys.ToDictionary(party => party, Top);
    }
}
