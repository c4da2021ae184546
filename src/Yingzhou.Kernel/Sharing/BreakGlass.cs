namespace Yingzhou.Kernel;

/// <summary>Where an emergency access stands (紧急调阅状态).</summary>
public enum BreakGlassState
{
    /// <summary>待第二人同意</summary>
    Asked,

    /// <summary>已开启: two hours, or until it is closed.</summary>
    Open,

    /// <summary>待复核</summary>
    Ended,

    /// <summary>复核认可</summary>
    Justified,

    /// <summary>复核不认可: its grant is suspended.</summary>
    Unjustified,

    /// <summary>未开启: nobody consented in time.</summary>
    Lapsed,
}

/// <summary>
/// Emergency access (紧急调阅): personal rows without an open case, for two hours, once a second person has consented; everything is kept and somebody else reviews it. Source: p03 R9.
/// </summary>
public static class BreakGlass
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>Consent must come while it is still an emergency. The page names no time; the city's default.</summary>
    public static readonly TimeSpan ConsentWithin = TimeSpan.FromMinutes(30);

    /// <summary>Working days after it ended, until the end of the office day.</summary>
    public const int ReviewDays = 2;

    /// <summary>A call names an emergency where it would name a case.</summary>
    public const string Prefix = "E-";

    public static bool Names(string? @case) => @case?.StartsWith(Prefix, StringComparison.Ordinal) is true;

    public static Fault? RefuseConsent(string askedBy, string consenting, DateTimeOffset askedAt, DateTimeOffset now) =>
        askedBy == consenting ? new Fault("sharing.same-eyes", "紧急调阅要第二个人同意，提出的人不能自己同意。", 403)
        : now - askedAt > ConsentWithin ? new Fault("sharing.consent-late", "提出已超过 30 分钟，请按现在的情况重新提出。", 409)
        : null;

    /// <summary>Open from the consent on; at its last instant it is over.</summary>
    public static bool IsOpen(BreakGlassState state, DateTimeOffset? until, DateTimeOffset now) =>
        state is BreakGlassState.Open && until is { } end && now < end;

    /// <summary>What may be read: one person a call; figures and batches are no emergency.</summary>
    /// <returns><c>null</c> when the call may go on.</returns>
    public static GatewayDenial? Refuse(bool isOpen, PurposeCall call) =>
        !isOpen ? GatewayDenial.Case("这次紧急调阅没有开启、已经结束，或者不属于这个授权。")
        : call.Subject is null ? GatewayDenial.Case("查询个人信息必须在 subject 中写明是哪个人。")
        : null;

    public static Outcome<DateTimeOffset> ReviewDue(DateTimeOffset ended, Workdays workdays)
    {
        var day = workdays.AddWorkdaysOpen(ended.Day(), ReviewDays);
        return day.Fault is { } beyond ? beyond : CityTime.StartOf(day.Value.Day) + ShareAnswer.OfficeEnd.ToTimeSpan();
    }

    /// <summary>By somebody who neither asked nor consented, with words.</summary>
    public static Fault? RefuseReview(BreakGlassState state, string askedBy, string? consentedBy, string reviewing, string? words) =>
        state is not BreakGlassState.Ended ? new Fault("sharing.not-ended", "这次紧急调阅还没有结束，或者已经复核过。", 409)
        : reviewing == askedBy || reviewing == consentedBy ? new Fault("sharing.own-review", "提出和同意的人不能复核。", 403)
        : string.IsNullOrWhiteSpace(words) ? new Fault("sharing.review-words", "请写明复核意见。") { Field = "words" }
        : null;
}
