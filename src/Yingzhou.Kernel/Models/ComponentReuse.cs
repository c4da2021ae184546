namespace Yingzhou.Kernel;

/// <summary>Calls of one application to one component in the last thirty days (p10 R3).</summary>
public readonly record struct ComponentUse(string Component, string Application, string Organisation, long Calls);

/// <summary>组件复用: counted from calls in production, never from what is claimed. Reused is what at least two applications of two organisations call at least a hundred times in thirty days [own default of the page].</summary>
public static class ComponentReuse
{
    public const long FewestCalls = 100;

    public static IReadOnlyList<string> Reused(IEnumerable<ComponentUse> uses, long fewestCalls = FewestCalls) =>
        [
            .. uses.Where(use => use.Calls >= fewestCalls)
                .GroupBy(use => use.Component)
                .Where(same =>
                    same.Select(use => use.Application).Distinct().Count() > 1
                    && same.Select(use => use.Organisation).Distinct().Count() > 1
                )
                .Select(same => same.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <param name="listed">All components on offer, unused ones too.</param>
    public static RatioOf Rate(IReadOnlySet<string> listed, IEnumerable<ComponentUse> uses)
    {
        var reused = Reused(uses).ToHashSet();
        return RatioOf.Count(listed, reused.Contains);
    }

    /// <summary>What it would have cost the others to build it themselves: (consumers − 1) × rebuild cost, per component once.</summary>
    public static decimal Saved(decimal rebuildCost, int consumers) => Math.Max(0, consumers - 1) * rebuildCost;
}
