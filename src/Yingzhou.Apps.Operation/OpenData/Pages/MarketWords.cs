using Yingzhou.Data.Trading;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.OpenData.Pages;

static class MarketWords
{
    public static string State(ProductState state) =>
        state switch
        {
            ProductState.Offered => "待合规审查",
            ProductState.Listed => "在架",
            ProductState.Refused => "未通过",
            _ => "已召回",
        };

    public static Tone Tone(ProductState state) =>
        state switch
        {
            ProductState.Listed => Ui.Components.Tone.Good,
            ProductState.Offered => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Bad,
        };

    public static string State(TradeState state) =>
        state switch
        {
            TradeState.Quoted => "已报价，待签约",
            TradeState.Signed => "已签约，待付款",
            TradeState.Paid => "已付款，待交付",
            TradeState.Delivered => "已交付，待验收",
            TradeState.Accepted => "已验收，待结算",
            TradeState.Settled => "已结算",
            TradeState.Refunded => "已退款",
            _ => "争议中",
        };

    public static Tone Tone(TradeState state) =>
        state switch
        {
            TradeState.Settled => Ui.Components.Tone.Good,
            TradeState.Refunded => Ui.Components.Tone.Neutral,
            TradeState.Disputed => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Attention,
        };

    public static string Wash(WashReason reason) => reason is WashReason.Related ? "关联交易" : "资金回流";

    public static string Payout(DataOrder order) =>
        order.Payout.Count == 0 ? "—" : string.Join("；", order.Payout.Select(part => $"{part.Who} {new Money(part.Yuan)}"));

    /// <summary>What this party may do with it now.</summary>
    public static IEnumerable<(OrderStep Step, string Text)> Steps(DataOrder order, string? me)
    {
        if (me == order.Seller && order.State is TradeState.Paid)
            yield return (OrderStep.Deliver, "已交付");
        if (me != order.Buyer)
            yield break;
        if (order.State is TradeState.Quoted)
            yield return (OrderStep.Sign, "签约");
        if (order.State is TradeState.Delivered)
            yield return (OrderStep.Accept, "验收");
        if (order.State is TradeState.Paid or TradeState.Delivered or TradeState.Accepted)
            yield return (OrderStep.Dispute, "提出争议");
    }
}
