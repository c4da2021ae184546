using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// 受理条件预检, three-valued: what a condition looks at and nobody knows is tried out; only a verdict that stands whatever the unknown turns out to be is
/// given. Everything else is the official's to judge. (FEEL itself would call <c>null = "x"</c> false, and block people for what was never asked.)
/// </summary>
sealed partial class ConditionCheck(IExpressions expressions)
{
    // Beyond this many worlds a condition is simply unknown.
    const int MostWorlds = 2_000;

    // An unknown of unknown type: truth, a small and a large number, a word.
    static readonly JsonNode?[] Anything = [null, true, false, 0, 1_000_000_000, "?"];

    readonly ConcurrentDictionary<string, IExpression> parsed = new(StringComparer.Ordinal);

    public IReadOnlyList<ConditionView> Of(ServiceItem item, KnownOfCase known, DateTimeOffset now) =>
        [.. item.Conditions.Select(condition => Of(condition, item, known, now))];

    ConditionView Of(Condition condition, ServiceItem item, KnownOfCase known, DateTimeOffset now)
    {
        if (condition.Rule is not { } rule)
            return new(condition.Text, null, null, null, []);
        var leaves = Leaf().Matches(rule).Select(found => (Of: found.Groups[1].Value, Name: found.Groups[2].Value)).Distinct().ToList();
        var facts = leaves.Select(leaf => known.Fact(leaf.Of, leaf.Name, item)).ToList();
        return new(condition.Text, Verdict(rule, leaves, item, known, now), condition.OnFalse, rule, facts);
    }

    bool? Verdict(string rule, IReadOnlyList<(string Of, string Name)> leaves, ServiceItem item, KnownOfCase known, DateTimeOffset now)
    {
        List<JsonObject> worlds = [known.Variables];
        foreach (var leaf in leaves.Where(leaf => known.Value(leaf.Of, leaf.Name) is null))
        {
            var values = KnownOfCase.Possible(leaf.Of, leaf.Name, item) ?? Anything;
            if (worlds.Count * values.Count > MostWorlds)
                return null;
            worlds = [.. worlds.SelectMany(world => values.Select(value => With(world, leaf, value)))];
        }
        var verdicts = worlds.Select(world => Judge(rule, world, now)).Distinct().ToList();
        return verdicts is [{ } only] ? only : null;
    }

    bool? Judge(string rule, JsonObject world, DateTimeOffset now) =>
        parsed
            .GetOrAdd(
                rule,
                text =>
                    expressions.Parse(text).Expression
                    ?? throw new InvalidOperationException($"Condition '{text}' in city content does not parse")
            )
            .Evaluate(world, now)
            .Value?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    static JsonObject With(JsonObject world, (string Of, string Name) leaf, JsonNode? value)
    {
        var other = world.DeepClone().AsObject();
        other[leaf.Of]!.AsObject()[leaf.Name] = value?.DeepClone();
        return other;
    }

    [GeneratedRegex(@"\b(answers|form|applicant|facts)\.(\w+)")]
    private static partial Regex Leaf();
}
