using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

public enum RedemptionStatus
{
    /// <summary>已申报，待审核</summary>
    Submitted,

    /// <summary>公示中；公示期满后可拨付</summary>
    Published,

    /// <summary>已拨付</summary>
    Paid,

    /// <summary>未通过</summary>
    Rejected,

    /// <summary>企业撤回</summary>
    Withdrawn,
}

/// <summary>
/// A clause on its way to an enterprise's account (兑付). One at a time for enterprise, clause and year: <see cref="OpenKey"/> is unique, so the same money cannot be paid twice.
/// </summary>
public sealed class Redemption : Record
{
    public required string Uscc { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public required string Clause { get; init; }

    public required string Title { get; init; }

    /// <summary>Id of the department that handles it.</summary>
    public required string Office { get; init; }

    /// <summary>Of the clause's reference date.</summary>
    public required int Year { get; init; }

    public required ClauseRoute Route { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; init; }

    /// <summary>JSON array of the facts it rests on, each with its register and when it was fetched: kept, because registers change.</summary>
    public required string Evidence { get; init; }

    public RedemptionStatus Status { get; private set; }

    public string? OpenKey { get; private set; }

    public Personal? AccountHolder { get; private set; }

    public Personal? AccountNumber { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? ReviewerId { get; private set; }

    public string? ReviewerName { get; private set; }

    public string? Reason { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public DateOnly? PublicUntil { get; private set; }

    public DateOnly? PayBy { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public string? PayerName { get; private set; }

    public bool IsOpen => Status is RedemptionStatus.Submitted or RedemptionStatus.Published;

    /// <summary>What may stand only once. It stays when it is paid and goes when it is rejected or withdrawn.</summary>
    public static string KeyOf(string uscc, string clause, int year) => $"{uscc}/{clause}/{year}";

    public void Open() => OpenKey = KeyOf(Uscc, Clause, Year);

    public Fault? GiveAccount(string holder, string number, DateTimeOffset now, DateOnly? payBy)
    {
        if (!IsOpen)
            return Closed;
        (AccountHolder, AccountNumber, ConfirmedAt, PayBy) = (
            Personal.OrganisationName(holder),
            Personal.Account(number),
            now,
            payBy ?? PayBy
        );
        return null;
    }

    /// <summary>公示: from now on anybody may object, until the last day.</summary>
    public Fault? Publish(Actor by, DateOnly on, DateOnly until, DateOnly? payBy)
    {
        if (Status is not RedemptionStatus.Submitted)
            return Closed;
        (Status, ReviewerId, ReviewerName, PublishedOn, PublicUntil, PayBy) = (
            RedemptionStatus.Published,
            by.Id,
            by.Name,
            on,
            until,
            payBy
        );
        return null;
    }

    public Fault? Reject(Actor by, string reason)
    {
        if (!IsOpen)
            return Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("enterprise.reason-missing", "请写明不予兑付的理由和依据的条件，企业要据此申诉。") { Field = "reason" };
        (Status, OpenKey, ReviewerId, ReviewerName, Reason) = (RedemptionStatus.Rejected, null, by.Id, by.Name, reason.Trim());
        return null;
    }

    public Fault? Withdraw()
    {
        if (!IsOpen)
            return Closed;
        (Status, OpenKey) = (RedemptionStatus.Withdrawn, null);
        return null;
    }

    /// <summary>申诉成立: back to the review, as it was handed in.</summary>
    public Fault? Reopen()
    {
        if (Status is not RedemptionStatus.Rejected)
            return Closed;
        (Status, PublishedOn, PublicUntil, PayBy) = (RedemptionStatus.Submitted, null, null, null);
        Open();
        return null;
    }

    /// <summary>Whether anybody may still object: to the end of the last day.</summary>
    public bool IsPublic(DateOnly today) => Status is RedemptionStatus.Published && today <= PublicUntil;

    public Fault? Pay(Actor by, DateTimeOffset now)
    {
        if (Status is not RedemptionStatus.Published)
            return Closed;
        if (PublicUntil is { } until && now.Day() <= until)
            return new Fault("enterprise.still-public", $"公示到 {until:yyyy-MM-dd} 才满，期满后再拨付。", 409);
        if (AccountNumber is null)
            return new Fault("enterprise.account-missing", "企业还没有确认收款账户，请提醒企业确认后再拨付。", 409);
        (Status, PaidAt, PayerName) = (RedemptionStatus.Paid, now, by.Name);
        return null;
    }

    static readonly Fault Closed = new("enterprise.redemption-closed", "这笔兑付已经不在这一步，请刷新后查看最新状态。", 409);
}
