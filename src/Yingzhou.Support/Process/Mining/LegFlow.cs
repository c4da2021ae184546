using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Mining;

static class LegFlow
{
    public static DesignedFlow Read(CriticalPath plan)
    {
        // In order of work, so that what comes before a leg is complete when the leg is reached.
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var leg in plan.Legs)
            before[leg.Id] = [.. leg.DependsOn, .. leg.DependsOn.SelectMany(on => before[on])];

        var needed = plan.Legs.SelectMany(leg => leg.DependsOn).ToHashSet(StringComparer.Ordinal);
        List<DesignedStep> steps =
        [
            .. plan.Legs.Where(leg => leg.DependsOn.Count == 0).Select(leg => Step(DesignedFlow.Start, leg.Id)),
            .. plan.Legs.SelectMany(leg => leg.DependsOn.Select(on => Step(on, leg.Id))),
            .. plan.Legs.Where(leg => !needed.Contains(leg.Id)).Select(leg => Step(leg.Id, DesignedFlow.End)),
        ];
        var concurrent = plan
            .Legs.SelectMany(_ => plan.Legs, (left, right) => (left.Id, right.Id))
            .Where(pair => pair.Item1 != pair.Item2 && !before[pair.Item1].Contains(pair.Item2) && !before[pair.Item2].Contains(pair.Item1))
            .ToHashSet();
        return new(plan.Legs.ToDictionary(leg => leg.Id, leg => leg.Id), steps, concurrent);
    }

    static DesignedStep Step(string from, string to) => new(from, to, FollowKind.Done, [$"{from}→{to}"], [to]);
}
