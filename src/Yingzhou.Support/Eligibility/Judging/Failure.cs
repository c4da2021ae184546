using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility.Judging;

/// <summary>Which leaves make a condition fail, each with what it looked at.</summary>
static class Failure
{
    public static IReadOnlyList<LeafFinding> Of(FeelCondition condition, FactSheet sheet) =>
        [
            .. Culprits(condition, sheet, wanted: true)
                .DistinctBy(culprit => (culprit.Leaf.Text, culprit.Wanted))
                .Select(culprit => new LeafFinding(
                    culprit.Leaf.Text,
                    culprit.Wanted,
                    [.. culprit.Leaf.Names.Select(name => new FactSeen(name, sheet.Find(name)))]
                )),
        ];

    static IEnumerable<(FeelLeaf Leaf, bool Wanted)> Culprits(FeelCondition condition, FactSheet sheet, bool wanted) =>
        Kleene.Truth(condition, sheet) != !wanted
            ? []
            : condition switch
            {
                // Either kind of node: the parts that go the wrong way are what makes the whole go the wrong way.
                FeelAll all => all.Parts.SelectMany(part => Culprits(part, sheet, wanted)),
                FeelAny any => any.Parts.SelectMany(part => Culprits(part, sheet, wanted)),
                FeelNot not => Culprits(not.Part, sheet, !wanted),
                _ => [((FeelLeaf)condition, wanted)],
            };
}
