namespace Yingzhou.Languages.Bpmn;

/// <summary>What each event does to a running instance, before everything settles.</summary>
static class Events
{
    /// <returns>Why the event does not fit, or <c>null</c>.</returns>
    public static Refusal? Apply(Run run, ProcessEvent happened) =>
        happened switch
        {
            CompleteUserTask task => WorkEvents.Complete(run, task),
            CompleteJob job => WorkEvents.Complete(run, job),
            FailJob job => WorkEvents.Fail(run, job),
            ThrowJobError error => WorkEvents.ThrowError(run, error),
            Escalate escalation => WorkEvents.Escalate(run, escalation),
            FinishCalled called => CallEvents.Finish(run, called),
            FailCalled called => CallEvents.Fail(run, called),
            EscalateCalled called => CallEvents.Escalate(run, called),
            FireTimer timer => WaitEvents.Fire(run, timer),
            CorrelateMessage message => WaitEvents.Correlate(run, message),
            ReceiveSignal signal => WaitEvents.Receive(run, signal),
            CancelInstance => InstanceEvents.Cancel(run),
            SetVariables variables => InstanceEvents.Set(run, variables),
            RetryIncident retry => InstanceEvents.Retry(run, retry),
            AddLoopInstance instance => InstanceEvents.Add(run, instance),
            MoveToken move => Moving.Apply(run, move),
            StartInstance => new(RefusalReason.WrongKind, "The instance has already started."),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Unknown event."),
        };

    /// <summary>Finds an open element that waits for exactly this.</summary>
    public static Refusal? Expect(Run run, long elementInstanceId, WaitKind waits, out ElementInstance element)
    {
        element = run.Elements.Find(elementInstanceId)!;
        return element switch
        {
            null => new(RefusalReason.NotFound, $"No open element {elementInstanceId}: completed, cancelled, or never there."),
            { Incident: { } incident } => new(RefusalReason.HasIncident, $"{element.ElementId} has an open incident: {incident.Reason}"),
            _ when element.Waits != waits => new(
                RefusalReason.WrongKind,
                $"{element.ElementId} waits for {element.Waits}, not for {waits}."
            ),
            _ => null,
        };
    }
}
