using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.SubjectAccess;

/// <summary>What may be asked. Source: PIPL art. 45 (查阅、复制), 46 (更正), 47 (删除), 48 (解释说明).</summary>
public enum SubjectRequestKind
{
    Copy,
    Correct,
    Delete,
    Explain,
}

/// <summary>
/// A rights request (个人权利请求). A copy is given at once, for nobody has to decide about it; the rest waits for a data officer. Answered within 15 working days; on the last day it is in time. A refusal names the
/// article. Source: page p15 R11 (term by own rule: the law says 及时).
/// </summary>
public sealed class SubjectRequest : Record
{
    public const int Workdays = 15;
    public const int CopyDays = 30;
    public const int LongestWords = 500;

    public required SubjectRequestKind Kind { get; init; }

    public required string PersonKey { get; init; }

    public required Personal Person { get; init; }

    /// <summary>What is to be corrected, deleted or explained.</summary>
    public string? Words { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool? Granted { get; private set; }

    public string? Reply { get; private set; }

    /// <summary>The article by which it is refused.</summary>
    public string? Basis { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? LastCopiedAt { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    public bool IsLate(DateOnly today) => IsOpen && today > AnswerBy;

    /// <summary>The last day on which the copy can still be taken; then it is asked for again.</summary>
    public DateOnly CopyUntil => AskedAt.Day().AddDays(CopyDays);

    internal void Asked() => Raise(new SubjectRightAsked(Id, Kind.ToString()));

    internal void GiveCopy(DateTimeOffset now) =>
        (Granted, AnsweredAt, AnsweredBy, Reply) = (true, now, "平台自动答复", "已备好，可以查阅和下载。");

    internal Fault? Answer(bool granted, string? reply, string? basis, string by, DateTimeOffset now)
    {
        if (!IsOpen)
            return new Fault("subject-access.answered-already", "这件请求已经答复。", 409);
        var (said, article) = ((reply ?? "").Trim(), (basis ?? "").Trim());
        if (said.Length is < 5 or > 1000)
            return new Fault("subject-access.reply", "请写明怎么处理的、处理到哪里，5 到 1000 个字。") { Field = "reply" };
        if (!granted && article.Length is < 4 or > 200)
            return new Fault("subject-access.basis", "不予处理的，请写明法律名称和条款。") { Field = "basis" };
        (Granted, Reply, Basis, AnsweredBy, AnsweredAt) = (granted, said, granted ? null : article, by, now);
        Raise(new SubjectRightAnswered(Id, Kind.ToString(), granted, Basis));
        return null;
    }

    internal void Copied(DateTimeOffset now)
    {
        LastCopiedAt = now;
        Raise(new SubjectCopyTaken(Id, now));
    }
}

public sealed record SubjectRightAsked(Guid Id, string Kind) : CityEvent(Id.ToString())
{
    public override string Type => "subject-access.asked";
}

public sealed record SubjectRightAnswered(Guid Id, string Kind, bool Granted, string? Basis) : CityEvent(Id.ToString())
{
    public override string Type => "subject-access.answered";
}

public sealed record SubjectCopyTaken(Guid Id, DateTimeOffset At) : CityEvent(Id.ToString())
{
    public override string Type => "subject-access.copied";
}
