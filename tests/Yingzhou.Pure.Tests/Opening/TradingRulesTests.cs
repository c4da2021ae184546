using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Opening;

/// <summary>Prices, values, pledges, orders and settlement of page p05: worked examples 1, 2, 6, 7, 8 and what must always hold.</summary>
public class TradingRulesTests
{
    static Outcome<ServiceFeeCeiling> Example() =>
        ServiceFeeCeiling.Of(1_860_000, 4_200_000, 0.06m, 90_000, [new("A", 0.4m, 1_200_000), new("B", 6, 60_000), new("C", 15, 18_000)]);

    [Fact]
    public void P05_1_the_ceiling_is_2022000_and_0_74_for_A_is_refused()
    {
        var ceiling = Example().Value;

        Assert.Equal(2_022_000, ceiling.Revenue);
        Assert.Equal(1.821622m, ceiling.UnitPrice);
        Assert.Equal([0.728649m, 10.929730m, 27.324324m], ceiling.Caps.Select(cap => cap.Exact));
        Assert.Equal([0.73m, 10.93m, 27.32m], ceiling.Caps.Select(cap => cap.Cap.Yuan));
        Assert.Equal("pricing.above-cap", ceiling.Refuse("A", 0.74m)?.Code);
        Assert.Null(ceiling.Refuse("A", 0.73m));
        Assert.Equal("pricing.unknown-service", ceiling.Refuse("D", 0)?.Code);
    }

    [Fact]
    public void What_was_taken_beyond_the_ceiling_is_deducted_next_and_carried_while_it_lasts()
    {
        Assert.Equal(78_000, ServiceFeeCeiling.ExcessAfter(1_860_000, 4_200_000, 0.06m, 90_000, 2_100_000));
        Assert.Equal(0, ServiceFeeCeiling.ExcessAfter(1_860_000, 4_200_000, 0.06m, 90_000, 2_022_000));
        Assert.Equal(50, ServiceFeeCeiling.ExcessAfter(100, 0, 0, 150, 0));
        Assert.Equal(0, ServiceFeeCeiling.Of(100, 0, 0, 150, [new("A", 1, 1)]).Value.Revenue);
        Assert.Equal("pricing.no-volume", ServiceFeeCeiling.Of(100, 0, 0, 0, [new("A", 1, 0)]).Fault?.Code);
    }

    [Fact]
    public void P05_2_three_methods_stand_side_by_side_with_a_spread_of_2_22()
    {
        decimal[] income = [320_000, 384_000, 422_400, 422_400, 380_160];
        var cost = DataValuation.ByCost([1_260_000, 180_000], 0.2m, 0.9276m).Value;
        var earned = DataValuation.ByIncome(income, 0.12m, 0.35m).Value;
        var sheet = new DataValuation([cost, earned, DataValuation.ByMarket([])]);

        Assert.Equal(1_376_648.54m, decimal.Round(DataValuation.PresentValue(income, 0.12m), 2));
        Assert.Equal(481_826.99m, earned.Value!.Value.Yuan);
        Assert.Equal(1_068_595.20m, cost.Value!.Value.Yuan);
        Assert.Equal(2.22m, sheet.Spread);
        Assert.Null(sheet.By(ValuationMethod.Market));
        Assert.Null(new DataValuation([cost]).Spread);
    }

    [Fact]
    public void The_market_needs_three_trades_between_strangers()
    {
        ComparableTrade[] trades = [new(100, [1.1m]), new(200, [0.9m, 0.5m]), new(130, []), new(9_999, [], Related: true)];

        Assert.Equal(110, DataValuation.ByMarket(trades).Value!.Value.Yuan);
        Assert.Null(DataValuation.ByMarket(trades[1..]).Value);
        Assert.Contains("剔除关联交易 1 笔", DataValuation.ByMarket(trades[1..]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void P05_6_three_tries_with_one_key_are_one_order_and_two_callbacks_one_settlement()
    {
        var order = new TradeOrder("k-1", "甲公司", "核验接口", new(100.01m), [0.35m, 0.45m, 0.20m]);
        var book = OrderBook.Empty;
        for (var tried = 0; tried < 3; tried++)
            book = book.Place(order).Value.Book;

        Assert.Single(book.Orders);
        Assert.Equal("trade.key-reused", book.Place(order with { Product = "报告" }).Fault?.Code);
        var paid = book.Orders[0].Sign().Value.Pay("bank-7", new(100.01m)).Value.Pay("bank-7", new(100.01m)).Value;
        Assert.Equal(TradeState.Paid, paid.State);
        Assert.Equal("trade.paid-twice", paid.Pay("bank-8", new(100.01m)).Fault?.Code);
        var delivered = paid.Deliver(DateTimeOffset.UnixEpoch).Value;
        var settled = delivered.At(DateTimeOffset.UnixEpoch.AddDays(7)).Settle().Value;
        Assert.Same(settled, settled.Settle().Value);
        Assert.Same(settled, settled.Pay("bank-7", new(100.01m)).Value);
        Assert.Equal([35.00m, 45.01m, 20.00m], settled.Parts!.Select(part => part.Yuan));
        Assert.Equal("trade.state", delivered.At(DateTimeOffset.UnixEpoch.AddDays(7).AddTicks(-1)).Settle().Fault?.Code);
        Assert.Equal("trade.state", delivered.Dispute().Value.Settle().Fault?.Code);
    }

    [Fact]
    public void P05_7_half_the_value_is_lent_not_a_fen_more_and_only_once()
    {
        var asset = new PledgeableAsset("A-1", new(1_068_595.20m), 'A');

        var pledged = asset.Take("舟山农商银行", 534_297.60m).Value;

        Assert.Equal("pledge.too-high", asset.Take("舟山农商银行", 534_297.61m).Fault?.Code);
        Assert.Equal("pledge.frozen", pledged.Take("他行", 1).Fault?.Code);
        Assert.Equal("pledge.no-cancelling", pledged.RefuseCancelling()?.Code);
        Assert.Equal("pledge.other-bank", pledged.Release("他行").Fault?.Code);
        Assert.Null(pledged.Release("舟山农商银行").Value.RefuseCancelling());
        Assert.False((pledged with { Grade = 'B' }).MustTellBank);
        Assert.True((pledged with { Grade = 'C' }).MustTellBank);
        Assert.Equal("pledge.too-high", new PledgeableAsset("A-2", new(0.01m), 'A').Take("行", 0.01m).Fault?.Code);
    }

    [Fact]
    public void P05_8_the_rest_of_a_fen_goes_to_the_largest_share()
    {
        var parts = RevenueSplit.Of(new(100.01m), [0.35m, 0.45m, 0.20m]).Value;

        Assert.Equal([35.00m, 45.01m, 20.00m], parts.Select(part => part.Yuan));
        Assert.Equal("settlement.shares", RevenueSplit.Of(new(1), [0.5m, 0.4m]).Fault?.Code);
        Assert.Equal("settlement.shares", RevenueSplit.Of(new(1), [1.5m, -0.5m]).Fault?.Code);
    }

    [Fact]
    public void The_parts_are_the_whole_and_none_is_negative() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 20].Array[1, 12])
            .Sample(
                (fen, weights) =>
                {
                    var whole = weights.Sum();
                    decimal[] shares =
                    [
                        .. weights.Skip(1).Select(weight => decimal.Round((decimal)weight / whole, 6, MidpointRounding.ToZero)),
                    ];
                    shares = [1 - shares.Sum(), .. shares];

                    var parts = RevenueSplit.Of(new(fen / 100m), shares).Value;

                    Assert.Equal(fen / 100m, parts.Sum(part => part.Yuan));
                    Assert.DoesNotContain(parts, part => part < Money.Zero);
                }
            );

    [Fact]
    public void Overlap_above_three_tenths_calls_an_examiner()
    {
        AssetClaim Claim(string holder, int from, int count) =>
            new(holder, Enumerable.Range(from, count).Select(i => $"h{i}").ToHashSet(), 0, 0);
        var held = Claim("甲", 0, 10);

        Assert.Null(Claim("乙", 7, 10).Refuse([held]));
        Assert.Equal("asset.examiner", Claim("乙", 6, 10).Refuse([held])?.Code);
        Assert.Equal("asset.source-gap", (Claim("乙", 50, 1) with { SourceGaps = 1 }).Refuse([])?.Code);
        Assert.Equal("asset.objection", (Claim("乙", 50, 1) with { OpenObjections = 1 }).Refuse([])?.Code);
        Assert.Equal("asset.nothing", Claim("乙", 0, 0).Refuse([])?.Code);
    }
}
