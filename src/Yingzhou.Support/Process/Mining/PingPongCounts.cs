namespace Yingzhou.Support.Process.Mining;

/// <summary>
/// Finds files that go back and forth (来回退件): a return is a unit that takes up again, from another unit, what it had already passed on.
/// Returns of the one to the other and back are counted apart: one rework of two steps is one return, not two.
/// </summary>
sealed class PingPongCounts(MiningLimits limits)
{
    const int MostExamples = 5;

    readonly Dictionary<(string, string), (List<string> Cases, int Most)> found = [];

    public void Add(string @case, IReadOnlyList<Stay> stays, IReadOnlyList<CausalLink> links)
    {
        var returns = new Dictionary<(string To, string From), int>();
        foreach (var link in links.Where(link => link is { From: not null, To: not null }))
        {
            var (from, to) = (link.From!, link.To!);
            if (from.Unit == to.Unit || from.Unit.Length == 0 || to.Unit.Length == 0)
                continue;
            // Again at this unit, and since it had it last the other one had it.
            if (stays.Any(before => before.Order < from.Order && before.Activity == to.Activity && before.Unit == to.Unit))
                returns[(to.Unit, from.Unit)] = returns.GetValueOrDefault((to.Unit, from.Unit)) + 1;
        }
        foreach (var pair in returns.GroupBy(one => Pair(one.Key.To, one.Key.From)))
            if (pair.Max(one => one.Value) is var most && most >= limits.Returns)
            {
                var (cases, highest) = found.GetValueOrDefault(pair.Key, ([], 0));
                cases.Add(@case);
                found[pair.Key] = (cases, Math.Max(highest, most));
            }
    }

    public IReadOnlyList<PingPong> Found =>
        [
            .. found
                .Select(one => new PingPong(
                    one.Key.Item1,
                    one.Key.Item2,
                    one.Value.Cases.Count,
                    one.Value.Most,
                    [.. one.Value.Cases.Take(MostExamples)]
                ))
                .OrderByDescending(pair => pair.Cases)
                .ThenBy(pair => pair.Unit, StringComparer.Ordinal),
        ];

    static (string, string) Pair(string left, string right) => string.CompareOrdinal(left, right) <= 0 ? (left, right) : (right, left);
}
