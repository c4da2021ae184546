using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

/// <param name="Leg">Id of the bundle's leg, <c>null</c> for a single item.</param>
/// <param name="Perhaps">Hangs on a question that is still open.</param>
/// <param name="HandInAs">Id under which it is handed in; several legs may share one.</param>
public sealed record NeededMaterial(string HandInAs, string? Leg, string ItemName, Material Material, bool Perhaps);

/// <param name="Light">The lamp that burns now.</param>
public sealed record InboxQuery(string? Stage = null, Light? Light = null, string? After = null, int Size = 50, InboxDue? Due = null);

public enum InboxDue
{
    /// <summary>今天到期.</summary>
    Today,

    /// <summary>已超期.</summary>
    Overdue,
}

/// <param name="Urges">How often the case was urged (催办), if it was since the task came.</param>
public sealed record InboxLine(
    Guid Task,
    Guid Case,
    string CaseNumber,
    string Title,
    string TaskName,
    string Stage,
    string Post,
    string PostName,
    string? OnBehalfOf,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    Light Light,
    UserTaskStatus Status,
    string? Outcome,
    DateTimeOffset? ClosedAt,
    int Version,
    int Urges
);

/// <summary>A case that was laid before one of the reader's posts (抄送).</summary>
/// <param name="From">Who sent it, with the post.</param>
/// <param name="ReadAt"><c>null</c> until somebody of the post said that they know.</param>
public sealed record CopyLine(
    Guid Id,
    CaseLine Case,
    string From,
    string Reason,
    DateTimeOffset SentAt,
    DateTimeOffset? ReadAt,
    string? Reader
);

/// <summary>A task of a leg, with what its bundle promised: how long it may still lie is seen from the whole, not from its own date.</summary>
/// <param name="LegDue">Its own promise; <c>null</c> before acceptance.</param>
/// <param name="BundleDue">The promise of the bundle; <c>null</c> while a clock stands.</param>
public sealed record WaitingLeg(
    InboxLine Line,
    Guid Bundle,
    string BundleCode,
    string BundleName,
    string Leg,
    int PromisedDays,
    DateOnly? LegDue,
    DateOnly? BundleDue
);

public sealed record CaseLine(
    Guid Id,
    string Number,
    string ItemName,
    string Applicant,
    string UnitName,
    CaseStatus Status,
    Light Light,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    bool IsBundle
);

/// <summary>What anybody with the receipt may know: where it is, nothing about whom.</summary>
public sealed record TrackedCase(
    string Number,
    string ItemName,
    string UnitName,
    CaseStatus Status,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt
);

/// <summary>Everything a screen shows of a case. Personal fields are masked.</summary>
/// <param name="DrawnForm">The form as it was drawn when it was begun, form-js JSON.</param>
/// <param name="FormAsOf">Number of the release under which it was begun.</param>
public sealed record CaseView(
    CaseLine Line,
    string ItemId,
    string ApplicantName,
    string ApplicantNumber,
    string? Phone,
    int PromisedDays,
    int StatutoryDays,
    int? UsedDays,
    bool ClockRuns,
    bool DueIsProvisional,
    bool ByCommitment,
    IReadOnlyList<ConditionView> Conditions,
    bool? OnTime,
    string? DecisionReason,
    string? DecisionBasis,
    string? Remedy,
    JsonObject Form,
    JsonObject Answers,
    IReadOnlyList<MaterialView> Materials,
    IReadOnlyList<EventView> Events,
    IReadOnlyList<LegView> Legs,
    IReadOnlyList<SupplementLine> Wanted,
    IReadOnlyList<WaitingView> WaitingFor,
    RatingView? Rating,
    Guid? ProcessInstance,
    Guid? Bundle,
    int Version,
    string? DrawnForm,
    long? FormAsOf,
    UrgingView Urging
);

/// <summary>催办: how often and when last; and why the reader may not now, <c>null</c> when they may.</summary>
public sealed record UrgingView(int Count, DateTimeOffset? Last, Fault? WhyNot);

public sealed record MaterialView(string Id, string Name, MaterialSource Source, IReadOnlyList<CaseFile> Files, string? Provenance);

public sealed record EventView(
    CaseEventKind Kind,
    DateTimeOffset At,
    string Actor,
    string? PostName,
    string? OnBehalfOf,
    string? Note,
    string? LegalBasis
);

public sealed record LegView(CaseLine Line, string LegId, IReadOnlyList<string> DependsOn, int PromisedDays, bool OnCriticalPath);

/// <summary>Whose desk it is on.</summary>
public sealed record WaitingView(string TaskName, string PostName, DateTimeOffset Since, UserTaskStatus Status, string? Assignee);

public sealed record RatingView(
    Guid Id,
    RatingGrade Grade,
    string? Comment,
    RatingStatus Status,
    string? Correction,
    RatingGrade? GradeAfter,
    string? AddedComment,
    RatingGrade? AddedGrade,
    DateTimeOffset AddUntil
);

/// <param name="Outcomes">What may be decided here.</param>
/// <param name="ReturnTargets">Earlier steps to which it may be returned.</param>
public sealed record TaskView(
    InboxLine Line,
    CaseView Case,
    IReadOnlyList<(string Outcome, string Title)> Outcomes,
    IReadOnlyList<PassedTask> ReturnTargets,
    ProcessPicture? Picture,
    SimilarCases Similar,
    string? WhyNot
);

/// <summary>How the same unit decided the same matter lately (同类办件).</summary>
/// <param name="Approved">准予 among those decided.</param>
/// <param name="MedianDays">Calendar days from receipt to decision; <c>null</c> when nothing was decided yet.</param>
public sealed record SimilarCases(RatioOf Approved, int? MedianDays, IReadOnlyList<SimilarCase> Closest);

/// <param name="SameAnswers">In how many of the <paramref name="AllAnswers"/> answers it is like this one.</param>
public sealed record SimilarCase(CaseLine Line, string? Reason, int SameAnswers, int AllAnswers);

/// <summary>Whether one may commit instead of proving (告知承诺适用).</summary>
/// <param name="Reason">Why, or why not, in the words of the table.</param>
/// <param name="Grounds">What the rule that decided stands on.</param>
public sealed record CommitmentVerdict(bool Eligible, string Reason, IReadOnlyList<string> Grounds)
{
    public override string ToString() => Grounds.Count == 0 ? Reason : $"{Reason}（{string.Join("；", Grounds)}）";
}

/// <summary>An acceptance condition (受理条件), checked before anybody looks.</summary>
/// <param name="Met"><c>true</c> met, <c>false</c> not met, <c>null</c> for the official to judge.</param>
/// <param name="OnFalse">What the applicant can do about it.</param>
/// <param name="Rule">The rule in FEEL; <c>null</c> when only a person can judge it.</param>
/// <param name="Facts">What the rule looked at.</param>
public sealed record ConditionView(string Text, bool? Met, string? OnFalse, string? Rule, IReadOnlyList<ConditionFact> Facts);

/// <param name="Value"><c>null</c> when it is not known.</param>
/// <param name="Source">Where the value comes from.</param>
public sealed record ConditionFact(string Name, string? Value, string Source);

public sealed record RevealedApplicant(string Name, string Number, string? Phone);

public sealed record BadRatingLine(
    Guid Rating,
    Guid Case,
    string CaseNumber,
    string ItemName,
    string UnitName,
    RatingGrade Grade,
    string? Comment,
    RatingStatus Status,
    DateTimeOffset? DueAt,
    DateTimeOffset At
);

/// <summary>A rating that no figure counts, and why (防刷剔除).</summary>
public sealed record ExcludedRating(
    Guid Case,
    string CaseNumber,
    string ItemName,
    string UnitName,
    RatingGrade Grade,
    RatingExclusion Why,
    DateTimeOffset At
);

/// <summary>How a unit is rated (好评率): ranked by <see cref="RatingTally.GoodRateLowerBound"/>; ratings left out are counted beside it, never in it.</summary>
public sealed record UnitRating(string Unit, string UnitName, RatingTally Tally, int Excluded);

/// <summary>What somebody wrote to a bad rating (差评留言), as they wrote it.</summary>
public sealed record RatingComment(Guid Case, string ItemName, string Unit, string UnitName, string Text, DateTimeOffset At);

/// <param name="Units">The best first, by the lower bound; units that nobody rated are not there.</param>
/// <param name="Excluded">The latest first.</param>
public sealed record RatingFigures(IReadOnlyList<UnitRating> Units, IReadOnlyList<ExcludedRating> Excluded);

/// <summary>
/// The figures of a period, as of its end or of now. 按期办结率 is of the deadlines that fell in it, and counts an unfinished overdue case as late: leaving
/// it out is how such figures are flattered.
/// </summary>
/// <param name="AsOf">When what is open was looked at.</param>
/// <param name="JudgedTo">The last day whose deadlines are judged; today's are not over yet.</param>
public sealed record CaseStatistics(
    int Submitted,
    int Finished,
    RatioOf OnTime,
    int Open,
    int OpenOverdue,
    RatioOf Good,
    IReadOnlyList<UnitFigure> Units,
    IReadOnlyList<UnitFigure> Regions,
    IReadOnlyList<DayFigure> Days,
    IReadOnlyList<CaseLine> LongestWaiting,
    DateTimeOffset AsOf,
    DateOnly JudgedTo
);

public sealed record UnitFigure(string Id, string Name, int Submitted, int Finished, RatioOf OnTime);

public sealed record DayFigure(DateOnly Day, int Submitted, int Finished);

public sealed record OfficialStatistics(int Waiting, int DueToday, int Overdue, int Handled, RatioOf HandledInTime);
