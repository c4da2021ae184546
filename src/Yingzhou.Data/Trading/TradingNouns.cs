using System.Globalization;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading;

/// <summary>Where a product of the market stands (产品状态).</summary>
public enum ProductState
{
    /// <summary>待合规审查</summary>
    Offered,

    /// <summary>在架</summary>
    Listed,

    /// <summary>未通过</summary>
    Refused,

    /// <summary>已召回: nobody can order it any more, and who bought it is known.</summary>
    Recalled,
}

/// <summary>A data product (数据产品): made of a registered asset by its holder, at a price.</summary>
public sealed class DataProduct : Record
{
    public required string Title { get; init; }

    /// <summary>核验接口, 报告, 模型, 沙箱数据集.</summary>
    public required string Form { get; init; }

    /// <summary>Code of the registered asset that it is made of.</summary>
    public required string Asset { get; init; }

    /// <summary>Party key of the holder.</summary>
    public required string Seller { get; init; }

    public required string SellerName { get; init; }

    /// <summary>Yuan an order.</summary>
    public required decimal Price { get; init; }

    /// <summary>Who gets which share of what is paid (收益分配), a line each: <c>数据提供部门 0.45</c>; together 1.</summary>
    public required string Split { get; init; }

    public ProductState State { get; internal set; }

    /// <summary>What the ceiling of its price was computed from when it was reviewed, see <see cref="Trading.FeeBasis"/>; <c>null</c> where none is asked for.</summary>
    public string? FeeBasis { get; internal set; }

    /// <summary>Yuan: the highest that may be charged for what is made of public data (发改价格〔2025〕65号).</summary>
    public decimal? PriceCap { get; internal set; }

    /// <summary>Until when it must be reviewed.</summary>
    public required DateOnly ReviewDueOn { get; init; }

    /// <summary>What the review or the recall said.</summary>
    public string? Words { get; internal set; }

    public IReadOnlyList<(string Who, decimal Share)> SplitLines => SplitText.Read(Split);
}

/// <summary>An order for a product (数据产品订单), as it stands by the kernel's <see cref="TradeOrder"/>.</summary>
public sealed class DataOrder : Record
{
    /// <summary><c>SJ20260302-0001</c>.</summary>
    public required string Code { get; init; }

    public required Guid ProductId { get; init; }

    public required string Title { get; init; }

    public required string Buyer { get; init; }

    public required string BuyerName { get; init; }

    public required string Seller { get; init; }

    /// <summary>What it is bought for.</summary>
    public required string Purpose { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>As the product had it when it was ordered.</summary>
    public required string Split { get; init; }

    public TradeState State { get; internal set; }

    /// <summary>The bank's number of the payment.</summary>
    public string? Payment { get; internal set; }

    public DateTimeOffset? DeliveredAt { get; internal set; }

    /// <summary>Yuan to each of <see cref="Split"/>, separated by blanks; <c>null</c> before the settlement.</summary>
    public string? Parts { get; internal set; }

    public IReadOnlyList<(string Who, decimal Yuan)> Payout =>
        Parts is null
            ? []
            :
            [
                .. SplitText
                    .Read(Split)
                    .Zip(Parts.Split(' '), (line, part) => (line.Who, decimal.Parse(part, CultureInfo.InvariantCulture))),
            ];

    internal TradeOrder Rule =>
        new(Code, Buyer, ProductId.ToString(), new(Amount), [.. SplitText.Read(Split).Select(line => line.Share)])
        {
            State = State,
            Payment = Payment,
            DeliveredAt = DeliveredAt,
        };

    internal void Take(TradeOrder after)
    {
        (State, Payment, DeliveredAt) = (after.State, after.Payment, after.DeliveredAt);
        if (after.Parts is { } parts)
            Parts = string.Join(' ', parts.Select(part => part.Yuan.ToString("0.00", CultureInfo.InvariantCulture)));
    }
}

/// <summary>Number of the last order of a day.</summary>
sealed class TradingNumber
{
    public required DateOnly Day { get; init; }

    public required int Last { get; set; }
}

static class SplitText
{
    /// <summary>Lines of a name, a blank, and a share; a line that is none has a share of −1, which no rule takes.</summary>
    public static IReadOnlyList<(string Who, decimal Share)> Read(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line =>
                    line.LastIndexOf(' ') is > 0 and var at
                    && decimal.TryParse(line[(at + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                        ? (line[..at].Trim(), share)
                        : (line, -1m)
                ),
        ];
}

/// <param name="Key">The same key again gives the first answer.</param>
/// <param name="Asset">Code of a registered asset of the same holder.</param>
public sealed record OfferProduct(string Key, string Title, string Form, string Asset, decimal Price, string Split);

/// <param name="Seen">The version that the official saw.</param>
/// <param name="Fee">What the ceiling follows from, see <see cref="FeeBasis"/>; must be given before a product of public data is listed.</param>
public sealed record ReviewProduct(Guid Product, int Seen, bool Agrees, string Words, string Fee = "");

/// <summary>Orders that look like trades between hands that are one (疑似对敲).</summary>
public sealed record SuspectedOrders(WashReason Reason, IReadOnlyList<DataOrder> Orders);

/// <param name="Key">The buyer's own: a double click or a retry is the same order.</param>
public sealed record OrderProduct(string Key, Guid Product, string Purpose);

/// <summary>What a party does with an order.</summary>
public enum OrderStep
{
    /// <summary>签约, by the buyer.</summary>
    Sign,

    /// <summary>交付, by the seller.</summary>
    Deliver,

    /// <summary>验收, by the buyer.</summary>
    Accept,

    /// <summary>提出争议, by the buyer: the payout waits, access already bought stays.</summary>
    Dispute,
}

/// <summary>What became of a statement of the bank (对账结果).</summary>
/// <param name="Applied">Payments that were not known.</param>
/// <param name="Known">Payments that had come before.</param>
/// <param name="Open">Lines that fit no order, with the reason: to be given back or asked about.</param>
public sealed record StatementRead(int Applied, int Known, IReadOnlyList<string> Open);
