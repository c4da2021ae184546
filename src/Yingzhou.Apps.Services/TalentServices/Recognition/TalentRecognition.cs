using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

public enum RecognitionStatus
{
    /// <summary>待核实: somebody has to look at what was only declared.</summary>
    InReview,

    /// <summary>公示中.</summary>
    Public,

    /// <summary>有异议: a panel decides.</summary>
    Contested,

    /// <summary>已认定.</summary>
    Granted,

    /// <summary>未通过.</summary>
    Refused,

    /// <summary>已撤销: it rested on something false.</summary>
    Revoked,

    /// <summary>已被更高类别取代.</summary>
    Superseded,

    /// <summary>已到期: on its last day no category was fulfilled any more.</summary>
    Lapsed,
}

/// <summary>A fact that a recognition rests on, as it was.</summary>
/// <param name="Declared">Only the person's own word so far.</param>
public sealed record EvidenceLine(string Name, string Value, string Dataset, DateTimeOffset At, bool Declared);

/// <summary>人才认定: one person, one category, with the facts it rests on. One open at a time for each person: <see cref="OpenKey"/> is unique.</summary>
public sealed class TalentRecognition : Record
{
    /// <summary>Key of the person.</summary>
    public required string HolderKey { get; init; }

    public required Personal Holder { get; init; }

    /// <summary>A–F; while it is reviewed the highest that may come of it.</summary>
    public required string Category { get; set; }

    /// <summary>Title of the clause by which it holds.</summary>
    public required string Ground { get; set; }

    /// <summary>JSON array of <see cref="EvidenceLine"/>.</summary>
    public required string Evidence { get; set; }

    /// <summary>What the person wrote to what is declared.</summary>
    public string? Statement { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public RecognitionStatus Status { get; private set; }

    public string? OpenKey { get; private set; }

    public DateOnly? PublicUntil { get; private set; }

    public DateOnly? GrantedOn { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Since when it stands as it stands, when it was renewed (续期、降级).</summary>
    public DateOnly? RenewedOn { get; private set; }

    public string? ReviewerId { get; private set; }

    public string? ReviewerName { get; private set; }

    public string? Reason { get; private set; }

    public string? Objection { get; private set; }

    public string? ObjectedBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen => Status is RecognitionStatus.InReview or RecognitionStatus.Public or RecognitionStatus.Contested;

    public IReadOnlyList<EvidenceLine> Lines => JsonSerializer.Deserialize<List<EvidenceLine>>(Evidence)!;

    public void Open() => OpenKey = HolderKey;

    public Fault? Review(Actor by)
    {
        if (Status is not RecognitionStatus.InReview)
            return RecognitionFaults.Closed;
        (ReviewerId, ReviewerName) = (by.Id, by.Name);
        return null;
    }

    public Fault? Publish(DateOnly until)
    {
        if (Status is not RecognitionStatus.InReview)
            return RecognitionFaults.Closed;
        (Status, PublicUntil) = (RecognitionStatus.Public, until);
        return null;
    }

    /// <param name="today">Publicity must be over: its last day still counts for objections.</param>
    public Fault? Grant(DateOnly today, DateOnly validTo)
    {
        if (Status is not (RecognitionStatus.InReview or RecognitionStatus.Public))
            return RecognitionFaults.Closed;
        if (PublicUntil is { } until && today <= until)
            return RecognitionFaults.StillPublic(until);
        (Status, OpenKey, GrantedOn, ValidTo) = (RecognitionStatus.Granted, null, today, validTo);
        return null;
    }

    public Fault? Refuse(Actor by, string? reason, DateOnly today)
    {
        if (!IsOpen)
            return RecognitionFaults.Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return RecognitionFaults.NoReason;
        (Status, OpenKey, Reason, ClosedOn) = (RecognitionStatus.Refused, null, reason.Trim(), today);
        (ReviewerId, ReviewerName) = (by.Id, by.Name);
        return null;
    }

    /// <summary>异议: by anybody who says who they are, to the end of the last day of publicity.</summary>
    public Fault? Object(string by, string? text, DateOnly today)
    {
        if (Status is not RecognitionStatus.Public || today > PublicUntil)
            return RecognitionFaults.NotPublic;
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length < 10)
            return RecognitionFaults.ObjectionTooShort;
        (Status, Objection, ObjectedBy) = (RecognitionStatus.Contested, text.Trim(), by);
        return null;
    }

    /// <summary>The panel finds the objection unfounded: publicity goes on to its end, at least to the end of today.</summary>
    public Fault? Dismiss(Actor by, string? reason, DateOnly today)
    {
        if (Status is not RecognitionStatus.Contested)
            return RecognitionFaults.Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return RecognitionFaults.NoReason;
        (Status, Reason, PublicUntil) = (
            RecognitionStatus.Public,
            $"{by.Name}：{reason.Trim()}",
            PublicUntil > today ? PublicUntil : today
        );
        return null;
    }

    /// <summary>撤销: a diploma or honour proved false.</summary>
    public Fault? Revoke(Actor by, string? reason, DateOnly today)
    {
        if (Status is not RecognitionStatus.Granted)
            return RecognitionFaults.Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return RecognitionFaults.NoReason;
        (Status, Reason, ClosedOn) = (RecognitionStatus.Revoked, $"{by.Name}：{reason.Trim()}", today);
        return null;
    }

    /// <param name="evidence">Of the clause by which it holds from now on.</param>
    public void Renew(RenewedRecognition renewed, string? evidence, DateOnly today)
    {
        if (renewed.ValidTo is not { } until)
        {
            (Status, ClosedOn, Reason) = (RecognitionStatus.Lapsed, today, "到期复核：按登记数据已不符合任何一类的条件");
            return;
        }
        (ValidTo, RenewedOn) = (until, today);
        if (renewed.Clause is { } clause)
            (Category, Ground, Evidence) = (clause.Category, clause.Title, evidence ?? Evidence);
        Reason = renewed.What switch
        {
            Renewed.Lowered => $"到期复核：按登记数据调整为 {Category} 类",
            Renewed.Undecided => $"到期复核：还有数据待查，先延长 {RecognitionRenewal.UndecidedDays} 天",
            Renewed.Raised => "到期复核：继续有效；已达到更高类别的条件，可以提出认定",
            _ => "到期复核：继续有效",
        };
    }

    public void Supersede(DateOnly today)
    {
        if (Status is RecognitionStatus.Granted)
            (Status, ClosedOn) = (RecognitionStatus.Superseded, today);
    }
}

/// <summary>Why a recognition is refused or cannot go on.</summary>
static class RecognitionFaults
{
    public static readonly Fault NotAPerson = new("talent.not-a-person", "人才认定按个人办理，请换成个人身份登录。", 403);

    public static readonly Fault Unknown = new("talent.unknown-recognition", "没有这件认定，请从列表重新进入。", 404);

    public static readonly Fault Closed = new("talent.recognition-closed", "这件认定已经不在这一步，请刷新后再操作。", 409);

    public static readonly Fault OpenAlready = new("talent.recognition-open", "您已有一件认定在办，办完后才能再提。", 409);

    public static readonly Fault NoHigher = new("talent.no-higher-category", "按现在的数据不能认定更高的类别；差什么见下面的说明。", 409);

    public static readonly Fault NotPublic = new("talent.not-public", "公示已经结束，不能再提异议；发现弄虚作假的请向人社部门举报。", 409);

    public static readonly Fault NoReason = new("talent.reason-missing", "请写明理由，申请人要据此申诉。") { Field = "reason" };

    public static readonly Fault ObjectionTooShort = new("talent.objection-short", "请写明哪个条件不符合、有什么依据，至少 10 个字。")
    {
        Field = "text",
    };

    public static readonly Fault Stale = new("talent.recognition-stale", "这件认定刚才有人处理过，请刷新后再操作。", 412);

    public static Fault StillPublic(DateOnly until) => new("talent.still-public", $"公示到 {until:yyyy-MM-dd} 才满，期满后生效。", 409);

    public static Fault Barred(DateOnly until) =>
        new(
            "talent.barred",
            $"曾因弄虚作假被撤销认定，{RecognitionClock.LookBackYears} 年内不能再认定，{until:yyyy-MM-dd} 起可以重新申请。",
            403
        );
}
