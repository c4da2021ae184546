namespace Yingzhou.Support.Alerting.Reading;

/// <summary>Where the time of an incident went (各环节用时). A stage that was gone through twice, because the review sent it back, counts from its first beginning to its last end.</summary>
static class AfterActionTimes
{
    public static IReadOnlyList<StageTime> Stages(Incident one, StageLimitsOf limits, IReadOnlyList<IncidentEntry> log)
    {
        var told = log.LastOrDefault(line => line.Kind is IncidentEntryKind.Told)?.KnownAt;
        return
        [
            new("发现到应答", Minutes(one.KnownAt, one.AnsweredAt), null),
            new("核实", Minutes(one.KnownAt, one.VerifiedAt), limits(IncidentStage.Verifying)),
            .. one.Stage is IncidentStage.FalseAlarm
                ? Array.Empty<StageTime>()
                :
                [
                    new("派发", Minutes(one.VerifiedAt, one.DispatchedAt), limits(IncidentStage.Dispatching)),
                    new("处置", Minutes(one.DispatchedAt, one.HandledAt), limits(IncidentStage.Handling)),
                    new("反馈", Minutes(one.HandledAt, told), limits(IncidentStage.Feedback)),
                    new StageTime("复核", Minutes(told, one.ClosedAt), limits(IncidentStage.Reviewing)),
                ],
            new("发现到办结", Minutes(one.KnownAt, one.ClosedAt), null),
        ];
    }

    public static TaskTime Of(IncidentTask task) =>
        new(task, Minutes(task.SentAt, task.TakenAt), Minutes(task.SentAt, task.EndedAt), task.EndedAt > task.DueAt);

    static double? Minutes(DateTimeOffset? from, DateTimeOffset? until) => (until - from)?.TotalMinutes;
}

/// <summary>Minutes that a stage may take.</summary>
delegate int StageLimitsOf(IncidentStage stage);
