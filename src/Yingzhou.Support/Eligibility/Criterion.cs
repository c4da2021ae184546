using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility.Judging;

namespace Yingzhou.Support.Eligibility;

/// <summary>
/// A condition of a clause (条款条件), compiled once and judged in three values: FEEL leaves joined by Kleene's strong tables (a08 §3:
/// <c>true ∧ unknown = unknown</c>, <c>false ∧ unknown = false</c>). Immutable; safe to share between threads.
/// </summary>
public sealed class Criterion
{
    // Beyond this many worlds a bounded unknown is simply unknown.
    const int MostWorlds = 2_000;

    Criterion(string text, FeelCondition condition) => (Text, Condition) = (text, condition);

    public string Text { get; }

    /// <summary>The facts it looks at, each once, in the order of the text.</summary>
    public IReadOnlyList<string> FactNames => [.. Condition.Leaves.SelectMany(leaf => leaf.Names).Distinct()];

    public IReadOnlyList<FeelLeaf> Leaves => [.. Condition.Leaves.Distinct()];

    internal FeelCondition Condition { get; }

    /// <returns>A fault that says what is not FEEL, or which name is not in the dictionary.</returns>
    public static Outcome<Criterion> Compile(string text, FactDictionary dictionary)
    {
        var parsed = FeelCondition.Parse(text);
        if (parsed.Value is not { } condition)
            return new Fault("eligibility.not-feel", $"条件“{text}”不是合法的 FEEL：{string.Join("；", parsed.Errors)}");
        if (condition.Leaves.SelectMany(leaf => leaf.Names).FirstOrDefault(name => !dictionary.Knows(name)) is { } unknown)
            return new Fault("eligibility.unknown-fact", $"条件“{text}”用了事实字典里没有的“{unknown}”，请先登记该事实。");
        return new Criterion(text, condition);
    }

    /// <summary>Whether it holds; <c>null</c> when what is unknown decides. A fact with bounded values is tried with each of them.</summary>
    public bool? Holds(FactSheet sheet) => Kleene.Truth(Condition, sheet) ?? InEveryWorld(sheet);

    bool? InEveryWorld(FactSheet sheet)
    {
        List<FactSheet> worlds = [sheet];
        foreach (var name in FactNames.Where(name => sheet.Value(name) is null && sheet.Possible.ContainsKey(name)))
        {
            var values = sheet.Possible[name];
            if (worlds.Count * values.Count > MostWorlds)
                return null;
            worlds = [.. worlds.SelectMany(world => values.Select(value => world.With(name, value)))];
        }
        return worlds.Count == 1 ? null : Agreed(worlds.Select(world => Kleene.Truth(Condition, world)));
    }

    /// <summary>What all worlds say; <c>null</c> when they differ or one does not know.</summary>
    public static bool? Agreed(IEnumerable<bool?> verdicts) => verdicts.Distinct().Take(2).ToList() is [{ } only] ? only : null;

    public Judgement Judge(FactSheet sheet)
    {
        var firm = sheet.Firm;
        var holds = Holds(firm);
        if (holds is true)
            return new(Verdict.Entitled, [], [], []);
        if (holds is null && (ReferenceEquals(firm, sheet) || Holds(sheet) is not false))
            return new(Verdict.Open, [], [], MissingFacts.Of(Condition, firm));
        var gaps = NearMiss.Of(Condition, sheet, firm);
        return new(gaps.Count > 0 ? Verdict.Near : Verdict.NotMet, Failure.Of(Condition, sheet), gaps, []);
    }
}
