using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Where tokens wait for each other: parallel, inclusive and complex joins, and activities that need several tokens.</summary>
sealed class Joins(Run run, ImmutableArray<WaitingToken> start)
{
    readonly List<WaitingToken> waiting = [.. start];

    public ImmutableArray<WaitingToken> Freeze() => [.. waiting];

    public bool AnyIn(long scopeId) => waiting.Exists(token => token.ScopeId == scopeId);

    public void EndOf(long scopeId) => waiting.RemoveAll(token => token.ScopeId == scopeId);

    public void EndOf(long scopeId, Predicate<WaitingToken> match) => waiting.RemoveAll(token => token.ScopeId == scopeId && match(token));

    /// <summary>A token reaches a node: it enters, or it waits.</summary>
    public void Arrive(Node node, Flow? via, long scopeId)
    {
        if (via is null || (!node.Behaviour.Joins && node.StartQuantity == 1))
        {
            run.Enter(node, scopeId);
            return;
        }
        Put(node, via, scopeId);
        if (node.Behaviour.Joins)
            node.Behaviour.Join(run, node, scopeId);
        else
            CountUp(node, scopeId);
    }

    public bool Has(Flow flow, long scopeId) => IndexOf(flow, scopeId) >= 0;

    public void Take(Flow flow, long scopeId)
    {
        var index = IndexOf(flow, scopeId);
        if (waiting[index].Count == 1)
            waiting.RemoveAt(index);
        else
            waiting[index] = waiting[index] with { Count = waiting[index].Count - 1 };
        run.Scopes.Touch(scopeId);
    }

    /// <summary>Takes one token from every incoming flow that has one, and enters.</summary>
    public void Fire(Node node, long scopeId)
    {
        foreach (var flow in node.Incoming)
        {
            if (Has(flow, scopeId))
                Take(flow, scopeId);
        }
        run.Enter(node, scopeId);
    }

    /// <summary>Nothing moves: lets one join go that need not wait any longer.</summary>
    /// <returns>Whether one did.</returns>
    public bool LookUpstream()
    {
        var held = waiting.Select(token => (token.ScopeId, token.ElementId));
        var rounds = run.Elements.Where(element => element.UsedFlows is not null).Select(element => (element.ParentId, element.ElementId));
        foreach (var (scopeId, elementId) in held.Concat(rounds).Distinct().ToList())
        {
            var node = run.Process.Get(elementId);
            if (node.Upstream is { } upstream && node.Behaviour.Release(run, node, scopeId, upstream.Value))
                return true;
        }
        return false;
    }

    /// <summary>The nodes of a scope that hold a token now, apart from the join itself.</summary>
    public IEnumerable<Node> Positions(Node join, long scopeId)
    {
        var open = run.Elements.ChildrenOf(scopeId).Where(child => child.CompensatesFor == 0).Select(run.NodeOf);
        var held = waiting.Where(token => token.ScopeId == scopeId).Select(token => run.Process.Get(token.ElementId));
        return open.Concat(held).Where(node => node != join);
    }

    /// <summary>Only waiting tokens are left and none can come: the drawing is wrong, a person must move the token.</summary>
    public void ReportStuck(ElementInstance scope)
    {
        var join = waiting.First(token => token.ScopeId == scope.Id);
        run.Effects.Add(new Stuck(scope.Id, join.ElementId));
        run.Log.Add(new(LogKind.Incident, join.ElementId, scope.Id, "No token can arrive any more."));
    }

    /// <summary>Start quantity counts tokens from whichever flow they come.</summary>
    void CountUp(Node node, long scopeId)
    {
        bool IsHere(WaitingToken token) => token.ScopeId == scopeId && token.ElementId == node.Id;
        if (waiting.Where(IsHere).Sum(token => token.Count) < node.StartQuantity)
            return;
        for (var token = 0; token < node.StartQuantity; token++)
            Take(run.Process.FindFlow(waiting.Find(IsHere)!.FlowId)!, scopeId);
        run.Enter(node, scopeId);
    }

    void Put(Node node, Flow via, long scopeId)
    {
        var index = IndexOf(via, scopeId);
        if (index < 0)
            waiting.Add(new(scopeId, node.Id, via.Id, 1));
        else
            waiting[index] = waiting[index] with { Count = waiting[index].Count + 1 };
    }

    int IndexOf(Flow flow, long scopeId) => waiting.FindIndex(token => token.ScopeId == scopeId && token.FlowId == flow.Id);

    /// <summary>Variables for an activation condition.</summary>
    public JsonObject WithCount(long scopeId, int count)
    {
        var variables = (JsonObject)run.Variables.SeenBy(scopeId).DeepClone();
        variables["activationCount"] = count;
        return variables;
    }
}
