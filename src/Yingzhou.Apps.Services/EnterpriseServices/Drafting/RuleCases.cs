using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A made-up enterprise and what a rule must say of it (规则用例).</summary>
/// <param name="Holds"><c>null</c>: what is not known must leave it open.</param>
public sealed record RuleCase(string Name, IReadOnlyDictionary<string, FeelValue> Facts, bool? Holds);

/// <summary>
/// Test cases made from what the conditions mean, not by asking the engine (a08 §3: yes, no and boundary at least): one where all hold, each limit exactly, each condition
/// failing alone, each alternative alone, each fact unknown. What each must give is computed here, condition by condition, in three values.
/// </summary>
static class RuleCases
{
    const int MostTried = 256;

    /// <param name="groups">All have to hold; of each group one.</param>
    /// <returns>A fault when no enterprise could meet all conditions at once.</returns>
    public static Outcome<IReadOnlyList<RuleCase>> Of(
        IReadOnlyList<IReadOnlyList<LeafForm>> groups,
        IEnumerable<string> further,
        FactDictionary facts
    )
    {
        var choices = Choices(groups).Take(MostTried).Select(chosen => (Chosen: chosen, Met: Meeting(chosen, facts))).ToList();
        if (choices.FirstOrDefault(choice => choice.Met.Fault is null) is not { Chosen: not null } way)
            return choices[0].Met.Fault!;
        var met = way.Met.Value;
        // Other alternatives fail, so that each condition is seen to matter.
        foreach (var leaf in groups.SelectMany(group => group).Where(leaf => !met.ContainsKey(leaf.Fact)))
            if (Fails(leaf, facts.Find(leaf.Fact)!) is { } wrong)
                met[leaf.Fact] = wrong;
        foreach (var name in further.Where(name => !met.ContainsKey(name)))
            if (facts.Find(name) is { } definition)
                met[name] = Any(definition);
        List<RuleCase> cases = [Case("符合", met)];
        foreach (var leaf in groups.SelectMany(group => group).DistinctBy(leaf => leaf.Feel))
        {
            if (leaf.Kind is LeafKind.Limit)
                cases.Add(With($"边界：{facts.TitleOf(leaf.Fact)}正好 {leaf.Threshold:0.####}", leaf.Threshold));
            if (Fails(leaf, facts.Find(leaf.Fact)!) is { } wrong && IsChosen(leaf))
                cases.Add(With($"不符合：{facts.TitleOf(leaf.Fact)}", wrong));
            else if (!IsChosen(leaf) && Instead(leaf) is { } other)
                cases.Add(other);

            RuleCase With(string name, FeelValue value) => Case(name, new Dictionary<string, FeelValue>(met) { [leaf.Fact] = value });
        }
        foreach (var fact in groups.SelectMany(group => group).Select(leaf => leaf.Fact).Distinct())
            cases.Add(Case($"还不知道：{facts.TitleOf(fact)}", met.Where(one => one.Key != fact).ToDictionary()));
        return cases;

        RuleCase Case(string name, IReadOnlyDictionary<string, FeelValue> known) =>
            new(name, new Dictionary<string, FeelValue>(known), All(groups, known));

        bool IsChosen(LeafForm leaf) => way.Chosen.Any(one => one.Feel == leaf.Feel);

        // The alternative in the place of the one of its group that was chosen.
        RuleCase? Instead(LeafForm leaf)
        {
            var group = groups.First(group => group.Contains(leaf));
            if (Meets([leaf], facts.Find(leaf.Fact)!) is not { } value)
                return null;
            var changed = new Dictionary<string, FeelValue>(met) { [leaf.Fact] = value };
            if (
                group.FirstOrDefault(IsChosen) is { } before
                && before.Fact != leaf.Fact
                && Fails(before, facts.Find(before.Fact)!) is { } wrong
            )
                changed[before.Fact] = wrong;
            return Case($"另一条路：{facts.TitleOf(leaf.Fact)}", changed);
        }
    }

    // The first alternatives first.
    static IEnumerable<IReadOnlyList<LeafForm>> Choices(IReadOnlyList<IReadOnlyList<LeafForm>> groups) =>
        groups.Aggregate(
            (IEnumerable<IReadOnlyList<LeafForm>>)
                [
                    [],
                ],
            (ways, group) => ways.SelectMany(way => group.Select(leaf => (IReadOnlyList<LeafForm>)[.. way, leaf]))
        );

    static Outcome<Dictionary<string, FeelValue>> Meeting(IReadOnlyList<LeafForm> leaves, FactDictionary facts)
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
        return met;
    }

    static bool? All(IReadOnlyList<IReadOnlyList<LeafForm>> groups, IReadOnlyDictionary<string, FeelValue> known)
    {
        bool? all = true;
        foreach (var group in groups)
        {
            bool? any = false;
            foreach (var leaf in group)
                any = Or(any, leaf.Holds(known.GetValueOrDefault(leaf.Fact)));
            all = Not(Or(Not(all), Not(any)));
        }
        return all;
    }

    static bool? Or(bool? one, bool? other) =>
        one is true || other is true ? true
        : one is null || other is null ? null
        : false;

    static bool? Not(bool? one) => one is null ? null : !one;

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
