namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// Going back and jumping (退回, 跳转). What the target leads to will be done again, so what is open there is cancelled; a branch
/// that does not lie behind the target goes on undisturbed.
/// </summary>
static class Moving
{
    public static Refusal? Apply(Run run, MoveToken move)
    {
        if (run.Elements.Find(move.ElementInstanceId) is not { } source)
            return new(RefusalReason.NotFound, $"No open element {move.ElementInstanceId}.");
        if (run.Process.Find(move.TargetElementId) is not { } target || !CanBeEntered(target))
            return new(RefusalReason.WrongTarget, $"'{move.TargetElementId}' is nothing a token can be moved to.");

        // The scope itself as source: its only tokens wait before joins. One instance of a repeated activity stands for all of them.
        var wholeScope = target.Scope == run.NodeOf(source) && source.Loop is null;
        if (!wholeScope && source.LoopCounter > 0)
            source = run.Elements.Get(source.ParentId);
        var scope = wholeScope ? source : run.Elements.Find(source.ParentId);
        if (scope is null || source.CompensatesFor != 0 || target.Scope != run.NodeOf(scope))
            return new(RefusalReason.WrongTarget, $"'{target.Id}' is not in the same scope as '{source.ElementId}'.");

        var behind = Behind(target);
        var from = run.NodeOf(source);
        if (!wholeScope && !move.Forward && !behind.Contains(from))
            return new(RefusalReason.WrongTarget, $"'{target.Id}' does not come before '{from.Id}'.");

        foreach (var child in run.Elements.ChildrenOf(scope.Id))
        {
            var node = run.NodeOf(child);
            if (child.Id == source.Id || (!move.Forward && child.CompensatesFor == 0 && (node == target || behind.Contains(node))))
                run.Scopes.Cancel(child);
        }
        if (!move.Forward)
        {
            run.Joins.EndOf(
                scope.Id,
                token => run.Process.FindFlow(token.FlowId)!.Source is var at && (at == target || behind.Contains(at))
            );
        }
        run.Log.Add(new(LogKind.Moved, target.Id, scope.Id, from.Id));
        run.Send(target, null, scope.Id);
        return null;
    }

    static bool CanBeEntered(Node node) =>
        !node.IsForCompensation
        && node.Kind is not (ElementKind.Process or ElementKind.StartEvent or ElementKind.BoundaryEvent or ElementKind.EventSubProcess);

    /// <summary>Everything a token can reach from here, itself only through a circle.</summary>
    static HashSet<Node> Behind(Node target)
    {
        HashSet<Node> seen = [];
        Stack<Node> open = new([target]);
        while (open.TryPop(out var node))
        {
            var flows = node.Outgoing.Concat(node.Boundaries.SelectMany(boundary => boundary.Outgoing));
            foreach (var follower in flows.Select(flow => flow.Target).Where(seen.Add))
                open.Push(follower);
        }
        return seen;
    }
}
