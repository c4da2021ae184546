namespace Yingzhou.Kernel;

/// <summary>A situation (情形) of an item: a row of its material table.</summary>
/// <param name="Cases">How often it occurred; it weighs the questions.</param>
/// <param name="Materials">Ids of the materials it needs. Situations that need the same set need not be told apart.</param>
public sealed record Situation(string Id, double Cases, IReadOnlySet<string> Materials);

/// <summary>A question of the guide, with the answer each situation gives to it.</summary>
/// <param name="Answers">Situation id → answer. A situation that is absent may answer either way ("-" in the decision table).</param>
/// <param name="KnownFromData">A register answers it, so nobody is asked (cost 0).</param>
public sealed record GuideQuestion(string Id, string Text, IReadOnlyDictionary<string, string> Answers, bool KnownFromData = false);

/// <summary>The materials as far as they are known: those every remaining situation needs, and those only some need.</summary>
public sealed record MaterialList(IReadOnlyList<string> Needed, IReadOnlyList<string> Perhaps)
{
    public bool IsSettled => Perhaps.Count == 0;

    internal static MaterialList Of(IEnumerable<Situation> situations)
    {
        var sets = situations.Select(situation => situation.Materials).ToList();
        var union = sets.SelectMany(set => set).Distinct().Order(StringComparer.Ordinal).ToList();
        var needed = union.Where(material => sets.TrueForAll(set => set.Contains(material))).ToList();
        return new(needed, [.. union.Except(needed)]);
    }
}
