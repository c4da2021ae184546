namespace Yingzhou.Support.Process.Mining;

/// <summary>One stay at an activity, put together from its lines in the log.</summary>
/// <param name="Order">Place within the case, by beginning.</param>
/// <param name="Finished"><c>null</c> while it lasts.</param>
sealed record Stay(
    int Order,
    string Activity,
    string Unit,
    DateTimeOffset Ready,
    DateTimeOffset? Accepted,
    DateTimeOffset? Finished,
    bool IsCancelled,
    bool IsRefused,
    IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Pauses
)
{
    public bool IsDone => Finished is not null && !IsCancelled;
}

static class Stays
{
    /// <summary>The stays of one case in the order in which they began; lines of one instant keep their order in the log.</summary>
    public static List<Stay> Of(IEnumerable<LoggedEvent> lines)
    {
        var open = new List<Building>();
        var all = new List<Building>();
        foreach (var line in lines.OrderBy(line => line.At))
        {
            if (line.Kind is LoggedKind.Ready)
            {
                Begin(line);
                continue;
            }
            var stay = open.Find(one => one.First.Activity == line.Activity && (line.Stay is null || one.First.Stay == line.Stay));
            // A log that tells of the end alone: how long it took is not known, that it happened is.
            stay ??= line.Kind is LoggedKind.Finished or LoggedKind.Refused ? Begin(line) : null;
            if (stay?.Take(line) is true)
                open.Remove(stay);
        }
        return [.. all.OrderBy(one => one.First.At).Select((one, order) => one.Built(order))];

        Building Begin(LoggedEvent line)
        {
            var begun = new Building(line);
            open.Add(begun);
            all.Add(begun);
            return begun;
        }
    }

    sealed class Building(LoggedEvent first)
    {
        readonly List<(DateTimeOffset, DateTimeOffset)> pauses = [];
        string unit = first.Unit;
        DateTimeOffset? accepted;
        DateTimeOffset? pausedAt;
        LoggedEvent? last;

        public LoggedEvent First => first;

        /// <returns>Whether the stay has ended with this line.</returns>
        public bool Take(LoggedEvent line)
        {
            unit = line.Unit.Length > 0 ? line.Unit : unit;
            switch (line.Kind)
            {
                case LoggedKind.Accepted:
                    accepted ??= line.At;
                    return false;
                case LoggedKind.Paused:
                    pausedAt ??= line.At;
                    return false;
                case LoggedKind.Resumed:
                    EndPause(line.At);
                    return false;
                default:
                    EndPause(line.At);
                    last = line;
                    return true;
            }
        }

        void EndPause(DateTimeOffset at)
        {
            if (pausedAt is { } from)
                pauses.Add((from, at));
            pausedAt = null;
        }

        public Stay Built(int order) =>
            new(
                order,
                first.Activity,
                unit,
                first.At,
                accepted,
                last?.At,
                last?.Kind is LoggedKind.Cancelled,
                last?.Kind is LoggedKind.Refused,
                pauses
            );
    }
}
