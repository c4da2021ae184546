using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Answers of persons and machines.</summary>
static class WorkEvents
{
    public static Refusal? Complete(Run run, CompleteUserTask task)
    {
        if (Events.Expect(run, task.ElementInstanceId, WaitKind.UserTask, out var element) is { } refusal)
            return refusal;
        run.Effects.Add(new CloseUserTask(element.Id, element.ElementId, CloseReason.Completed));
        Complete(run, element, task.Variables);
        return null;
    }

    public static Refusal? Complete(Run run, CompleteJob job)
    {
        if (Events.Expect(run, job.ElementInstanceId, WaitKind.Job, out var element) is { } refusal)
            return refusal;
        Complete(run, element, job.Variables);
        return null;
    }

    public static Refusal? Fail(Run run, FailJob job)
    {
        if (Events.Expect(run, job.ElementInstanceId, WaitKind.Job, out var element) is { } refusal)
            return refusal;
        if (job.RetriesLeft > 0)
            return null;
        element = Done(run, element);
        run.Fail(element, FailedAt.Work, job.Reason);
        return null;
    }

    public static Refusal? ThrowError(Run run, ThrowJobError error)
    {
        if (Events.Expect(run, error.ElementInstanceId, WaitKind.Job, out var element) is { } refusal)
            return refusal;
        Uncaught(run, Done(run, element), error.ErrorCode, error.Message, error.Variables);
        return null;
    }

    public static Refusal? Escalate(Run run, Escalate escalation)
    {
        if (run.Elements.Find(escalation.ElementInstanceId) is not { } element)
            return new(RefusalReason.NotFound, $"No open element {escalation.ElementInstanceId}.");
        if (!run.Throwing.Escalation(element, escalation.EscalationCode, escalation.Variables) && run.Called)
            run.Effects.Add(new EscalatedToCaller(escalation.EscalationCode, escalation.Variables));
        return null;
    }

    /// <summary>An error from outside that nobody catches ends a called process; otherwise a person has to look.</summary>
    public static void Uncaught(Run run, ElementInstance element, string? code, string? message, JsonObject variables)
    {
        if (run.Throwing.Error(element, code, variables))
            return;
        if (run.Called)
            run.Scopes.End(InstanceStatus.Failed, new Failed(code, message, run.Variables.SeenBy(element.Id)));
        else
            run.Fail(element, FailedAt.Work, $"Nobody catches error '{code}'{(message is null ? "" : $": {message}")}.");
    }

    /// <summary>The work outside is over, so nothing is to be withdrawn when the element is cancelled from here on.</summary>
    public static ElementInstance Done(Run run, ElementInstance element)
    {
        element = element with { Waits = WaitKind.Entry };
        run.Elements.Set(element);
        return element;
    }

    static void Complete(Run run, ElementInstance element, JsonObject variables) => run.Complete(Done(run, element), variables);
}
