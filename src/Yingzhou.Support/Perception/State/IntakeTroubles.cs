using System.Collections.Concurrent;

namespace Yingzhou.Support.Perception.State;

/// <summary>Troubles with senders since this process began, for those who watch. Bounded: of more senders those longest ago are forgotten.</summary>
sealed class IntakeTroubles(TimeProvider clock)
{
    const int Most = 1_000;

    readonly ConcurrentDictionary<(TroubleKind, string), IntakeTrouble> all = new();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<IntakeTrouble> All =>
        [.. all.Values.OrderByDescending(one => one.LastAt).ThenBy(one => one.Sender, StringComparer.Ordinal)];

    public void Note(TroubleKind kind, string sender)
    {
        var now = clock.GetUtcNow();
        all.AddOrUpdate(
            (kind, sender),
            _ => new(kind, sender, 1, now, now),
            (_, known) => known with { Times = known.Times + 1, LastAt = now }
        );
        if (all.Count <= Most)
            return;
        foreach (var old in all.OrderBy(one => one.Value.LastAt).Take(Most / 4).ToList())
            all.TryRemove(old);
    }
}
