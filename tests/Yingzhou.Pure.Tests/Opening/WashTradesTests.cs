using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Opening;

/// <summary>对敲交易 (p05 §7): trades between hands that are one.</summary>
public class WashTradesTests
{
    static readonly DateOnly Day = new(2026, 3, 2);

    static MarketTrade Trade(string order, string seller, string buyer, decimal yuan = 100, int day = 0) =>
        new(order, seller, buyer, yuan, Day.AddDays(day));

    [Fact]
    public void A_trade_between_firms_that_belong_together_over_others_is_related()
    {
        var found = WashTrades.Of([Trade("1", "甲", "丙"), Trade("2", "甲", "丁")], [new("甲", "乙"), new("丙", "乙")]);

        var one = Assert.Single(found);
        Assert.Equal((WashReason.Related, "1"), (one.Reason, Assert.Single(one.Orders)));
    }

    [Theory]
    // A fifth may stay on the way, a fen more is business; ninety days are within, one more is not.
    [InlineData(80.00, 90, true)]
    [InlineData(79.99, 90, false)]
    [InlineData(80.00, 91, false)]
    public void Money_that_comes_back_is_a_ring_up_to_its_limits(double back, int day, bool isRing)
    {
        MarketTrade[] trades = [Trade("1", "乙", "甲"), Trade("2", "甲", "乙", (decimal)back, day)];

        Assert.Equal(isRing ? 1 : 0, WashTrades.Of(trades, []).Count);
    }

    [Fact]
    public void A_ring_goes_over_four_hands_at_most_and_is_told_once()
    {
        MarketTrade[] four = [Trade("1", "乙", "甲"), Trade("2", "丙", "乙", 95), Trade("3", "丁", "丙", 90), Trade("4", "甲", "丁", 85)];
        MarketTrade[] five = [.. four[..3], Trade("4", "戊", "丁", 85), Trade("5", "甲", "戊", 85)];

        Assert.Equal(["1", "2", "3", "4"], Assert.Single(WashTrades.Of(four, [])).Orders);
        Assert.Empty(WashTrades.Of(five, []));
        // 戊 is 丁's: then it is four hands.
        Assert.Contains(WashTrades.Of(five, [new("丁", "戊")]), finding => finding.Reason is WashReason.Returned);
    }

    [Fact]
    public void Where_no_money_can_come_back_and_nobody_belongs_together_nothing_is_found() =>
        // Sellers are numbered below their buyers: money only goes down.
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 10], Gen.Int[1, 1000])
            .Where(pair => pair.Item1 < pair.Item2)
            .List[0, 12]
            .Sample(pairs =>
                Assert.Empty(
                    WashTrades.Of([.. pairs.Select((one, at) => Trade($"{at:00}", $"{one.Item1:00}", $"{one.Item2:00}", one.Item3))], [])
                )
            );
}
