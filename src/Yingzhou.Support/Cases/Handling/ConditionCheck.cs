using System.Collections.Concurrent;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// 受理条件预检, three-valued by the eligibility engine: only a verdict that stands whatever the unknown turns out to be is given. Everything else is the
/// official's to judge. (FEEL itself would call <c>null = "x"</c> false, and block people for what was never asked.)
/// </summary>
sealed class ConditionCheck
{
    readonly ConcurrentDictionary<string, Criterion> compiled = new(StringComparer.Ordinal);

    public IReadOnlyList<ConditionView> Of(ServiceItem item, KnownOfCase known, DateTimeOffset now) =>
        [.. item.Conditions.Select(condition => Of(condition, item, known, now))];

    ConditionView Of(Condition condition, ServiceItem item, KnownOfCase known, DateTimeOffset now)
    {
        if (condition.Rule is not { } rule)
            return new(condition.Text, null, null, null, []);
        var criterion = compiled.GetOrAdd(rule, Compiled);
        var names = criterion
            .FactNames.Select(path => path.Split('.'))
            .Where(path => path.Length > 1)
            .Select(path => (Of: path[0], Name: path[1]))
            .Distinct();
        return new(
            condition.Text,
            criterion.Holds(known.Sheet(item, criterion.FactNames, now)),
            condition.OnFalse,
            rule,
            [.. names.Select(leaf => known.Fact(leaf.Of, leaf.Name, item))]
        );
    }

    static Criterion Compiled(string rule) =>
        Criterion.Compile(rule, FactDictionary.Open) is { Succeeded: true } compiled
            ? compiled.Value
            : throw new InvalidOperationException($"Condition '{rule}' in city content does not parse");
}
