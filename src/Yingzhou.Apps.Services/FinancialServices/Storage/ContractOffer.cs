using Yingzhou.Apps.Services.FinancialServices.Contracts;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>A contract that a bank has sent to be signed (待签合同). What it says never changes; one that is to say something else is sent anew after the firm has declined it.</summary>
sealed class ContractOffer : Record
{
    public required Guid Application { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public required string Bank { get; init; }

    public required string BankName { get; init; }

    public required string Product { get; init; }

    public required string Number { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; init; }

    public required int Months { get; init; }

    public required string Price { get; init; }

    /// <summary>Per cent a year, compound, fees among it; two decimals.</summary>
    public required decimal TrueRate { get; init; }

    public required string Terms { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string SentBy { get; init; }

    /// <summary>Over <see cref="Text"/>.</summary>
    public string BankSeal { get; private set; } = "";

    /// <summary>While the firm has not answered: the database lets an application have one.</summary>
    public string? OpenKey { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public string? SignedBy { get; private set; }

    /// <summary>Over <see cref="ContractText.Signed"/>.</summary>
    public string? FirmSeal { get; private set; }

    public DateTimeOffset? DeclinedAt { get; private set; }

    public string? DeclineReason { get; private set; }

    public bool IsOpen => OpenKey is not null;

    public string Text => ContractText.Of(this);

    public void Send(ContractSeals seals) => (BankSeal, OpenKey) = (seals.Seal(Text), Application.ToString());

    /// <summary>Whether what is stored is to the letter what was sent, and, when it is signed, what was signed.</summary>
    public bool IsGenuine(ContractSeals seals) =>
        seals.IsSealed(Text, BankSeal) && (FirmSeal is not { } seal || seals.IsSealed(ContractText.Signed(this), seal));

    /// <param name="by">Name of whoever acts for the firm.</param>
    public Fault? Sign(string by, DateTimeOffset now, ContractSeals seals)
    {
        if (!IsOpen)
            return Answered;
        if (!IsGenuine(seals))
            return new Fault("finance.offer-forged", "这份合同和银行发来的不一致，不能签署，请联系银行重新发送。", 409);
        (SignedAt, SignedBy, OpenKey) = (now, by, null);
        FirmSeal = seals.Seal(ContractText.Signed(this));
        return null;
    }

    public Fault? Decline(string? reason, DateTimeOffset now)
    {
        if (!IsOpen)
            return Answered;
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("finance.decline-reason", "请写明不签的原因，银行据此修改。") { Field = "reason" };
        (DeclinedAt, DeclineReason, OpenKey) = (now, reason.Trim(), null);
        return null;
    }

    static readonly Fault Answered = new("finance.offer-answered", "这份合同已经签署或退回，请刷新后查看。", 409);
}
