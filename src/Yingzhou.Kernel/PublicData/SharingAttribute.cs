namespace Yingzhou.Kernel;

/// <summary>Whether departments may have a catalogue's data (共享属性). By law sharing is the default.</summary>
public enum SharingAttribute
{
    /// <summary>无条件共享</summary>
    Unconditional,

    /// <summary>受限共享（有条件共享）</summary>
    Conditional,

    /// <summary>不予共享: only with a legal basis.</summary>
    Withheld,
}

/// <summary>Whether the public may have it (开放属性).</summary>
public enum OpenAttribute
{
    /// <summary>无条件开放</summary>
    Open,

    /// <summary>受限开放</summary>
    Conditional,

    /// <summary>禁止开放</summary>
    Closed,
}

/// <summary>When a request for data must be answered, and what a refusal must say. Source: p01 §4; both limits unconfirmed, so parameters.</summary>
public static class ShareAnswer
{
    /// <summary>Working days; an extension adds as many as the conditional limit.</summary>
    public const int UnconditionalDays = 1;
    public const int ConditionalDays = 10;

    /// <summary>The end of the office day.</summary>
    public static readonly TimeOnly OfficeEnd = new(17, 30);

    /// <summary>Legal grounds of a refusal (不予提供理由).</summary>
    public static readonly IReadOnlyDictionary<string, string> RefusalGrounds = new Dictionary<string, string>
    {
        ["law"] = "法律、行政法规或者国务院决定规定不予共享",
        ["purpose"] = "申请用途与履行职责无关",
        ["excess"] = "申请的数据项超出办理事项所需",
        ["not-held"] = "本部门不掌握该数据",
        ["security"] = "申请方不具备相应级别的安全保护条件",
    };

    /// <param name="extended">Once, with a reason, for a conditional request.</param>
    public static Outcome<DateTimeOffset> Due(
        SharingAttribute attribute,
        DateTimeOffset submitted,
        Workdays workdays,
        bool extended = false
    )
    {
        if (attribute is SharingAttribute.Withheld)
            return new Fault("share.withheld", "该目录不予共享，不能申请；认为应当共享的，请向大数据主管部门提出复核。");
        if (extended && attribute is SharingAttribute.Unconditional)
            return new Fault("share.no-extension", "无条件共享的申请不能延期，请直接答复。");
        var days = attribute is SharingAttribute.Unconditional ? UnconditionalDays : ConditionalDays * (extended ? 2 : 1);
        var day = workdays.AddWorkdaysOpen(submitted.Day(), days);
        return day.Fault is { } beyond ? beyond : CityTime.StartOf(day.Value.Day) + OfficeEnd.ToTimeSpan();
    }

    /// <returns>Why the refusal cannot be taken; <c>null</c> when it can.</returns>
    public static Fault? RefuseRefusal(string? ground, string? explanation) =>
        ground is null || !RefusalGrounds.ContainsKey(ground)
            ? new Fault("share.refusal-ground", "拒绝共享必须选择法定理由，请从理由清单中选择一项。") { Field = "ground" }
        : string.IsNullOrWhiteSpace(explanation)
            ? new Fault("share.refusal-text", "请写明拒绝的具体情况，申请方要据此调整。") { Field = "explanation" }
        : null;
}
