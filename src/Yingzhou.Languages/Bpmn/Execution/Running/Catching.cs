using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>What follows when an event has happened, depending on where the event is drawn.</summary>
sealed class Catching(Run run)
{
    /// <param name="owner">The open element that had subscribed.</param>
    /// <param name="again">It will happen again, so an event in the flow stays and sends one token for each time.</param>
    public void Happened(ElementInstance owner, Node node, JsonObject? variables, bool again)
    {
        if (node.Id == owner.ElementId)
        {
            if (again)
                Pass(node, owner.ParentId, variables);
            else
                run.Complete(owner, variables);
        }
        else if (node.Kind == ElementKind.BoundaryEvent)
            Boundary(node, owner, variables, node.Interrupting);
        else if (node.Kind == ElementKind.StartEvent)
            run.Scopes.StartEventSubProcess(node, owner, variables);
        else
            Branch(owner, node, variables);
    }

    public void Boundary(Node node, ElementInstance host, JsonObject? variables, bool interrupting)
    {
        if (interrupting)
            run.Scopes.Cancel(host);
        Pass(node, host.ParentId, variables);
        if (interrupting && host.CompensatesFor != 0)
            run.Compensation.HandlerDone(host);
    }

    /// <summary>One branch of an event-based gateway wins.</summary>
    void Branch(ElementInstance gateway, Node node, JsonObject? variables)
    {
        run.Close(gateway);
        var way = run.NodeOf(gateway).Outgoing.First(flow => flow.Target == node);
        run.Log.Add(new(LogKind.FlowTaken, way.Id, 0));
        Pass(node, gateway.ParentId, variables);
    }

    /// <summary>Enters and leaves an event at once.</summary>
    public void Pass(Node node, long scopeId, JsonObject? variables) => run.Complete(run.Open(node, scopeId), variables);
}
