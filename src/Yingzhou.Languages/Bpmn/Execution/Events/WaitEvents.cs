using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Timers, messages and signals that arrive.</summary>
static class WaitEvents
{
    public static Refusal? Fire(Run run, FireTimer timer) => Trigger(run, timer.TimerId, SubscriptionKind.Timer, null);

    public static Refusal? Correlate(Run run, CorrelateMessage message) =>
        Trigger(run, message.SubscriptionId, SubscriptionKind.Message, message.Variables);

    public static Refusal? Receive(Run run, ReceiveSignal signal)
    {
        if (run.Waits.HearingSignal(signal.SignalName).Count == 0)
            return new(RefusalReason.NotFound, $"Nothing waits for signal '{signal.SignalName}'.");
        run.Throwing.Deliver(signal.SignalName, signal.Variables);
        return null;
    }

    static Refusal? Trigger(Run run, long id, SubscriptionKind kind, JsonObject? variables)
    {
        if (run.Waits.Find(id, kind) is not { } wait)
            return new(RefusalReason.NotFound, $"No {kind} {id}: it has happened, was cancelled, or was never there.");
        run.Waits.Trigger(wait, variables);
        return null;
    }
}
