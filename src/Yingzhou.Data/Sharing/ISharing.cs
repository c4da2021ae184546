using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>Sharing between departments (数据共享): who asks for what, who decides, what is in force, and what was read.</summary>
public interface ISharing
{
    IReadOnlyList<SharingPurpose> Purposes { get; }

    /// <summary>Asks for data. What the law withholds is refused at once and kept so; what needs no decision is granted at once.</summary>
    Task<Outcome<SharingRequest>> Ask(AskSharing request, Subject official, CancellationToken cancel = default);

    Task<Outcome<SharingRequest>> Decide(DecideSharing decision, Subject official, CancellationToken cancel = default);

    /// <summary>Once, with a reason.</summary>
    Task<Outcome<SharingRequest>> Extend(Guid request, int seen, string? reason, Subject official, CancellationToken cancel = default);

    /// <summary>Holds for calls that begin after it returned.</summary>
    Task<Outcome<SharingGrant>> Suspend(string grant, string? reason, Subject official, CancellationToken cancel = default);

    Task<Outcome<SharingGrant>> Resume(string grant, Subject official, CancellationToken cancel = default);

    Task<Outcome<SharingGrant>> Revoke(string grant, string? reason, Subject official, CancellationToken cancel = default);

    /// <summary>Asks for a higher quota (提额).</summary>
    Task<Outcome<QuotaRaise>> AskForMore(AskForMore request, Subject official, CancellationToken cancel = default);

    /// <summary>By the provider, not by who asked.</summary>
    Task<Outcome<QuotaRaise>> DecideRaise(DecideRaise decision, Subject official, CancellationToken cancel = default);

    /// <summary>Asks for an emergency access under a grant (紧急调阅); it opens when a second person consents.</summary>
    Task<Outcome<EmergencyAccess>> AskEmergency(AskEmergency request, Subject official, CancellationToken cancel = default);

    /// <summary>Opens it for two hours: calls name its number where they would name a case.</summary>
    Task<Outcome<EmergencyAccess>> ConsentEmergency(string number, Subject official, CancellationToken cancel = default);

    /// <summary>Before its time is over, by either department.</summary>
    Task<Outcome<EmergencyAccess>> EndEmergency(string number, Subject official, CancellationToken cancel = default);

    /// <summary>By the provider. What is not justified suspends the grant.</summary>
    Task<Outcome<EmergencyAccess>> ReviewEmergency(
        string number,
        bool isJustified,
        string? words,
        Subject official,
        CancellationToken cancel = default
    );

    /// <summary>Newest first, with the calls made under each.</summary>
    /// <param name="grant"><c>null</c> for all that the official may see.</param>
    Task<IReadOnlyList<EmergencyView>> EmergencyAccesses(string? grant, Subject official, CancellationToken cancel = default);

    /// <summary>Whether batches of the grant carry trap rows (诱饵记录); by the provider.</summary>
    Task<Outcome<SharingGrant>> AllowTraps(string grant, bool on, Subject official, CancellationToken cancel = default);

    /// <summary>Whose batch lines of a found file are from, by their trap rows.</summary>
    Task<Outcome<IReadOnlyList<TrapHit>>> TraceTraps(string text, Subject official, CancellationToken cancel = default);

    /// <summary>Dataset → when it was granted last, whoever asked.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> LatestGrants(CancellationToken cancel = default);

    /// <summary>A new key for the grant's system; those before stay until they end or are revoked.</summary>
    Task<Outcome<IssuedKey>> IssueKey(IssueSystemKey request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> RevokeKey(string keyId, Subject official, CancellationToken cancel = default);

    /// <summary>Requests of the official's department, as consumer and as provider, newest first; all for the authority.</summary>
    Task<IReadOnlyList<SharingRequest>> Requests(Subject official, bool waitingOnly = false, CancellationToken cancel = default);

    Task<Outcome<SharingRequest>> Request(Guid id, Subject official, CancellationToken cancel = default);

    Task<IReadOnlyList<SharingGrant>> Grants(Subject official, CancellationToken cancel = default);

    Task<Outcome<GrantSheet>> Grant(string code, Subject official, CancellationToken cancel = default);

    /// <summary>Grants, requests and calls of the latest days (共享概况), as far as the official may see them.</summary>
    Task<SharingFigures> Figures(Subject official, int days = 30, CancellationToken cancel = default);

    /// <summary>Calls behind the figures, newest first.</summary>
    Task<Page<SharedCall>> Calls(CallFilter filter, Subject official, CancellationToken cancel = default);

    /// <summary>Calls in which rows about the person left (谁读了我的数据), newest first.</summary>
    Task<IReadOnlyList<ReadAboutMe>> ReadsAbout(Subject person, CancellationToken cancel = default);
}

/// <summary>What data may be asked for (用途), as the city's content lists it.</summary>
public sealed record SharingPurpose(string Code, string Name, PurposeKind Kind, string LegalBasis, string? Item = null);

/// <param name="Key">The same key again gives the first answer.</param>
/// <param name="Filter">Row filter in JSON; <c>null</c> for all rows.</param>
public sealed record AskSharing(
    string Key,
    string Dataset,
    string System,
    string Purpose,
    string LegalBasis,
    IReadOnlyList<string> Columns,
    DateOnly ValidUntil,
    string? Filter = null,
    bool Batch = false
);

/// <param name="Seen">The version that the official saw.</param>
/// <param name="Masks">Column → mask, where it is to differ from what was proposed.</param>
/// <param name="Ground">Legal ground of a refusal.</param>
public sealed record DecideSharing(
    Guid Request,
    int Seen,
    bool Agrees,
    string? Answer = null,
    string? Ground = null,
    IReadOnlyDictionary<string, string>? Masks = null
);

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record AskForMore(string Key, string Grant, long DailyRows, int MonthlySubjects, string Reason);

/// <param name="Seen">The version that the official saw.</param>
public sealed record DecideRaise(Guid Id, int Seen, bool Agrees, string? Answer = null);

/// <param name="PublicKey">65 bytes as hexadecimal digits, for SM2.</param>
public sealed record IssueSystemKey(string Grant, SignatureScheme Scheme = SignatureScheme.HmacSm3, string? PublicKey = null);

/// <param name="Secret">Hexadecimal digits, shown this once; <c>null</c> for SM2.</param>
public sealed record IssuedKey(string KeyId, string? Secret, SharingGrant Grant);

/// <summary>A grant on one page.</summary>
/// <param name="Latest">The newest calls.</param>
/// <param name="Denials">Denial code → calls.</param>
/// <param name="Daily">Calls and rows of the latest days, oldest first.</param>
/// <param name="Unknown">Calls whose delivery nobody knows.</param>
/// <param name="Raises">Requests for a higher quota, newest first.</param>
public sealed record GrantSheet(
    SharingGrant Grant,
    IReadOnlyList<SystemKey> Keys,
    IReadOnlyList<SharedCall> Latest,
    IReadOnlyDictionary<string, int> Denials,
    IReadOnlyList<CallDay> Daily,
    int Unknown,
    bool MayStop,
    bool MayIssueKey,
    bool SeesExcluded,
    IReadOnlyList<QuotaRaise> Raises
);

/// <param name="InForce">Grants that may be called under.</param>
/// <param name="Answered">Of the calls that ended in these days, those in the sandbox left out.</param>
/// <param name="Rows">That left in these days.</param>
/// <param name="Flows">From provider to consumer, most rows first.</param>
public sealed record SharingFigures(
    int Grants,
    int InForce,
    int Waiting,
    RatioOf Answered,
    long Rows,
    IReadOnlyList<SharingFlow> Flows,
    DateTimeOffset From,
    DateTimeOffset AsOf
);

/// <param name="Grants">That are not over.</param>
public sealed record SharingFlow(string Provider, string Consumer, int Grants, int Calls, long Rows);

/// <param name="Answered"><c>false</c> for those that got no answer; <c>null</c> for all.</param>
/// <param name="After">Id of the last one on the page before.</param>
public sealed record CallFilter(
    DateTimeOffset From,
    string? Provider = null,
    string? Consumer = null,
    bool? Answered = null,
    Guid? After = null,
    int Size = 50
);

public sealed record CallDay(DateOnly Day, int Calls, long Rows);

/// <summary>One read about a person.</summary>
/// <param name="Call">Also the id of its entry in the ledger.</param>
/// <param name="Delivered"><c>false</c> when nobody knows whether the answer arrived.</param>
public sealed record ReadAboutMe(
    Guid Call,
    DateTimeOffset At,
    string Provider,
    string Consumer,
    string DatasetName,
    string Purpose,
    string LegalBasis,
    string Fields,
    string? CaseNumber,
    bool Delivered
);
