using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>
/// What is done about a warning or a report (处置事件): verified, dispatched, handled by one department or several, told, reviewed by somebody else, closed. Each stage has its time.
/// </summary>
public sealed class Incident : Record
{
    /// <summary>E.g. YJ202611300001: the day it became known, and a serial.</summary>
    public required string Number { get; init; }

    /// <summary>Id of its <see cref="Content.AlertKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required AlertLevel Level { get; set; }

    public IncidentStage Stage { get; private set; } = IncidentStage.Verifying;

    /// <summary>The unit in charge (牵头单位).</summary>
    public required string Unit { get; init; }

    /// <summary>Where, in words.</summary>
    public required string Place { get; init; }

    /// <summary>Degrees, CGCS2000; <c>null</c> when nobody knows.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>When the city came to know: the clock of the calls starts here.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>预警 of which it was made; <c>null</c> for what somebody reported.</summary>
    public Guid? AlertId { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public int CallsMade { get; internal set; }

    public required DateTimeOffset StageSince { get; set; }

    /// <summary>Minutes that the stage may take.</summary>
    public required int StageMinutes { get; set; }

    /// <summary>The lamp of the stage; it starts again with each.</summary>
    public Light Light { get; internal set; }

    /// <summary>Whether any stage has run over its time.</summary>
    public bool WasLate { get; internal set; }

    /// <summary>When something falls due by itself: a call, a lamp. <c>null</c> when nothing does.</summary>
    public DateTimeOffset? NextCheckAt { get; internal set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public DateTimeOffset? DispatchedAt { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was found, and what came of it.</summary>
    public string? Result { get; private set; }

    /// <summary>What is to be done otherwise next time (复盘意见).</summary>
    public string? Lessons { get; private set; }

    public bool IsOver => Stage is IncidentStage.Closed or IncidentStage.FalseAlarm;

    public StageClock Clock => new(StageSince, StageMinutes);

    internal static Fault Not(string what) => new("alerting.not-now", $"这件事现在不能{what}，请刷新后看它到了哪一步。", 409);

    /// <summary>叫应: somebody has it.</summary>
    internal Fault? Answer(DateTimeOffset now)
    {
        if (AnsweredAt is not null || IsOver)
            return new("alerting.answered-already", "已经有人应答了。", 409);
        AnsweredAt = now;
        return null;
    }

    internal Fault? Confirm(DateTimeOffset now, int minutes)
    {
        if (Stage is not IncidentStage.Verifying)
            return Not("核实");
        VerifiedAt = now;
        AnsweredAt ??= now;
        Enter(IncidentStage.Dispatching, now, minutes);
        return null;
    }

    internal Fault? Dismiss(DateTimeOffset now, string finding)
    {
        if (Stage is not IncidentStage.Verifying)
            return Not("判为误报");
        (VerifiedAt, ClosedAt, Result) = (now, now, finding);
        AnsweredAt ??= now;
        Enter(IncidentStage.FalseAlarm, now, StageMinutes);
        return null;
    }

    internal Fault? Dispatch(DateTimeOffset now, int minutes)
    {
        if (Stage is not (IncidentStage.Dispatching or IncidentStage.Handling))
            return Not("派发");
        DispatchedAt ??= now;
        if (Stage is IncidentStage.Dispatching)
            Enter(IncidentStage.Handling, now, minutes);
        return null;
    }

    /// <summary>The last task is done.</summary>
    internal void Handled(DateTimeOffset now, int minutes)
    {
        HandledAt = now;
        Enter(IncidentStage.Feedback, now, minutes);
    }

    /// <summary>Every task was refused: somebody has to be found.</summary>
    internal void BackToDispatch(DateTimeOffset now, int minutes) => Enter(IncidentStage.Dispatching, now, minutes);

    internal Fault? Tell(DateTimeOffset now, string result, int minutes)
    {
        if (Stage is not IncidentStage.Feedback)
            return Not("反馈");
        Result = result;
        Enter(IncidentStage.Reviewing, now, minutes);
        return null;
    }

    internal Fault? Close(DateTimeOffset now, string lessons)
    {
        if (Stage is not IncidentStage.Reviewing)
            return Not("办结");
        (ClosedAt, Lessons) = (now, lessons);
        Enter(IncidentStage.Closed, now, StageMinutes);
        return null;
    }

    internal Fault? SendBack(DateTimeOffset now, int minutes)
    {
        if (Stage is not IncidentStage.Reviewing)
            return Not("退回");
        Enter(IncidentStage.Dispatching, now, minutes);
        return null;
    }

    void Enter(IncidentStage stage, DateTimeOffset now, int minutes) =>
        (Stage, StageSince, StageMinutes, Light) = (stage, now, minutes, Light.Green);
}
