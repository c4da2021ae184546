using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>
/// A case (办件): one application for one service item, or the head of a bundle (一件事) whose legs are cases of their own. It keeps its own state, clock and
/// log; what may follow what stands here and nowhere else.
/// </summary>
public sealed partial class Case : Record
{
    const string CommitmentBasis = "《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）";

    const string SupplementBasis = "《中华人民共和国行政许可法》第三十二条";

    readonly List<CaseEvent> happened = [];

    /// <summary>办件编号, with a check character.</summary>
    public required string Number { get; init; }

    public required string ItemCode { get; init; }

    public required string ItemName { get; init; }

    /// <summary>Id of the handling unit (承办单位); of the lead unit for a bundle.</summary>
    public required string Unit { get; set; }

    /// <summary>Set on the head of a bundle.</summary>
    public string? BundleCode { get; init; }

    /// <summary>Set on a leg: the head of its bundle.</summary>
    public Guid? BundleId { get; init; }

    public string? LegId { get; init; }

    public required string ApplicantKind { get; init; }

    /// <summary>Keyed digest of the applicant's number: how a person finds their own cases.</summary>
    public required string ApplicantKey { get; init; }

    public required Personal ApplicantName { get; init; }

    public required Personal ApplicantNumber { get; init; }

    public Personal? Phone { get; init; }

    /// <summary>Name of an enterprise or unit in clear: it is public, and searched by its words. <c>null</c> for a person.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>Blind index of a person's name, <c>PersonalCipher.NameKey</c>: finds the exact name only. <c>null</c> for an organisation.</summary>
    public string? PersonNameKey { get; init; }

    /// <summary>Keyed digest of the number of the person whom it is about, where that is not the applicant: a unit's matter about an official.</summary>
    public string? AboutKey { get; init; }

    /// <summary>The form as submitted, JSON.</summary>
    public required string Form { get; set; }

    /// <summary>Answers to the guided questions (情形), JSON.</summary>
    public required string Answers { get; init; }

    /// <summary>Number of the release under which it was submitted: its process, and the decisions that asks, are those of that moment. A leg follows its bundle.</summary>
    public long? AsOf { get; init; }

    /// <summary>Number of the release under which its form was begun; the draft may be older than the submission.</summary>
    public long? FormAsOf { get; init; }

    public CaseStatus Status { get; private set; } = CaseStatus.Waiting;

    public Guid? ProcessInstanceId { get; set; }

    public required int PromisedDays { get; init; }

    public required int StatutoryDays { get; init; }

    /// <summary>Handled under a commitment (告知承诺) instead of proofs.</summary>
    public bool ByCommitment { get; init; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>办结: nothing is left to decide. What remains is to hand over the result.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public bool IsOver => FinishedAt is not null;

    /// <summary>Over, and in the applicant's favour.</summary>
    public bool Succeeded => IsOver && Status is CaseStatus.Approved or CaseStatus.Delivered;

    /// <summary>Day from which the clock counts: of acceptance, or of receipt when acceptance was deemed.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>The stops of the clock (补正, 特别程序) with their legal basis, JSON array of <see cref="ClockPause"/>.</summary>
    public string Stops { get; private set; } = "[]";

    /// <summary>End of the last promised day; <c>null</c> before acceptance and while the clock stands.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The deadline lies beyond the published holiday notices.</summary>
    public bool DueIsProvisional { get; private set; }

    /// <summary>Decided within its deadline; <c>null</c> while it runs, where no clock ever ran, and when it was taken back in time.</summary>
    public bool? OnTime { get; private set; }

    public Light Light { get; private set; }

    /// <summary>When something falls due by itself: a light, a silent supplement, a deemed acceptance.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    public int SupplementCount { get; private set; }

    public string? DecisionReason { get; private set; }

    public string? DecisionBasis { get; private set; }

    public int EventCount { get; private set; }

    /// <summary>The running promise; <c>null</c> before acceptance.</summary>
    public LegalClock? Clock => AcceptedOn is { } from ? CaseClock.Read(from, PromisedDays, Stops) : null;

    public IReadOnlyList<CaseEvent> TakeHappened()
    {
        CaseEvent[] taken = [.. happened];
        happened.Clear();
        return taken;
    }

    /// <summary>收件. Within five working days the office must ask for what is missing, otherwise the case counts as accepted from the day of receipt (行政许可法 32).</summary>
    public Fault? Submit(CaseMoment moment)
    {
        if (Status is not CaseStatus.Waiting)
            return Not("提交");
        Status = CaseStatus.Submitted;
        SubmittedAt = moment.At;
        NextCheckAt = CityTime.EndOf(LicensingLaw.AcceptanceBySilence(moment.Day, moment.Workdays).Value.NoticeDue.Day);
        Tell(CaseEventKind.Submitted, moment);
        Raise(new CaseSubmitted(Id, Number, ItemCode, Region, Unit));
        return null;
    }

    /// <param name="since">Day from which the clock counts: today, or the day of receipt for a deemed acceptance.</param>
    public Fault? Accept(CaseMoment moment, DateOnly? since = null)
    {
        if (Status is not CaseStatus.Submitted)
            return Not("受理");
        Status = CaseStatus.Accepted;
        AcceptedAt = moment.At;
        AcceptedOn = since ?? moment.Day;
        Reckon(moment);
        Tell(since is null ? CaseEventKind.Accepted : CaseEventKind.DeemedAccepted, moment);
        return null;
    }

    public Fault? RefuseToAccept(CaseMoment moment)
    {
        if (Status is not CaseStatus.Submitted)
            return Not("不予受理");
        DecidedAt = moment.At;
        (DecisionReason, DecisionBasis) = (moment.Note, moment.LegalBasis);
        return End(CaseStatus.NotAccepted, CaseEventKind.NotAccepted, moment);
    }

    /// <summary>补正: everything missing is told at once; before acceptance it waits, after acceptance the clock stops.</summary>
    public Fault? RequestSupplement(CaseMoment moment)
    {
        if (Status is not (CaseStatus.Submitted or CaseStatus.Accepted))
            return Not("要求补正");
        Status = CaseStatus.Supplementing;
        SupplementCount++;
        StopClock(moment, PauseGround.Supplement, SupplementBasis);
        NextCheckAt = moment.At.AddDays(CaseLimits.SupplementSilenceDays);
        Tell(CaseEventKind.SupplementRequested, moment);
        return null;
    }

    public Fault? ReturnSupplement(CaseMoment moment)
    {
        if (Status is not CaseStatus.Supplementing)
            return Not("提交补正");
        Tell(CaseEventKind.SupplementReturned, moment);
        if (AcceptedAt is null)
        {
            Status = CaseStatus.Submitted;
            NextCheckAt = CityTime.EndOf(LicensingLaw.AcceptanceBySilence(moment.Day, moment.Workdays).Value.NoticeDue.Day);
            return null;
        }
        Status = CaseStatus.Accepted;
        GoOn(moment);
        return null;
    }

    /// <summary>特别程序: its days do not count, and the applicant is told in writing (行政许可法 45).</summary>
    public Fault? BeginSpecialProcedure(CaseMoment moment)
    {
        if (Status is not CaseStatus.Accepted)
            return Not("启动特别程序");
        if (string.IsNullOrWhiteSpace(moment.LegalBasis))
            return new Fault("cases.special-procedure-needs-basis", "特别程序会停止计时，请写明法律依据。") { Field = "legalBasis" };
        Status = CaseStatus.SpecialProcedure;
        StopClock(moment, PauseGround.SpecialProcedure, moment.LegalBasis);
        NextCheckAt = null;
        Tell(CaseEventKind.SpecialProcedureBegun, moment);
        return null;
    }

    public Fault? EndSpecialProcedure(CaseMoment moment)
    {
        if (Status is not CaseStatus.SpecialProcedure)
            return Not("结束特别程序");
        Status = CaseStatus.Accepted;
        GoOn(moment);
        Tell(CaseEventKind.SpecialProcedureEnded, moment);
        return null;
    }

    public Fault? Approve(CaseMoment moment)
    {
        if (Status is not CaseStatus.Accepted)
            return Not("准予");
        Decide(CaseStatus.Approved, CaseEventKind.Approved, moment);
        return null;
    }

    public Fault? Refuse(CaseMoment moment)
    {
        if (Status is not CaseStatus.Accepted)
            return Not("不予批准");
        if (string.IsNullOrWhiteSpace(moment.Note))
            return new Fault("cases.refusal-needs-reason", "不予批准必须写明理由，申请人有权知道。") { Field = "note" };
        Decide(CaseStatus.Refused, CaseEventKind.Refused, moment);
        return null;
    }

    /// <summary>办结. The promise is judged by the day of the decision.</summary>
    public Fault? Finish(CaseMoment moment)
    {
        if (IsOver || Status is not (CaseStatus.Approved or CaseStatus.Refused))
            return Not("办结");
        End(Status, CaseEventKind.Finished, moment);
        return null;
    }

    /// <summary>送达: the result, or the refusal, is in the applicant's hands.</summary>
    public Fault? Deliver(CaseMoment moment)
    {
        if (!IsOver || DeliveredAt is not null || Status is not (CaseStatus.Approved or CaseStatus.Refused))
            return Not("送达");
        DeliveredAt = moment.At;
        if (Status is CaseStatus.Approved)
            Status = CaseStatus.Delivered;
        Tell(CaseEventKind.Delivered, moment);
        return null;
    }

    /// <summary>
    /// 承诺不实: what was granted on a commitment is revoked when the later check finds it false (国办发〔2020〕42号), with the inspector's reason; whoever broke it
    /// is excluded from commitments for a time.
    /// </summary>
    public Fault? BreakCommitment(CaseMoment moment)
    {
        if (!ByCommitment || Status is not (CaseStatus.Delivered or CaseStatus.Approved))
            return Not("因承诺不实撤销");
        Status = CaseStatus.Revoked;
        (DecisionReason, DecisionBasis) = (moment.Note, moment.LegalBasis ?? CommitmentBasis);
        Tell(CaseEventKind.CommitmentBroken, moment with { LegalBasis = DecisionBasis });
        Raise(new CommitmentBroken(Id, Number, ItemCode, ApplicantKey, Region, Unit));
        return null;
    }

    /// <summary>Before the decision an applicant may take the application back.</summary>
    public Fault? Withdraw(CaseMoment moment) =>
        DecidedAt is not null || IsOver ? Not("撤回") : End(CaseStatus.Withdrawn, CaseEventKind.Withdrawn, moment);

    public Fault? Terminate(CaseMoment moment) => IsOver ? Not("终止") : End(CaseStatus.Terminated, CaseEventKind.Terminated, moment);

    /// <summary>Head of a bundle: its legs are running.</summary>
    public Fault? StartBundle(CaseMoment moment)
    {
        if (Submit(moment) is { } fault)
            return fault;
        Status = CaseStatus.Accepted;
        AcceptedAt = moment.At;
        AcceptedOn = moment.Day;
        Reckon(moment);
        return null;
    }

    /// <summary>Head of a bundle: all legs are over, at least one in favour (<paramref name="succeeded"/>) or none.</summary>
    public Fault? FinishBundle(bool succeeded, CaseMoment moment)
    {
        if (IsOver)
            return Not("办结");
        DecidedAt = moment.At;
        return End(succeeded ? CaseStatus.Delivered : CaseStatus.Refused, CaseEventKind.Finished, moment);
    }

    /// <summary>From when each lamp burns for those who handle it, seen from this moment.</summary>
    internal LightMoments Lights(CaseMoment moment) =>
        DecidedAt is not null || IsOver ? LightMoments.Frozen(Light, moment.At)
        : Clock is { } clock ? CaseClock.Lights(clock, moment)
        : LightMoments.None;

    /// <summary>Raises the light that is due, if one is.</summary>
    /// <returns>The new light, or <c>null</c> when nothing changed.</returns>
    public Light? RaiseLight(CaseMoment moment)
    {
        if (Clock is not { IsRunning: true } clock || IsOver)
            return null;
        var light = clock.Read(moment.Day, moment.Workdays).Value.Light;
        NextCheckAt = CaseClock.NextLight(clock, light, moment);
        if (light <= Light)
            return null;
        Light = light;
        Tell(CaseEventKind.LightChanged, moment with { Note = light.ToString() });
        Raise(new CaseLightChanged(Id, Number, light.ToString(), Unit));
        return light;
    }

    public void Tell(CaseEventKind kind, CaseMoment moment) =>
        happened.Add(
            new CaseEvent
            {
                CaseId = Id,
                Sequence = ++EventCount,
                Kind = kind,
                At = moment.At,
                ActorId = moment.Actor.Id,
                ActorName = moment.Actor.Name,
                Post = moment.Actor.Post,
                OnBehalfOf = moment.Actor.OnBehalfOf,
                Note = moment.Note,
                LegalBasis = moment.LegalBasis,
            }
        );

    void Decide(CaseStatus verdict, CaseEventKind kind, CaseMoment moment)
    {
        Status = verdict;
        DecidedAt = moment.At;
        OnTime = DueAt is { } due ? moment.At <= due : null;
        (DecisionReason, DecisionBasis) = (moment.Note, moment.LegalBasis);
        NextCheckAt = null;
        Tell(kind, moment);
    }

    Fault? End(CaseStatus status, CaseEventKind kind, CaseMoment moment)
    {
        Status = status;
        FinishedAt = moment.At;
        OnTime ??= Judge(status, moment.At);
        NextCheckAt = null;
        Tell(kind, moment);
        Raise(new CaseFinished(Id, Number, ItemCode, status.ToString(), Region, Unit, BundleId));
        return null;
    }

    // A deadline that had passed was missed, however the case ends; one that had not binds only who decides.
    bool? Judge(CaseStatus end, DateTimeOffset at) =>
        DueAt is not { } due ? null
        : at > due ? false
        : end is CaseStatus.Delivered or CaseStatus.Refused ? true
        : null;

    void StopClock(CaseMoment moment, PauseGround ground, string legalBasis)
    {
        if (Clock is { } clock)
            Stops = CaseClock.Write(clock.Pause(moment.Day, ground, legalBasis).Value);
        DueAt = null;
    }

    void GoOn(CaseMoment moment)
    {
        Stops = CaseClock.Write(Clock!.Resume(moment.Day).Value);
        Reckon(moment);
    }

    void Reckon(CaseMoment moment)
    {
        var due = Clock!.Read(moment.Day, moment.Workdays).Value.Due;
        (DueAt, DueIsProvisional) = (CityTime.EndOf(due.Day), due.IsProvisional);
        NextCheckAt = CaseClock.NextLight(Clock, Light, moment);
    }

    Fault Not(string deed) => new("cases.wrong-state", $"这件事现在是“{Status.Title()}”，不能{deed}，请刷新后再看。", 409);
}
