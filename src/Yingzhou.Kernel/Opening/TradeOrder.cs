namespace Yingzhou.Kernel;

/// <summary>Where an order for a data product stands (订单状态). Source: p05 §2.</summary>
public enum TradeState
{
    /// <summary>已报价</summary>
    Quoted,

    /// <summary>已签约</summary>
    Signed,

    /// <summary>已付款（托管）</summary>
    Paid,

    /// <summary>已交付</summary>
    Delivered,

    /// <summary>已验收</summary>
    Accepted,

    /// <summary>已结算</summary>
    Settled,

    /// <summary>已退款</summary>
    Refunded,

    /// <summary>争议中: payout waits, access already bought stays.</summary>
    Disputed,
}

/// <summary>
/// An order for a data product (数据产品订单): one for a key, however often it is sent, and settled once, however often the bank calls. Source: p05 §2, §7, R12.
/// </summary>
/// <param name="Payment">The bank's number of the payment; <c>null</c> before it.</param>
public sealed record TradeOrder(string Key, string Buyer, string Product, Money Amount, IReadOnlyList<decimal> Shares)
{
    /// <summary>Days after which a delivery that nobody objected to is accepted. Source: p05 §2, unconfirmed, so a parameter.</summary>
    public const int AcceptedAfterDays = 7;

    public TradeState State { get; init; }

    public string? Payment { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Who got what; <c>null</c> before the settlement.</summary>
    public IReadOnlyList<Money>? Parts { get; init; }

    public Outcome<TradeOrder> Sign() => State is TradeState.Quoted ? this with { State = TradeState.Signed } : Wrong("签约");

    /// <summary>The same payment again changes nothing; another one for a paid order is refused, to be given back.</summary>
    public Outcome<TradeOrder> Pay(string payment, Money amount) =>
        Payment == payment ? this
        : Payment is not null ? new Fault("trade.paid-twice", "这笔订单已由另一笔款付清，后到的款项应退回。", 409)
        : State is not TradeState.Signed ? Wrong("付款")
        : amount != Amount ? new Fault("trade.amount", $"到账 {amount} 与订单金额 {Amount} 不符，请对账。")
        : this with { State = TradeState.Paid, Payment = payment };

    public Outcome<TradeOrder> Deliver(DateTimeOffset at) =>
        State is TradeState.Paid ? this with { State = TradeState.Delivered, DeliveredAt = at } : Wrong("交付");

    public Outcome<TradeOrder> Accept() => State is TradeState.Delivered ? this with { State = TradeState.Accepted } : Wrong("验收");

    /// <summary>As at an instant: a delivery of seven days ago is accepted by itself.</summary>
    public TradeOrder At(DateTimeOffset now) =>
        State is TradeState.Delivered && DeliveredAt is { } delivered && now >= delivered.AddDays(AcceptedAfterDays)
            ? this with
            {
                State = TradeState.Accepted,
            }
            : this;

    public Outcome<TradeOrder> Dispute() =>
        State is TradeState.Paid or TradeState.Delivered or TradeState.Accepted
            ? this with
            {
                State = TradeState.Disputed,
            }
            : Wrong("提出争议");

    public Outcome<TradeOrder> Refund() =>
        State is TradeState.Paid or TradeState.Disputed ? this with { State = TradeState.Refunded } : Wrong("退款");

    /// <summary>Pays out, once: a settled order stays as it is.</summary>
    public Outcome<TradeOrder> Settle()
    {
        if (State is TradeState.Settled)
            return this;
        if (State is not TradeState.Accepted)
            return Wrong("结算");
        var parts = RevenueSplit.Of(Amount, Shares);
        return parts.Fault is { } fault ? fault : this with { State = TradeState.Settled, Parts = parts.Value };
    }

    static Fault Wrong(string step) => new("trade.state", $"订单现在不能{step}，请刷新后查看它的状态。", 409);
}

/// <summary>The orders of a market: the key is the buyer's own, so that a retry finds the first one.</summary>
public sealed record OrderBook(IReadOnlyList<TradeOrder> Orders)
{
    public static readonly OrderBook Empty = new([]);

    /// <returns>The book and the order; the same order again when the key is known.</returns>
    public Outcome<(OrderBook Book, TradeOrder Order)> Place(TradeOrder order) =>
        Orders.FirstOrDefault(known => known.Key == order.Key && known.Buyer == order.Buyer) is not { } before
            ? (new OrderBook([.. Orders, order]), order)
        : before.Product == order.Product && before.Amount == order.Amount ? (this, before)
        : new Fault("trade.key-reused", "这个幂等键已用于另一笔订单，请换一个新的键。", 422) { Field = "key" };
}
