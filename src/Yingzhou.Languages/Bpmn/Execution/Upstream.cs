using System.Collections;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// For a join that looks upstream: from which nodes a token can still reach which incoming flow without passing the join itself.
/// Source: BPMN 2.0.2, clause 13.4.3 (inclusive gateway). A token on an activity may also leave by its boundary events.
/// </summary>
sealed class Upstream
{
    /// <summary>One bit per node of the process, by <see cref="Node.Index"/>.</summary>
    readonly Dictionary<Flow, BitArray> reaching = [];

    public Upstream(Node join, int nodes)
    {
        foreach (var flow in join.Incoming)
            reaching[flow] = Backwards(flow, join, nodes);
    }

    public bool CanReach(Node from, Flow incoming) => reaching[incoming][from.Index];

    static BitArray Backwards(Flow incoming, Node join, int nodes)
    {
        BitArray seen = new(nodes);
        Stack<Node> open = new([incoming.Source]);
        while (open.TryPop(out var node))
        {
            if (node == join || seen[node.Index])
                continue;
            seen[node.Index] = true;
            foreach (var flow in node.Incoming)
                open.Push(flow.Source);
            if (node.AttachedTo is { } host)
                open.Push(host);
        }
        return seen;
    }
}
