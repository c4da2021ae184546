using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Errors and escalations look outwards for somebody who catches them; signals go everywhere.</summary>
sealed class Throwing(Run run)
{
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

    /// <summary>Serves this instance at once; the engine serves the others.</summary>
    public void Signal(string name, JsonObject variables, string elementId)
    {
        run.Effects.Add(new BroadcastSignal(name, variables, elementId));
        Deliver(name, null);
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
            if (run.NodeOf(at).Kind == ElementKind.EventSubProcess || run.Elements.Find(at.ParentId) is not { Loop: null, Interrupted: false } scope)
                continue;
            if (Best(run.NodeOf(scope).EventStarts, match) is { } start)
            {
                run.Scopes.StartEventSubProcess(start, scope, variables);
                return true;
            }
        }
        return false;
    }

    static Node? Best(Node[] events, Func<Trigger, int> match) => events
        .Select(node => (node, rank: node.Triggers.Max(match)))
        .Where(candidate => candidate.rank > 0)
        .OrderByDescending(candidate => candidate.rank)
        .FirstOrDefault().node;

    /// <summary>The same code is better than "any"; no match is zero.</summary>
    static int Match(string? caught, string? thrown) => caught is null ? 1 : caught == thrown ? 2 : 0;

    /// <summary>The boundary of a repeated activity is that of its body.</summary>
    ElementInstance HostOf(ElementInstance element) => element.LoopCounter > 0 ? run.Elements.Get(element.ParentId) : element;
}
