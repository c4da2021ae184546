namespace Yingzhou.Languages.Bpmn;

/// <summary>Waits for a token on every incoming flow.</summary>
sealed class ParallelJoin : Behaviour
{
    public static readonly ParallelJoin Instance = new();

    public override bool Joins => true;

    public override void Enter(Run run, ElementInstance element, Node node) => run.Complete(element);

    public override void Join(Run run, Node node, long scopeId)
    {
        if (node.Incoming.All(flow => run.Joins.Has(flow, scopeId)))
            run.Joins.Fire(node, scopeId);
    }
}

/// <summary>Waits until no token can arrive on an incoming flow that has none.</summary>
sealed class InclusiveJoin : Behaviour
{
    public static readonly InclusiveJoin Instance = new();

    public override bool Joins => true;

    public override void Enter(Run run, ElementInstance element, Node node) => run.Complete(element);

    /// <summary>
    /// A token elsewhere holds the join up when it can reach an empty incoming flow and no incoming flow that already has a token
    /// (BPMN 2.0.2, clause 13.4.3): in the second case it would only queue behind.
    /// </summary>
    public override bool Release(Run run, Node node, long scopeId, Upstream upstream)
    {
        if (!node.Incoming.Any(flow => run.Joins.Has(flow, scopeId)))
            return false;
        foreach (var position in run.Joins.Positions(node, scopeId))
        {
            var reachable = node.Incoming.Where(flow => upstream.CanReach(position, flow)).ToList();
            if (reachable.Count > 0 && !reachable.Exists(flow => run.Joins.Has(flow, scopeId)))
                return false;
        }
        run.Joins.Fire(node, scopeId);
        return true;
    }
}
