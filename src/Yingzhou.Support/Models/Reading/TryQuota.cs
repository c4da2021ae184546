using Yingzhou.Kernel;

namespace Yingzhou.Support.Models.Reading;

/// <summary>试用限速: so many tries of one official in ten minutes; each measures anew and takes its time. Counted in this process.</summary>
sealed class TryQuota(TimeProvider clock)
{
    /// <summary>Own default.</summary>
    public const int Most = 20;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    readonly Lock gate = new();
    readonly Dictionary<string, Queue<DateTimeOffset>> tries = [];

    /// <returns>429 with the minutes to wait when there were too many.</returns>
    public Fault? Take(string official)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var (who, past) in tries.ToList())
            {
                while (past.TryPeek(out var first) && now - first >= Window)
                    past.Dequeue();
                if (past.Count == 0)
                    tries.Remove(who);
            }
            var mine = tries.TryGetValue(official, out var known) ? known : tries[official] = new();
            if (mine.Count >= Most)
                return ModelsFaults.TooManyTries((int)Math.Ceiling((mine.Peek() + Window - now).TotalMinutes));
            mine.Enqueue(now);
            return null;
        }
    }
}
