using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A made-up enterprise and what a rule must say of it (规则用例).</summary>
/// <param name="Holds"><c>null</c>: what is not known must leave it open.</param>
public sealed record RuleCase(string Name, IReadOnlyDictionary<string, FeelValue> Facts, bool? Holds);

/// <summary>
/// Test cases made from what the conditions mean, not by asking the engine (a08 §3: yes, no and boundary at least): one where all hold, each limit exactly, each condition
/// failing alone, each fact unknown.
/// </summary>
static class RuleCases
{
    /// <returns>A fault when no enterprise could meet all conditions at once.</returns>
    public static Outcome<IReadOnlyList<RuleCase>> Of(IReadOnlyList<LeafForm> leaves, IEnumerable<string> further, FactDictionary facts)
    {
        var met = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var same in leaves.GroupBy(leaf => leaf.Fact))
            if (Meets([.. same], facts.Find(same.Key)!) is { } value)
                met[same.Key] = value;
            else
                return new Fault("enterprise.rule-contradicts", $"关于“{facts.TitleOf(same.Key)}”的几条互相矛盾，没有企业能同时符合。")
                {
                    Field = "lines",
                };
        foreach (var name in further.Where(name => !met.ContainsKey(name)))
            if (facts.Find(name) is { } definition)
                met[name] = Any(definition);
        List<RuleCase> cases = [new("符合", met, true)];
        foreach (var leaf in leaves)
        {
            var others = leaves.Where(other => other.Fact == leaf.Fact).ToList();
            if (leaf.Kind is LeafKind.Limit)
                cases.Add(
                    With(
                        $"边界：{facts.TitleOf(leaf.Fact)}正好 {leaf.Threshold:0.####}",
                        leaf.Threshold,
                        others.TrueForAll(other => other.Holds(leaf.Threshold))
                    )
                );
            if (Fails(leaf, facts.Find(leaf.Fact)!) is { } wrong)
                cases.Add(With($"不符合：{facts.TitleOf(leaf.Fact)}", wrong, false));

            RuleCase With(string name, FeelValue value, bool holds) =>
                new(name, new Dictionary<string, FeelValue>(met) { [leaf.Fact] = value }, holds);
        }
        foreach (var fact in leaves.Select(leaf => leaf.Fact).Distinct())
            cases.Add(new($"还不知道：{facts.TitleOf(fact)}", met.Where(one => one.Key != fact).ToDictionary(), null));
        return cases;
    }

    static FeelValue? Meets(IReadOnlyList<LeafForm> same, FactDefinition fact) =>
        same[0].Kind switch
        {
            LeafKind.Limit when same.All(leaf => leaf.Kind is LeafKind.Limit) => Number(same),
            LeafKind.Truth when same.All(leaf => leaf.Kind is LeafKind.Truth && leaf.Wanted == same[0].Wanted) => same[0].Wanted,
            LeafKind.OneOf when same.All(leaf => leaf.Kind is LeafKind.OneOf) => Choices(fact)
                .FirstOrDefault(choice => same.All(leaf => leaf.Values.Contains(choice) == leaf.Wanted))
                is { } fits
                ? (FeelValue)fits
                : null,
            LeafKind.Begins when same is [{ Wanted: true } only] => (FeelValue)(only.Values[0] + "0"),
            LeafKind.Begins when same is [_] => (FeelValue)"?",
            _ => null,
        };

    static FeelValue? Number(IReadOnlyList<LeafForm> limits)
    {
        decimal? low = limits.Where(limit => limit.Sign[0] is '>').Select(limit => (decimal?)limit.Threshold).Max();
        decimal? high = limits.Where(limit => limit.Sign[0] is '<').Select(limit => (decimal?)limit.Threshold).Min();
        var value = (low, high) switch
        {
            ({ } from, { } to) => (from + to) / 2,
            ({ } from, null) => from + Step(from),
            (null, { } to) => to - Step(to),
            _ => 0,
        };
        return limits.All(limit => limit.Holds(value)) ? (FeelValue)value : null;
    }

    // A fifth of the limit, and 1 at zero: far enough not to be the limit itself.
    static decimal Step(decimal limit) => limit == 0 ? 1 : Math.Abs(limit) / 5;

    static FeelValue? Fails(LeafForm leaf, FactDefinition fact) =>
        leaf.Kind switch
        {
            LeafKind.Limit => leaf.Threshold + (leaf.Sign[0] is '>' ? -1 : 1) * Step(leaf.Threshold),
            LeafKind.Truth => !leaf.Wanted,
            LeafKind.OneOf => Choices(fact).FirstOrDefault(choice => leaf.Values.Contains(choice) != leaf.Wanted) is { } other
                ? (FeelValue)other
                : null,
            _ => (FeelValue)(leaf.Wanted ? "?" : leaf.Values[0] + "0"),
        };

    static IEnumerable<string> Choices(FactDefinition fact) => fact.Choices?.Keys ?? [];

    static FeelValue Any(FactDefinition fact) =>
        fact.Kind switch
        {
            FactKind.Number => 100m,
            FactKind.Boolean => true,
            _ => Choices(fact).FirstOrDefault() ?? "?",
        };
}
