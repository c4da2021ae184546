namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// A complex gateway: lets a token through as soon as its activation condition holds, then swallows the rest of the round. It stays
/// open until no token of the round can arrive any more (BPMN 2.0.2, clause 13.4.5). Like the standard's example of a
/// discriminator, the reset sends nothing on flows without a condition.
/// </summary>
sealed class ComplexJoin(IExpression activation) : Behaviour
{
    public override bool Joins => true;

    public override void Join(Run run, Node node, long scopeId)
    {
        if (OpenRound(run, node, scopeId) is not null)
            return;
        var waiting = node.Incoming.Where(flow => run.Joins.Has(flow, scopeId)).ToList();
        var problem = run.Routing.Test(activation, run.Joins.WithCount(scopeId, waiting.Count), out var activated);
        if (problem is null && !activated)
            return;

        foreach (var flow in waiting)
            run.Joins.Take(flow, scopeId);
        var element = run.Open(node, scopeId, opened => opened with { UsedFlows = [.. waiting.Select(flow => flow.Id)] });
        if (problem is null)
            Activate(run, element, node);
        else
            run.Fail(element, FailedAt.Work, problem);
    }

    /// <summary>Only reached by trying an incident again: the condition could not be told when the tokens came.</summary>
    public override void Enter(Run run, ElementInstance element, Node node)
    {
        // A token moved here by hand belongs to no round.
        if (element.UsedFlows is null)
        {
            run.Complete(element);
            return;
        }
        var problem = run.Routing.Test(activation, run.Joins.WithCount(element.ParentId, element.UsedFlows.Count), out var activated);
        if (problem is null && !activated)
            problem = $"'{activation.Text}' does not hold with {element.UsedFlows.Count} tokens.";
        if (problem is null)
            Activate(run, element, node);
        else
            run.Fail(element, FailedAt.Work, problem);
    }

    static void Activate(Run run, ElementInstance element, Node node)
    {
        if (run.Routing.Choose(element, node, out var flows) is { } problem)
        {
            run.Fail(element, FailedAt.Work, problem);
            return;
        }
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.Event });
        foreach (var flow in flows)
            run.Send(flow.Target, flow, element.ParentId);
    }

    public override bool Release(Run run, Node node, long scopeId, Upstream upstream)
    {
        if (OpenRound(run, node, scopeId) is not { } round)
            return false;
        var missing = node.Incoming.Where(flow => !round.UsedFlows!.Contains(flow.Id)).ToList();
        var empty = missing.Where(flow => !run.Joins.Has(flow, scopeId)).ToList();
        foreach (var position in run.Joins.Positions(node, scopeId))
        {
            if (empty.Exists(flow => upstream.CanReach(position, flow)))
                return false;
        }
        foreach (var flow in missing.Except(empty))
            run.Joins.Take(flow, scopeId);
        run.Close(round);
        if (node.Incoming.Any(flow => run.Joins.Has(flow, scopeId)))
            Join(run, node, scopeId);
        return true;
    }

    static ElementInstance? OpenRound(Run run, Node node, long scopeId) =>
        run.Elements.ChildrenOf(scopeId).Find(element => element.ElementId == node.Id && element.UsedFlows is not null);
}
