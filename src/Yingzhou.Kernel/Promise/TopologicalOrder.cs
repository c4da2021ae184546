namespace Yingzhou.Kernel;

static class TopologicalOrder
{
    /// <summary>Every leg after those it depends on, otherwise in the given order; a cycle is refused by name. Iterative: depth is data.</summary>
    public static Outcome<IReadOnlyList<PromisedLeg>> Of(IReadOnlyList<PromisedLeg> legs, Dictionary<string, PromisedLeg> byId)
    {
        var ordered = new List<PromisedLeg>(legs.Count);
        var settled = new HashSet<string>();
        foreach (var root in legs)
        {
            var trail = new Stack<(PromisedLeg Leg, int Next)>();
            var onTrail = new HashSet<string>();
            if (!settled.Contains(root.Id))
                Enter(root);

            while (trail.TryPop(out var visit))
            {
                if (visit.Next == visit.Leg.DependsOn.Count)
                {
                    onTrail.Remove(visit.Leg.Id);
                    settled.Add(visit.Leg.Id);
                    ordered.Add(visit.Leg);
                    continue;
                }

                trail.Push((visit.Leg, visit.Next + 1));
                var next = byId[visit.Leg.DependsOn[visit.Next]];
                if (onTrail.Contains(next.Id))
                    return Cycle(next, trail.Select(step => step.Leg));
                if (!settled.Contains(next.Id))
                    Enter(next);
            }

            void Enter(PromisedLeg leg)
            {
                trail.Push((leg, 0));
                onTrail.Add(leg.Id);
            }
        }

        return ordered;
    }

    // The trail leads from a leg to what it depends on; read deepest first it is in the order of work.
    static Fault Cycle(PromisedLeg repeated, IEnumerable<PromisedLeg> deepestFirst)
    {
        var members = deepestFirst.TakeWhile(leg => leg != repeated).Select(leg => leg.Id);
        return new(
            "bundle.cycle",
            $"办理环节互相依赖成环：{string.Join("→", [repeated.Id, .. members, repeated.Id])}，请去掉其中一个依赖后再发布。"
        );
    }
}
