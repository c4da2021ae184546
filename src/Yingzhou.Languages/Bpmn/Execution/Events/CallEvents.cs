namespace Yingzhou.Languages.Bpmn;

/// <summary>Answers of called processes.</summary>
static class CallEvents
{
    public static Refusal? Finish(Run run, FinishCalled called)
    {
        if (Events.Expect(run, called.ElementInstanceId, WaitKind.CalledProcess, out var element) is { } refusal)
            return refusal;
        var node = run.NodeOf(element);
        var behaviour = (CallBehaviour)node.Behaviour;
        element = WorkEvents.Done(run, element);
        if (node.Outputs.Length > 0 && behaviour.ReturnsEverything(node))
            run.Variables.Propagate(element.ParentId, called.Variables);
        run.Complete(element, node.Outputs.Length > 0 || behaviour.ReturnsEverything(node) ? called.Variables : null);
        return null;
    }

    public static Refusal? Fail(Run run, FailCalled called)
    {
        if (Events.Expect(run, called.ElementInstanceId, WaitKind.CalledProcess, out var element) is { } refusal)
            return refusal;
        element = WorkEvents.Done(run, element);
        if (called.ErrorCode is null)
            run.Fail(element, FailedAt.Work, called.Message ?? "The called process failed.");
        else
            WorkEvents.Uncaught(run, element, called.ErrorCode, called.Message, called.Variables);
        return null;
    }

    public static Refusal? Escalate(Run run, EscalateCalled called)
    {
        if (Events.Expect(run, called.ElementInstanceId, WaitKind.CalledProcess, out var element) is { } refusal)
            return refusal;
        if (!run.Throwing.Escalation(element, called.EscalationCode, called.Variables) && run.Called)
            run.Effects.Add(new EscalatedToCaller(called.EscalationCode, called.Variables));
        return null;
    }
}
