namespace Yingzhou.Kernel;

/// <summary>Two records and how strongly they belong together.</summary>
public sealed record LinkedPair(string One, string Other, double Weight, LinkDecision Decision);

/// <summary>What a clerk said of two records (人工判定): it holds whatever they weigh.</summary>
public sealed record LinkRuling(string One, string Other, bool IsSame);

/// <summary>What linking found.</summary>
/// <param name="Clusters">Records of one person or enterprise (同一主体), each with at least two; none shares a record with another.</param>
/// <param name="Pairs">Every pair that was compared, not found different and not ruled on, the strongest first.</param>
/// <param name="Fields">What each field said: learnt from the records.</param>
/// <param name="Compared">How many pairs met under a key.</param>
public sealed record LinkResult(
    IReadOnlyList<IReadOnlyList<string>> Clusters,
    IReadOnlyList<LinkedPair> Pairs,
    IReadOnlyList<LinkField> Fields,
    int Compared
);

/// <summary>
/// Finds the records of registers that are of one person or enterprise (实体匹配): keys under which they meet, weights of their fields, clusters without contradiction. Source: p02 R6.
/// </summary>
public static class RecordLinkage
{
    /// <param name="rulings">Of clerks; those about records that are not there say nothing. A pair that was ruled on is not asked about again.</param>
    public static LinkResult Run(IReadOnlyList<LinkRecord> records, LinkScheme scheme, IEnumerable<LinkRuling>? rulings = null)
    {
        var places = records.Index().ToDictionary(one => one.Item.Id, one => one.Index);
        var ruled = new Dictionary<(int One, int Other), bool>();
        foreach (var ruling in rulings ?? [])
            if (places.TryGetValue(ruling.One, out var left) && places.TryGetValue(ruling.Other, out var right) && left != right)
                ruled[(Math.Min(left, right), Math.Max(left, right))] = ruling.IsSame;
        bool? Ruled(int one, int other) => ruled.TryGetValue((Math.Min(one, other), Math.Max(one, other)), out var isSame) ? isSame : null;
        var met = Blocking.Pairs(records, scheme);
        var compared = met.Select(pair => Likeness.Of(records[pair.One], records[pair.Other], scheme)).ToList();
        var fields = LinkEstimate.Of(records, compared, scheme);
        var weighed = met.Zip(compared, (pair, likeness) => (pair.One, pair.Other, Weight: Weigh(likeness, fields)))
            .Where(pair => FellegiSunter.Decide(pair.Weight) is not LinkDecision.Different)
            .OrderByDescending(pair => pair.Weight)
            .ThenBy(pair => (pair.One, pair.Other))
            .ToList();
        var clusters = Join(
            records.Count,
            ruled
                .Where(one => one.Value)
                .Select(one => one.Key)
                .Order()
                .Concat(
                    weighed.Where(pair => FellegiSunter.Decide(pair.Weight) is LinkDecision.Same).Select(pair => (pair.One, pair.Other))
                ),
            (one, other) =>
                Ruled(one, other) switch
                {
                    true => false,
                    false => true,
                    null => Weigh(Likeness.Of(records[one], records[other], scheme), fields) < 0,
                }
        );
        return new(
            [.. clusters.Select(cluster => (IReadOnlyList<string>)[.. cluster.Select(at => records[at].Id)])],
            [
                .. weighed
                    .Where(pair => Ruled(pair.One, pair.Other) is null)
                    .Select(pair => new LinkedPair(
                        records[pair.One].Id,
                        records[pair.Other].Id,
                        pair.Weight,
                        FellegiSunter.Decide(pair.Weight)
                    )),
            ],
            fields,
            met.Count
        );
    }

    static double Weigh(double?[] likeness, IReadOnlyList<LinkField> fields)
    {
        var weight = 0.0;
        for (var field = 0; field < likeness.Length; field++)
            weight += fields[field].Weight(likeness[field]);
        return weight;
    }

    // The strongest pairs join first. Two clusters of which any two members contradict each other stay apart: a chain of likenesses makes nobody the same.
    static IEnumerable<List<int>> Join(int count, IEnumerable<(int One, int Other)> same, Func<int, int, bool> contradict)
    {
        var clusters = Enumerable.Range(0, count).Select(at => new List<int> { at }).ToArray();
        foreach (var (one, other) in same)
        {
            var (left, right) = (clusters[one], clusters[other]);
            if (left == right || left.Any(here => right.Any(there => contradict(here, there))))
                continue;
            left.AddRange(right);
            foreach (var member in right)
                clusters[member] = left;
        }
        return clusters.Distinct().Where(cluster => cluster.Count > 1).Select(cluster => cluster.Order().ToList());
    }
}
