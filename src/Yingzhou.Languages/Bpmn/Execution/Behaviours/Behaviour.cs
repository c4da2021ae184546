namespace Yingzhou.Languages.Bpmn;

/// <summary>What a kind of node does when a token is in it. Has no state of its own: that is in the element instance.</summary>
abstract class Behaviour
{
    public abstract void Enter(Run run, ElementInstance element, Node node);

    /// <summary>Tokens are collected before the node is entered.</summary>
    public virtual bool Joins => false;

    /// <summary>A token has been put before the join.</summary>
    public virtual void Join(Run run, Node node, long scopeId) { }

    /// <summary>Nothing moves any more: may the join go on with what it has?</summary>
    /// <returns>Whether something moved.</returns>
    public virtual bool Release(Run run, Node node, long scopeId, Upstream upstream) => false;
}

/// <summary>Done at once: undefined and manual tasks, none events, exclusive and diverging gateways.</summary>
sealed class PassThrough : Behaviour
{
    public static readonly PassThrough Instance = new();

    public override void Enter(Run run, ElementInstance element, Node node) => run.Complete(element);
}

/// <summary>A sub-process or transaction.</summary>
sealed class ScopeBehaviour : Behaviour
{
    public static readonly ScopeBehaviour Instance = new();

    public override void Enter(Run run, ElementInstance element, Node node) => run.Scopes.Start(element, node, node.Entries);
}

/// <summary>Waits for its own triggers: catch events and receive tasks.</summary>
sealed class CatchBehaviour : Behaviour
{
    public static readonly CatchBehaviour Instance = new();

    public override void Enter(Run run, ElementInstance element, Node node)
    {
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.Event });
        if (run.Waits.On(element, node) is { } problem)
            run.Fail(element, FailedAt.Work, problem);
    }
}

/// <summary>Waits for the first of the events behind it.</summary>
sealed class EventGatewayBehaviour : Behaviour
{
    public static readonly EventGatewayBehaviour Instance = new();

    public override void Enter(Run run, ElementInstance element, Node node)
    {
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.Event });
        foreach (var flow in node.Outgoing)
        {
            if (run.Waits.On(element, flow.Target) is { } problem)
            {
                run.Waits.EndOf(element.Id);
                run.Fail(element, FailedAt.Work, problem);
                return;
            }
        }
    }
}
