using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>五级分类 of a loan that a bank may claim for.</summary>
enum LoanClass
{
    /// <summary>次级.</summary>
    Substandard,

    /// <summary>可疑.</summary>
    Doubtful,

    /// <summary>损失.</summary>
    Loss,
}

enum ClaimStatus
{
    /// <summary>待审.</summary>
    Claimed,

    /// <summary>已补偿.</summary>
    Paid,

    /// <summary>不予补偿.</summary>
    Refused,
}

/// <summary>A bank's claim on the pool for a loan that was not repaid (风险补偿申请); one for each contract. What is recovered later goes back to the pool by the share it bore. Amounts in yuan.</summary>
sealed class CompensationClaim : Record
{
    public required Guid Contract { get; init; }

    public required string ContractNumber { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public required string Bank { get; init; }

    public required string BankName { get; init; }

    public required LoanClass Class { get; init; }

    public required decimal Loss { get; init; }

    /// <summary>尽职调查: which papers of before and after the loan prove it, and where they lie.</summary>
    public required string Diligence { get; init; }

    public required DateOnly ClaimedOn { get; init; }

    public ClaimStatus Status { get; private set; }

    /// <summary>Borne by the pool.</summary>
    public decimal? Compensated { get; private set; }

    /// <summary>Losses ÷ loans of the bank when it was decided.</summary>
    public decimal? LossRate { get; private set; }

    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>追偿所得, all in all.</summary>
    public decimal Recovered { get; private set; }

    /// <summary>What of it goes back to the pool: as the pool bore the loss; to the fen.</summary>
    public decimal Returned =>
        Compensated is > 0 and var borne ? decimal.Round(Recovered * borne / Loss, 2, MidpointRounding.AwayFromZero) : 0;

    /// <summary>What the pool has spent on it.</summary>
    public decimal Spent => (Compensated ?? 0) - Returned;

    public Fault? Pay(Money amount, decimal lossRate, string by, DateOnly today)
    {
        if (Status is not ClaimStatus.Claimed)
            return ClaimFaults.Decided;
        (Status, Compensated, LossRate, DecidedBy, DecidedOn) = (ClaimStatus.Paid, amount.Yuan, lossRate, by, today);
        return null;
    }

    public Fault? Refuse(string? reason, string by, DateOnly today)
    {
        if (Status is not ClaimStatus.Claimed)
            return ClaimFaults.Decided;
        if (string.IsNullOrWhiteSpace(reason))
            return ClaimFaults.NoReason;
        (Status, Reason, DecidedBy, DecidedOn) = (ClaimStatus.Refused, reason.Trim(), by, today);
        return null;
    }

    /// <param name="amount">Recovered beyond what was told before.</param>
    public Fault? Recover(decimal? amount)
    {
        if (Status is not ClaimStatus.Paid)
            return ClaimFaults.NotPaid;
        if (amount is not > 0 || Recovered + amount > Loss)
            return ClaimFaults.Recovery(Loss - Recovered);
        Recovered += amount.Value;
        return null;
    }
}

static class ClaimFaults
{
    public static readonly Fault Unknown = new("finance.unknown-claim", "没有这笔风险补偿申请，请刷新后重新选择。", 404);

    public static readonly Fault Decided = new("finance.claim-decided", "这笔申请已经有了结论，请刷新后查看。", 409);

    public static readonly Fault NoReason = new("finance.claim-reason", "不予补偿请写明理由，银行要看。") { Field = "reason" };

    public static readonly Fault NotPaid = new("finance.claim-not-paid", "还没有补偿，不用登记追偿。", 409);

    public static readonly Fault Repaid = new("finance.claim-repaid", "这笔贷款已经还清，不能申请风险补偿。", 409);

    public static readonly Fault There = new("finance.claim-there", "这份合同已经申请过风险补偿。", 409);

    public static readonly Fault Class = new("finance.claim-class", "请选择贷款五级分类；正常、关注类的不能申请。") { Field = "class" };

    public static readonly Fault NotHelped = new(
        "finance.claim-not-helped",
        "还没有三方帮扶记录：先由帮扶人员联系企业、记下约定，再办补偿。",
        409
    );

    public static Fault Loss(decimal most) => new("finance.claim-loss", $"损失应大于零，不超过放款的 {most:N2} 元。") { Field = "loss" };

    public static Fault Diligence(int length) =>
        new("finance.claim-diligence", $"尽职调查材料请写 10 到 500 字，现有 {length} 字。") { Field = "diligence" };

    public static Fault Recovery(decimal most) =>
        new("finance.claim-recovery", $"追偿所得应大于零，不超过还没追回的 {most:N2} 元。") { Field = "recovered" };
}
