using System.Collections.Concurrent;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>
/// Ten thousand last-four digits are soon tried: after a few misses, whoever asks and whichever case is asked for has to wait. Counted in memory: a restart
/// forgives.
/// </summary>
sealed class TrackLimit(TimeProvider clock)
{
    /// <summary>Own default.</summary>
    public const int Misses = 5;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // Beyond it the oldest are forgotten, so that guesses from everywhere do not fill the memory.
    const int MostKept = 10_000;

    readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> missed = new(StringComparer.Ordinal);

    public bool Allows(string who) => !missed.TryGetValue(who, out var misses) || misses.Count < Misses || clock.GetUtcNow() - misses.Last >= Pause;

    public void Missed(string who)
    {
        var now = clock.GetUtcNow();
        missed.AddOrUpdate(who, (1, now), (_, before) => (now - before.Last >= Pause ? 1 : before.Count + 1, now));
        if (missed.Count > MostKept)
            foreach (var old in missed.Where(one => now - one.Value.Last >= Pause).ToList())
                missed.TryRemove(old);
    }
}
