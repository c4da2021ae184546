using System.Collections.Frozen;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// For a join that looks upstream: from which nodes a token can still reach which incoming flow without passing the join itself.
/// Source: BPMN 2.0.2, clause 13.4.3 (inclusive gateway). A token on an activity may also leave by its boundary events.
/// </summary>
sealed class Upstream
{
    readonly Dictionary<Flow, FrozenSet<Node>> reaching = [];

    public Upstream(Node join)
    {
        foreach (var flow in join.Incoming)
            reaching[flow] = Backwards(flow, join);
    }

    public bool CanReach(Node from, Flow incoming) => reaching[incoming].Contains(from);

    static FrozenSet<Node> Backwards(Flow incoming, Node join)
    {
        HashSet<Node> seen = [];
        Stack<Node> open = new([incoming.Source]);
        while (open.TryPop(out var node))
        {
            if (node == join || !seen.Add(node))
                continue;
            foreach (var flow in node.Incoming)
                open.Push(flow.Source);
            if (node.AttachedTo is { } host)
                open.Push(host);
        }
        return seen.ToFrozenSet();
    }
}
