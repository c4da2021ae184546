using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>借款合同: what came of an application that was approved, as the bank registers it; one for each application. Its end is what the firm is reminded of.</summary>
sealed class LoanContract : Record
{
    public required Guid Application { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public required string Bank { get; init; }

    public required string BankName { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    /// <summary>Yuan, at most what was asked for.</summary>
    public required decimal Amount { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required DateOnly DisbursedOn { get; init; }

    public DateOnly EndsOn { get; private set; }

    public DateOnly? RepaidOn { get; private set; }

    public DateOnly? RenewalAskedOn { get; private set; }

    public string? RenewalAnswer { get; private set; }

    public bool IsRunning => RepaidOn is null;

    /// <summary>The firm has asked and the bank has not answered.</summary>
    public bool RenewalWaits => IsRunning && RenewalAskedOn is not null && RenewalAnswer is null;

    public void RunTo(DateOnly endsOn) => EndsOn = endsOn;

    public Fault? AskRenewal(DateOnly today)
    {
        if (!IsRunning)
            return Over;
        if (today < RenewalReminder.From(EndsOn) || today > EndsOn)
            return new Fault(
                "finance.renewal-too-early",
                $"续贷在到期前 {RenewalReminder.DaysBefore} 天内申请，这笔从 {RenewalReminder.From(EndsOn):yyyy-MM-dd} 到 {EndsOn:yyyy-MM-dd}。",
                409
            );
        if (RenewalWaits)
            return new Fault("finance.renewal-asked", "已经申请过续贷，银行还没有答复。", 409);
        (RenewalAskedOn, RenewalAnswer) = (today, null);
        return null;
    }

    /// <param name="to">The new last day; <c>null</c> when it is not renewed.</param>
    public Fault? AnswerRenewal(DateOnly? to, string? note)
    {
        if (!RenewalWaits)
            return new Fault("finance.renewal-not-asked", "企业没有待答复的续贷申请，请刷新后查看。", 409);
        if (to is { } day && day <= EndsOn)
            return new Fault("finance.renewal-day", $"续贷后的到期日应晚于 {EndsOn:yyyy-MM-dd}。") { Field = "renewTo" };
        if (to is null && string.IsNullOrWhiteSpace(note))
            return new Fault("finance.renewal-reason", "不续贷请写明原因，企业要另作安排。") { Field = "renewNote" };
        RenewalAnswer = to is { } until ? $"同意续贷到 {until:yyyy-MM-dd}。{note?.Trim()}" : $"不续贷：{note!.Trim()}";
        EndsOn = to ?? EndsOn;
        return null;
    }

    public Fault? Repay(DateOnly today)
    {
        if (!IsRunning)
            return Over;
        RepaidOn = today;
        return null;
    }

    static readonly Fault Over = new("finance.contract-over", "这笔贷款已经还清。", 409);
}
