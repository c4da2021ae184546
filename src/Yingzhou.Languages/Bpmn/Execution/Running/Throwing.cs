using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <param name="Index">Which of the thrower's event definitions it is.</param>
sealed record ThrownSignal(string Name, JsonObject Variables, ElementInstance Thrower, int Index);

/// <summary>Errors and escalations look outwards for somebody who catches them; signals go everywhere.</summary>
sealed class Throwing(Run run)
{
    readonly Queue<ThrownSignal> signals = new();

    /// <returns>Whether somebody caught it.</returns>
    public bool Error(ElementInstance source, string? code, JsonObject? variables)
    {
        run.Note(LogKind.Thrown, source, code);
        return Outwards(source, trigger => trigger is ErrorTrigger error ? Match(error.Code, code) : 0, variables);
    }

    /// <returns>Whether somebody caught it; an escalation nobody catches is not an error.</returns>
    public bool Escalation(ElementInstance source, string? code, JsonObject? variables)
    {
        run.Note(LogKind.Thrown, source, code);
        return Outwards(source, trigger => trigger is EscalationTrigger escalation ? Match(escalation.Code, code) : 0, variables);
    }

    /// <summary>A cancel end event: the transaction around undoes what it has done and leaves by its cancel boundary event.</summary>
    public void CancelTransaction(ElementInstance source)
    {
        var transaction = run.Elements.Get(source.ParentId);
        while (run.NodeOf(transaction).Kind != ElementKind.Transaction)
            transaction = run.Elements.Get(transaction.ParentId);
        run.Close(source);
        run.Scopes.CancelContent(transaction.Id);
        run.Waits.EndOf(transaction.Id);
        run.Elements.Set(run.Elements.Get(transaction.Id) with { Cancelling = true });
        run.Compensation.Continue(transaction.Id);
    }

    public void TransactionCancelled(ElementInstance transaction)
    {
        var boundary = run.NodeOf(transaction).Boundaries.First(node => node.Triggers.Any(trigger => trigger is CancelTrigger));
        run.Catching.Boundary(boundary, HostOf(transaction), null, interrupting: true);
    }

    /// <summary>
    /// A signal is heard when nothing else moves any more, so that branches which begin together hear each other whatever their order
    /// in the drawing. The thrower waits for that.
    /// </summary>
    public void Signal(ThrownSignal signal) => signals.Enqueue(signal);

    /// <summary>Serves this instance; the engine serves the others.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DeliverSignal()
    {
        if (!signals.TryDequeue(out var signal))
            return false;
        if (run.Elements.Find(signal.Thrower.Id) is null)
            return true;
        // A signal that makes more signals would double its tokens with every round.
        if (run.IsSpent)
        {
            run.Fail(signal.Thrower, FailedAt.Work, run.TooLong);
            return true;
        }
        run.Note(LogKind.Thrown, signal.Thrower, signal.Name);
        run.Effects.Add(new BroadcastSignal(signal.Name, signal.Variables, signal.Thrower.ElementId));
        Deliver(signal.Name, null);
        if (run.Elements.Find(signal.Thrower.Id) is { } thrower)
            ThrowBehaviour.Continue(run, thrower, run.NodeOf(thrower), signal.Index + 1);
        return true;
    }

    public void Deliver(string name, JsonObject? variables)
    {
        foreach (var wait in run.Waits.HearingSignal(name))
        {
            // One that was served before may have cancelled this one.
            if (run.Waits.Find(wait.Id, SubscriptionKind.Signal) is { } open)
                run.Waits.Trigger(open, variables);
        }
    }

    bool Outwards(ElementInstance source, Func<Trigger, int> match, JsonObject? variables)
    {
        for (var at = source; at is not null; at = run.Elements.Find(at.ParentId))
        {
            if (at.LoopCounter == 0 && Best(run.NodeOf(at).Boundaries, match) is { } boundary)
            {
                run.Catching.Boundary(boundary, at, variables, boundary.Interrupting);
                return true;
            }
            // An event sub-process does not catch what another one of the same scope throws.
            if (
                run.NodeOf(at).Kind == ElementKind.EventSubProcess
                || run.Elements.Find(at.ParentId) is not { Loop: null, Interrupted: false } scope
            )
                continue;
            if (Best(run.NodeOf(scope).EventStarts, match) is { } start)
            {
                run.Scopes.StartEventSubProcess(start, scope, variables);
                return true;
            }
        }
        return false;
    }

    static Node? Best(Node[] events, Func<Trigger, int> match) =>
        events
            .Select(node => (node, rank: node.Triggers.Max(match)))
            .Where(candidate => candidate.rank > 0)
            .OrderByDescending(candidate => candidate.rank)
            .FirstOrDefault()
            .node;

    /// <summary>The same code is better than "any"; no match is zero.</summary>
    static int Match(string? caught, string? thrown) =>
        caught is null ? 1
        : caught == thrown ? 2
        : 0;

    /// <summary>The boundary of a repeated activity is that of its body.</summary>
    ElementInstance HostOf(ElementInstance element) => element.LoopCounter > 0 ? run.Elements.Get(element.ParentId) : element;
}
