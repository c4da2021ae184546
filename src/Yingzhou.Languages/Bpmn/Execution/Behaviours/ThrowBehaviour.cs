using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Throw and end events, and send tasks: each trigger in the order of drawing, then on.</summary>
sealed class ThrowBehaviour : Behaviour
{
    public static readonly ThrowBehaviour Instance = new();

    public override void Enter(Run run, ElementInstance element, Node node) => Continue(run, element, node, from: 0);

    public static void Continue(Run run, ElementInstance element, Node node, int from)
    {
        for (var index = from; index < node.Triggers.Length; index++)
        {
            if (Throw(run, element, node, index) || run.Elements.Find(element.Id) is null)
                return;
        }
        run.Complete(element);
    }

    /// <returns>Whether the trigger decides itself how the element goes on.</returns>
    static bool Throw(Run run, ElementInstance element, Node node, int index)
    {
        switch (node.Triggers[index])
        {
            case MessageTrigger message:
                return !Publish(run, element, node, message);
            case SignalTrigger signal:
                Broadcast(run, element, node, signal, index);
                return true;
            case EscalationTrigger escalation:
                Escalate(run, element, escalation.Code);
                return false;
            case ErrorTrigger error:
                ThrowError(run, element, error.Code);
                return true;
            case CompensateTrigger compensate:
                run.Compensation.Begin(element, compensate);
                return true;
            case CancelTrigger:
                run.Throwing.CancelTransaction(element);
                return true;
            case TerminateTrigger:
                run.Close(element);
                run.Scopes.CancelContent(element.ParentId);
                return true;
            default:
                return false;
        }
    }

    static bool Publish(Run run, ElementInstance element, Node node, MessageTrigger message)
    {
        var variables = run.Variables.SeenBy(element.Id);
        var (name, problem) = message.Name.Resolve(variables, run.Now);
        string? key = null;
        if (problem is null && message.CorrelationKey is not null)
            (key, problem) = message.CorrelationKey.Resolve(variables, run.Now);
        if (problem is not null)
        {
            run.Fail(element, FailedAt.Work, $"Message: {problem}");
            return false;
        }
        run.Effects.Add(new PublishMessage(name!, key, Payload(run, element, node), node.Id));
        return true;
    }

    static void Broadcast(Run run, ElementInstance element, Node node, SignalTrigger signal, int index)
    {
        var (name, problem) = signal.Name.Resolve(run.Variables.SeenBy(element.Id), run.Now);
        if (problem is not null)
            run.Fail(element, FailedAt.Work, $"Signal: {problem}");
        else
            run.Throwing.Signal(new(name!, Payload(run, element, node), element, index));
    }

    static void Escalate(Run run, ElementInstance element, string? code)
    {
        if (!run.Throwing.Escalation(element, code, null) && run.Called)
            run.Effects.Add(new EscalatedToCaller(code, run.Variables.SeenBy(element.Id)));
    }

    static void ThrowError(Run run, ElementInstance element, string? code)
    {
        var variables = run.Variables.SeenBy(element.Id);
        run.Close(element);
        if (!run.Throwing.Error(element, code, null))
            run.Scopes.End(InstanceStatus.Failed, new Failed(code, null, variables));
    }

    /// <summary>With input mappings only what they name is sent, else everything the event sees.</summary>
    static JsonObject Payload(Run run, ElementInstance element, Node node) =>
        node.Inputs.Length > 0 ? run.Variables.Own(element) : run.Variables.SeenBy(element.Id);
}
