using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

/// <summary>案件: one matter at one place; many reports may be about it. Its clock is that of its kind on the day it was filed.</summary>
public sealed class CityCase : Record
{
    /// <summary>E.g. CG202611300001.</summary>
    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required string Place { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required string Grid { get; init; }

    public CityStage Stage { get; private set; } = CityStage.Filed;

    /// <summary>Unit in charge; <c>null</c> while nobody knows whose it is.</summary>
    public string? Owner { get; private set; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>立案.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Where the clock of the unit in charge begins: a new owner's at its acceptance (b10 §8.7).</summary>
    public required DateTimeOffset ClockFrom { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public required LimitUnit LimitUnit { get; init; }

    /// <summary>In the limit's unit, without a delay.</summary>
    public required int LimitAmount { get; init; }

    /// <summary>延期: what was granted, in the limit's unit.</summary>
    public int DelayAmount { get; private set; }

    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Until when the ground of the suspension is expected to last.</summary>
    public DateOnly? SuspendedUntil { get; private set; }

    public int PausedMinutes { get; private set; }

    public CityAsk? Asked { get; private set; }

    public int? AskedAmount { get; private set; }

    public DateOnly? AskedUntil { get; private set; }

    public string? AskedWhy { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>返工: how often the check sent it back.</summary>
    public int Reworks { get; private set; }

    /// <summary>How often it was opened again after it had been closed.</summary>
    public int Reopenings { get; private set; }

    /// <summary>回访: until when whoever rated it badly is to be called.</summary>
    public DateOnly? CallBackBy { get; private set; }

    /// <summary>权属经过 as JSON, see <see cref="OwnershipStory"/>.</summary>
    public string Story { get; private set; } = OwnershipStory.Empty;

    public KindLimit Limit => new(LimitUnit, LimitAmount);

    public bool IsOpen => ClosedAt is null;

    public GeoPoint Position => new(Longitude, Latitude);

    public CaseOwnership? Ownership(string keeper) => OwnershipStory.Of(Story, keeper);

    static Fault Not(string what) => new("city-management.not-now", $"这个案件现在不能{what}，请刷新后看它到了哪一步。", 409);

    public Fault? Dispatch(string owner, DateTimeOffset now, string keeper) =>
        Stage is not CityStage.Filed ? Not("派遣") : Own(new(OwnershipDeedKind.Dispatch, owner, now), keeper);

    /// <param name="due">The due time when the clock starts now: it does for an owner found after a refusal.</param>
    public Fault? Accept(string unit, DateTimeOffset now, Func<DateTimeOffset, Outcome<DateTimeOffset>> due, string keeper)
    {
        var found = Ownership(keeper)?.Refusals.Any(refusal => refusal.Upheld is true) is true;
        if (Stage is not CityStage.Dispatched)
            return Not("接收");
        if (Own(new(OwnershipDeedKind.Accept, unit, now), keeper) is { } refused)
            return refused;
        if (!found)
            return null;
        var later = due(now);
        if (later.Fault is { } beyond)
            return beyond;
        (ClockFrom, DueAt) = (now, later.Value);
        return null;
    }

    public Fault? Refuse(string unit, string named, string ground, DateTimeOffset now, string keeper) =>
        Stage is not (CityStage.Dispatched or CityStage.Handling)
            ? Not("退回")
            : Own(new(OwnershipDeedKind.Refuse, unit, now, named, ground), keeper);

    /// <summary>裁定.</summary>
    public Fault? Decide(string rightOwner, DateTimeOffset now, string keeper) =>
        Stage is not CityStage.Arbitration ? Not("裁定") : Own(new(OwnershipDeedKind.Decide, rightOwner, now), keeper);

    Fault? Own(OwnershipDeed deed, string keeper)
    {
        var then = OwnershipStory.Then(Story, deed, keeper);
        if (then.Fault is { } fault)
            return fault;
        var (ownership, story) = then.Value;
        (Story, Owner) = (story, ownership.Owner);
        Stage = ownership.State switch
        {
            OwnershipState.Assigned => CityStage.Dispatched,
            OwnershipState.Accepted => CityStage.Handling,
            _ => CityStage.Arbitration,
        };
        return null;
    }

    /// <summary>处置完成; by a unit that has not accepted yet it accepts.</summary>
    public Fault? Finish(DateTimeOffset now, string keeper)
    {
        if (Stage is CityStage.Dispatched && Own(new(OwnershipDeedKind.Accept, Owner!, now), keeper) is { } refused)
            return refused;
        if (Stage is not CityStage.Handling)
            return Not("报处置完成");
        (Stage, HandledAt) = (CityStage.Checking, now);
        (Asked, AskedAmount, AskedUntil, AskedWhy) = (null, null, null, null);
        return null;
    }

    /// <summary>核查: closed, or sent back (返工) with its clock as it was.</summary>
    public Fault? Check(bool isFixed, DateTimeOffset now)
    {
        if (Stage is not CityStage.Checking)
            return Not("核查");
        if (isFixed)
            (Stage, ClosedAt) = (CityStage.Closed, now);
        else
            (Stage, HandledAt, Reworks) = (CityStage.Handling, null, Reworks + 1);
        return null;
    }

    public Fault? AskDelay(int amount, string why)
    {
        if (Stage is not CityStage.Handling || Asked is not null)
            return Not("申请延期");
        if (CityCaseClock.Delay(Length(LimitAmount), Length(amount), DelayAmount > 0 ? 1 : 0).Fault is { } refused)
            return refused;
        (Asked, AskedAmount, AskedWhy) = (CityAsk.Delay, amount, why);
        return null;
    }

    public Fault? AskSuspension(DateOnly until, string why, DateOnly today)
    {
        if (Stage is not CityStage.Handling || Asked is not null)
            return Not("申请挂账");
        if (until <= today)
            return new("city-management.suspended-until", "预计恢复的日期应在今天之后。") { Field = "until" };
        (Asked, AskedUntil, AskedWhy) = (CityAsk.Suspend, until, why);
        return null;
    }

    /// <param name="due">When the limit ends that is so much longer.</param>
    public Fault? AnswerAsk(bool granted, DateTimeOffset now, Func<int, Outcome<DateTimeOffset>> due)
    {
        if (Asked is not { } asked || Stage is not CityStage.Handling)
            return Not("审批");
        if (granted && asked is CityAsk.Delay)
        {
            var later = due(LimitAmount + AskedAmount!.Value);
            if (later.Fault is { } beyond)
                return beyond;
            (DelayAmount, DueAt) = (AskedAmount.Value, later.Value);
        }
        else if (granted)
            (Stage, SuspendedAt, SuspendedUntil) = (CityStage.Suspended, now, AskedUntil);
        (Asked, AskedAmount, AskedUntil, AskedWhy) = (null, null, null, null);
        return null;
    }

    /// <summary>销账: the clock goes on with what was left; what was late already stays late.</summary>
    /// <param name="paused">Time of the limit's unit that the suspension took.</param>
    /// <param name="due">The instant so much time after now.</param>
    public Fault? Resume(DateTimeOffset now, TimeSpan paused, TimeSpan left, Func<TimeSpan, Outcome<DateTimeOffset>> due)
    {
        if (Stage is not CityStage.Suspended)
            return Not("销账");
        if (left > TimeSpan.Zero)
        {
            var later = due(left);
            if (later.Fault is { } beyond)
                return beyond;
            DueAt = later.Value;
            PausedMinutes += (int)paused.TotalMinutes;
        }
        (Stage, SuspendedAt, SuspendedUntil) = (CityStage.Handling, null, null);
        return null;
    }

    /// <summary>Somebody who reported it is not satisfied (评分不高于 2): to be called in a working day.</summary>
    public void AskCallBack(DateOnly by) => CallBackBy ??= by;

    /// <summary>回访: done, and opened again with the old clock when it was closed wrongly.</summary>
    public Fault? CallBack(bool reopen, DateTimeOffset now)
    {
        if (CallBackBy is null)
            return Not("登记回访");
        CallBackBy = null;
        if (!reopen)
            return null;
        if (Stage is not CityStage.Closed)
            return Not("重新打开");
        (Stage, HandledAt, ClosedAt, Reopenings) = (CityStage.Handling, null, null, Reopenings + 1);
        return null;
    }

    // Only compared with each other: both are in the limit's unit.
    static TimeSpan Length(int amount) => TimeSpan.FromHours(amount);
}
