namespace Yingzhou.Support.Cases.Content;

/// <summary>The chain of legs that takes longest, or the circle that makes waiting endless.</summary>
sealed class LongestPath
{
    readonly Dictionary<string, BundleLeg> legs;
    readonly IReadOnlyDictionary<string, ServiceItem> items;
    readonly Dictionary<string, (int Workdays, string? Before)> finish = [];
    readonly List<string> walking = [];

    public LongestPath(IEnumerable<BundleLeg> legs, IReadOnlyDictionary<string, ServiceItem> items)
    {
        this.legs = legs.DistinctBy(leg => leg.Id).ToDictionary(leg => leg.Id);
        this.items = items;
        foreach (var id in this.legs.Keys)
            Walk(id);
        if (Cycle is not null || finish.Count == 0)
            return;
        var last = finish.MaxBy(entry => entry.Value.Workdays).Key;
        Workdays = finish[last].Workdays;
        for (string? at = last; at is not null; at = finish[at].Before)
            Legs = [at, .. Legs];
    }

    /// <summary>From a leg back to itself; <c>null</c> when there is none.</summary>
    public IReadOnlyList<string>? Cycle { get; private set; }

    public int Workdays { get; }

    public IReadOnlyList<string> Legs { get; } = [];

    int Walk(string id)
    {
        if (finish.TryGetValue(id, out var known))
            return known.Workdays;
        if (walking.Contains(id))
        {
            Cycle ??= [.. walking.SkipWhile(leg => leg != id), id];
            return 0;
        }
        walking.Add(id);
        var (start, before) = (0, (string?)null);
        foreach (var predecessor in legs[id].DependsOn.Where(legs.ContainsKey))
        {
            if (Walk(predecessor) is var ready && ready > start)
                (start, before) = (ready, predecessor);
        }
        walking.RemoveAt(walking.Count - 1);
        var own = items.GetValueOrDefault(legs[id].Item) is { } item ? legs[id].PromiseOf(item) : 0;
        finish[id] = (start + own, before);
        return start + own;
    }
}
