using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>
/// The minimal sets of unknown facts whose resolution could make an open condition hold (最小缺失事实集, a08 §3): on every branch that is not decided, the
/// unknown leaves that would have to turn out right. Sets that contain a smaller one are left out; smallest first, then by name.
/// </summary>
static class MissingFacts
{
    // A condition with more ways than this is explained by the smallest ones.
    const int MostSets = 64;

    public static IReadOnlyList<IReadOnlyList<string>> Of(FeelCondition condition, FactSheet sheet)
    {
        var facts = Ways(condition, sheet, wanted: true)
            .Select(way =>
                way.SelectMany(demand => demand.Key.Names).Where(name => sheet.Value(name) is null).ToHashSet(StringComparer.Ordinal)
            )
            .ToList();
        return [.. Minimal(facts).Select(set => (IReadOnlyList<string>)[.. set.Order(StringComparer.Ordinal)])];
    }

    /// <summary>Each way is what its leaves would have to be. A way that wants one leaf both true and false is none.</summary>
    static List<Dictionary<FeelLeaf, bool>> Ways(FeelCondition condition, FactSheet sheet, bool wanted)
    {
        if (Kleene.Truth(condition, sheet) is { } known)
            return known == wanted
                ?
                [
                    [],
                ]
                : [];
        return condition switch
        {
            FeelNot not => Ways(not.Part, sheet, !wanted),
            FeelLeaf leaf => [new() { [leaf] = wanted }],
            FeelAll all => wanted ? Every(all.Parts, sheet, wanted) : Some(all.Parts, sheet, wanted),
            FeelAny any => wanted ? Some(any.Parts, sheet, wanted) : Every(any.Parts, sheet, wanted),
            _ => [],
        };
    }

    static List<Dictionary<FeelLeaf, bool>> Some(IReadOnlyList<FeelCondition> parts, FactSheet sheet, bool wanted) =>
        Fewest(parts.SelectMany(part => Ways(part, sheet, wanted)));

    static List<Dictionary<FeelLeaf, bool>> Every(IReadOnlyList<FeelCondition> parts, FactSheet sheet, bool wanted)
    {
        List<Dictionary<FeelLeaf, bool>> ways =
        [
            [],
        ];
        foreach (var part in parts)
        {
            var further = Ways(part, sheet, wanted);
            ways = Fewest(from way in ways from more in further let both = Joined(way, more) where both is not null select both);
        }
        return ways;
    }

    static Dictionary<FeelLeaf, bool>? Joined(Dictionary<FeelLeaf, bool> one, Dictionary<FeelLeaf, bool> other)
    {
        var both = new Dictionary<FeelLeaf, bool>(one);
        foreach (var (leaf, wanted) in other)
            if (!both.TryAdd(leaf, wanted) && both[leaf] != wanted)
                return null;
        return both;
    }

    static List<Dictionary<FeelLeaf, bool>> Fewest(IEnumerable<Dictionary<FeelLeaf, bool>> ways) =>
        [.. ways.OrderBy(way => way.Count).Take(MostSets)];

    static IEnumerable<HashSet<string>> Minimal(List<HashSet<string>> sets) =>
        sets.Where(set => !sets.Any(other => other.IsProperSubsetOf(set)))
            .DistinctBy(set => string.Join('|', set.Order(StringComparer.Ordinal)))
            .OrderBy(set => set.Count)
            .ThenBy(set => string.Join('|', set.Order(StringComparer.Ordinal)), StringComparer.Ordinal);
}
