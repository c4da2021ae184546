using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

enum LoanStatus
{
    /// <summary>已提交，等银行答复</summary>
    Submitted,

    /// <summary>银行已受理，尽调中</summary>
    Accepted,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>未批准</summary>
    Refused,

    /// <summary>超时未答复，已改派</summary>
    Reassigned,

    /// <summary>企业撤回</summary>
    Withdrawn,
}

/// <summary>One product asked for under a need (融资申请).</summary>
sealed class LoanApplication : Record
{
    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    /// <summary>The need it belongs to: at most three applications at once.</summary>
    public required Guid Need { get; init; }

    public required string Product { get; init; }

    public required string Bank { get; init; }

    public required string BankName { get; init; }

    public required string Title { get; init; }

    public required decimal Amount { get; init; }

    public required int Months { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required DateOnly DecideBy { get; init; }

    public LoanStatus Status { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public RefusalCode? Refusal { get; private set; }

    public string? Note { get; private set; }

    public bool IsOpen => Status is LoanStatus.Submitted or LoanStatus.Accepted;

    static readonly Fault Closed = new("finance.application-closed", "这笔申请已经不在这一步，请刷新后查看。", 409);

    public Fault? Accept(DateTimeOffset now)
    {
        if (Status is not LoanStatus.Submitted)
            return Closed;
        (Status, AnsweredAt) = (LoanStatus.Accepted, now);
        return null;
    }

    public Fault? Approve(string? note, DateTimeOffset now)
    {
        if (!IsOpen)
            return Closed;
        (Status, AnsweredAt, DecidedAt, Note) = (LoanStatus.Approved, AnsweredAt ?? now, now, note);
        return null;
    }

    /// <summary>不批准: a reason code is obligatory.</summary>
    public Fault? Refuse(RefusalCode? code, string? note, DateTimeOffset now)
    {
        if (!IsOpen)
            return Closed;
        if (code is null)
            return new Fault("finance.refusal-code-missing", "不批准必须选原因：企业据此改进，主管部门据此补短板。") { Field = "refusal" };
        (Status, AnsweredAt, DecidedAt, Refusal, Note) = (LoanStatus.Refused, AnsweredAt ?? now, now, code, note);
        return null;
    }

    /// <summary>改派: the bank has said nothing in time.</summary>
    public Fault? PassOver(DateTimeOffset now)
    {
        if (Status is not LoanStatus.Submitted || now < CityTime.StartOf(AnswerBy.AddDays(1)))
            return Closed;
        Status = LoanStatus.Reassigned;
        return null;
    }

    public Fault? Withdraw()
    {
        if (!IsOpen)
            return Closed;
        Status = LoanStatus.Withdrawn;
        return null;
    }
}
