using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

/// <summary>An order to pay the fee of a case (缴费单). One for each case, kept from the moment somebody goes to pay: however often they go, it is the same order.</summary>
public sealed class CaseFee : Record
{
    public required Guid CaseId { get; init; }

    /// <summary><c>JF</c> and the number of the case: what the till calls it by.</summary>
    public required string OrderNumber { get; init; }

    public required string ItemName { get; init; }

    public required string PartyKey { get; init; }

    public required decimal Yuan { get; init; }

    /// <summary>支付流水号 of the till.</summary>
    public string? Reference { get; private set; }

    /// <summary>财政电子票据号.</summary>
    public string? Receipt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? RefundedAt { get; private set; }

    public string? RefundedBy { get; private set; }

    /// <summary>How the case ended; <c>null</c> while it has not.</summary>
    public CaseStatus? EndedAs { get; private set; }

    public FeeState State => FeeStates.Of(EndedAs ?? CaseStatus.Submitted, PaidAt, RefundedAt);

    public static string NumberOf(string @case) => $"JF{@case}";

    /// <summary>The same message twice is one payment; another payment of a paid order is refused, so that the till gives it back.</summary>
    public Fault? Take(FeePayment payment)
    {
        if (payment.Yuan != Yuan)
            return FeeFaults.OtherAmount(Yuan);
        if (PaidAt is not null)
            return Reference == payment.Reference ? null : FeeFaults.PaidAlready;
        (Reference, Receipt, PaidAt) = (payment.Reference, payment.Receipt, payment.PaidAt);
        return null;
    }

    public void End(CaseStatus status) => EndedAs = status;

    public Fault? GiveBack(DateTimeOffset now, string by)
    {
        if (State is not FeeState.ToRefund)
            return FeeFaults.NothingToRefund;
        (RefundedAt, RefundedBy) = (now, by);
        return null;
    }
}

static class FeeFaults
{
    public static readonly Fault Unknown = new("services.unknown-fee", "没有这件办件，或者它不用缴费。", 404);

    public static readonly Fault NotDue = new("services.fee-not-due", "这笔费用现在不用缴，请刷新后查看。", 409);

    public static readonly Fault UnknownOrder = new("services.unknown-fee-order", "没有这张缴费单。", 404);

    public static readonly Fault BadSeal = new("services.fee-seal", "缴费通知的签名不对，没有入账。", 401);

    public static readonly Fault NoReference = new("services.fee-reference", "缴费通知缺支付流水号。") { Field = "reference" };

    public static readonly Fault FromTheFuture = new("services.fee-time", "缴费时间晚于现在，请核对收费系统的时钟。") { Field = "paidAt" };

    public static readonly Fault PaidAlready = new("services.fee-paid-already", "这张缴费单已经缴过，这一笔请原路退回。", 409);

    public static readonly Fault NothingToRefund = new("services.nothing-to-refund", "这笔费用现在不用退，请刷新后查看。", 409);

    public static Fault OtherAmount(decimal yuan) => new("services.fee-amount", $"金额应为 {yuan:0.00} 元。") { Field = "yuan" };
}
