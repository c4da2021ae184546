namespace Yingzhou.Kernel;

/// <summary>A place in a post's house (岗位名额).</summary>
/// <param name="Ranking">Candidates in the order in which the post wants them; others are not acceptable to it.</param>
public sealed record MatchPost(string Id, int Capacity, IReadOnlyList<string> Ranking);

/// <param name="Wishes">Posts in the order of preference; others are not acceptable to them.</param>
public sealed record MatchCandidate(string Id, IReadOnlyList<string> Wishes);

/// <summary>
/// Assigns candidates to posts with capacities so that no two who are not together would both rather be (延迟接受, D. Gale and L. S. Shapley, 1962): candidates propose,
/// which is best for every candidate among all stable assignments.
/// </summary>
public static class DeferredAcceptance
{
    /// <returns>Post by candidate; who is not in it stays without.</returns>
    public static IReadOnlyDictionary<string, string> Assign(IReadOnlyList<MatchCandidate> candidates, IReadOnlyList<MatchPost> posts)
    {
        var ranks = RanksOf(posts);
        var capacity = posts.ToDictionary(post => post.Id, post => post.Capacity);
        var held = posts.ToDictionary(post => post.Id, _ => new List<MatchCandidate>());
        var next = candidates.ToDictionary(candidate => candidate.Id, _ => 0);
        var free = new Queue<MatchCandidate>(candidates);
        while (free.TryDequeue(out var candidate))
        {
            if (next[candidate.Id] >= candidate.Wishes.Count)
                continue;
            var wish = candidate.Wishes[next[candidate.Id]++];
            if (!ranks.TryGetValue(wish, out var rank) || !rank.ContainsKey(candidate.Id))
            {
                free.Enqueue(candidate);
                continue;
            }
            held[wish].Add(candidate);
            if (held[wish].Count <= capacity[wish])
                continue;
            var last = held[wish].MaxBy(one => rank[one.Id])!;
            held[wish].Remove(last);
            free.Enqueue(last);
        }
        return held.SelectMany(post => post.Value.Select(candidate => (candidate.Id, post.Key)))
            .ToDictionary(one => one.Id, one => one.Key);
    }

    /// <summary>Every candidate and post that would leave what they have for each other; none in a stable assignment.</summary>
    public static IReadOnlyList<(string Candidate, string Post)> BlockingPairs(
        IReadOnlyList<MatchCandidate> candidates,
        IReadOnlyList<MatchPost> posts,
        IReadOnlyDictionary<string, string> assigned
    )
    {
        var ranks = RanksOf(posts);
        var holding = assigned.ToLookup(one => one.Value, one => one.Key);
        return
        [
            .. from candidate in candidates
            from post in posts
            let wish = PlaceOf(candidate.Wishes, post.Id)
            where wish >= 0 && ranks[post.Id].ContainsKey(candidate.Id)
            where !assigned.TryGetValue(candidate.Id, out var has) || has != post.Id && PlaceOf(candidate.Wishes, has) > wish
            where
                holding[post.Id].Count() < post.Capacity
                || holding[post.Id].Any(other => ranks[post.Id][other] > ranks[post.Id][candidate.Id])
            select (candidate.Id, post.Id),
        ];
    }

    static Dictionary<string, Dictionary<string, int>> RanksOf(IReadOnlyList<MatchPost> posts) =>
        posts.ToDictionary(
            post => post.Id,
            post => post.Ranking.Index().DistinctBy(one => one.Item).ToDictionary(one => one.Item, one => one.Index)
        );

    static int PlaceOf(IReadOnlyList<string> wishes, string post)
    {
        for (var at = 0; at < wishes.Count; at++)
            if (wishes[at] == post)
                return at;
        return -1;
    }
}
