using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

enum RuleStatus
{
    /// <summary>起草中</summary>
    Drafting,

    /// <summary>待复核发布</summary>
    Submitted,

    /// <summary>已发布</summary>
    Released,

    /// <summary>已放弃</summary>
    Dropped,
}

/// <summary>
/// A clause on its way from a policy's text into force (规则草稿): who wrote it, on which passages, what the fair competition review said. At most one a clause is open; whoever wrote
/// on it does not release it.
/// </summary>
sealed class RuleDraft : Record
{
    public required string PolicyId { get; init; }

    public required string Clause { get; init; }

    /// <summary>The policy's text as it was pasted.</summary>
    public required string Passage { get; init; }

    /// <summary>Release version it was begun from; 0 when the clause stood only in the content, or nowhere.</summary>
    public required int BasedOn { get; init; }

    /// <summary>JSON of <see cref="ClauseFile"/>, without condition and cases: those come from the lines.</summary>
    public required string Metadata { get; set; }

    /// <summary>JSON array of <see cref="RuleLine"/>.</summary>
    public required string Conditions { get; set; }

    /// <summary>JSON array of phrases that were not understood when the text was read.</summary>
    public required string NotRead { get; init; }

    /// <summary>公平竞争审查: number and conclusion.</summary>
    public string? FairReview { get; private set; }

    /// <summary>Whether the drafter says that every phrase that was not understood has been dealt with.</summary>
    public bool Settled { get; private set; }

    public RuleStatus Status { get; private set; }

    public string? OpenKey { get; private set; }

    /// <summary>JSON array of actor ids.</summary>
    public string Drafters { get; private set; } = "[]";

    public string DrafterName { get; private set; } = "";

    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? ReviewerName { get; private set; }

    public string? Reason { get; private set; }

    public int? ReleasedAs { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => Status is RuleStatus.Drafting or RuleStatus.Submitted;

    public IReadOnlyList<string> DrafterIds => JsonSerializer.Deserialize<List<string>>(Drafters)!;

    public IReadOnlyList<RuleLine> Lines => JsonSerializer.Deserialize<List<RuleLine>>(Conditions)!;

    public IReadOnlyList<UnreadPhrase> Unread => JsonSerializer.Deserialize<List<UnreadPhrase>>(NotRead)!;

    public ClauseFile File => JsonSerializer.Deserialize<ClauseFile>(Metadata, ContentJson.Options)!;

    public static string Write(ClauseFile file) => JsonSerializer.Serialize(file, ContentJson.Options);

    public Fault? Keep(ClauseFile file, IReadOnlyList<RuleLine> lines, string? fairReview, bool settled, Actor by)
    {
        if (Status is not RuleStatus.Drafting)
            return NotDrafting;
        (Metadata, Conditions, FairReview, Settled) = (Write(file), JsonSerializer.Serialize(lines), fairReview, settled);
        (OpenKey, DrafterName) = (Clause, by.Name);
        if (!DrafterIds.Contains(by.Id))
            Drafters = JsonSerializer.Serialize(DrafterIds.Append(by.Id));
        return null;
    }

    public Fault? Submit(DateTimeOffset now)
    {
        if (Status is not RuleStatus.Drafting)
            return NotDrafting;
        if (string.IsNullOrWhiteSpace(FairReview))
            return new Fault("enterprise.fair-review-missing", "请先填写公平竞争审查的文号和结论：没有审查的政策不能发布。")
            {
                Field = "fairReview",
            };
        if (Unread.Count > 0 && !Settled)
            return new Fault("enterprise.unread-left", $"原文里还有 {Unread.Count} 处没有读懂，请逐处处理后勾选“都已处理”，再送复核。")
            {
                Field = "settled",
            };
        (Status, SubmittedAt, Reason) = (RuleStatus.Submitted, now, null);
        return null;
    }

    public Fault? SendBack(string reason, Actor by)
    {
        if (Status is not RuleStatus.Submitted)
            return NotSubmitted;
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("enterprise.send-back-reason", "请写明退回的理由，起草人才知道怎么改。") { Field = "reason" };
        (Status, Reason, ReviewerName) = (RuleStatus.Drafting, reason.Trim(), by.Name);
        return null;
    }

    public Fault? Release(int version, Actor by, DateTimeOffset now)
    {
        if (Status is not RuleStatus.Submitted)
            return NotSubmitted;
        (Status, OpenKey, ReviewerName, ReleasedAs, ClosedAt) = (RuleStatus.Released, null, by.Name, version, now);
        return null;
    }

    public Fault? Drop(DateTimeOffset now)
    {
        if (!IsOpen)
            return NotDrafting;
        (Status, OpenKey, ClosedAt) = (RuleStatus.Dropped, null, now);
        return null;
    }

    static readonly Fault NotDrafting = new(
        "enterprise.rule-not-drafting",
        "这份草稿已经送复核、发布或放弃，不能再改，请刷新后查看。",
        409
    );

    internal static readonly Fault NotSubmitted = new("enterprise.rule-not-submitted", "这份草稿不在待复核状态，请刷新后再看。", 409);
}
