namespace Yingzhou.Kernel;

/// <summary>
/// Earliest arrival over a timetable by connection scan (最早到达; J. Dibbelt, T. Pajor, B. Strasser, D. Wagner, "Intrinsically fast and simple transit routing with
/// connection scan algorithm", 2013): departures of the coming days are looked at once, in the order of time.
/// </summary>
public sealed class EarliestArrival(Timetable timetable)
{
    // After two weeks without a boat nobody waits for a plan any more.
    const int HorizonDays = 14;

    readonly IReadOnlyList<Sailing> sailings = [.. timetable.Sailings.OrderBy(sailing => sailing.Departs)];
    readonly ILookup<string, Way> ways = timetable.Ways.ToLookup(way => way.From);

    /// <param name="readyAt">When the thing may leave <paramref name="from"/>.</param>
    /// <param name="suspended">Whether a line does not run on a day; days are those of departure.</param>
    /// <returns><c>null</c> when it does not arrive within two weeks.</returns>
    public Journey? Find(string from, string to, DateTimeOffset readyAt, Func<string, DateOnly, bool>? suspended = null)
    {
        var first = readyAt.Day();
        var reached = new Dictionary<string, (DateTimeOffset At, JourneyLeg? By)> { [from] = (readyAt, null) };
        Spread(reached, from, first);
        foreach (var (departs, sailing) in Departures(readyAt, suspended))
        {
            if (reached.TryGetValue(to, out var done) && done.At <= departs)
                break;
            if (!reached.TryGetValue(sailing.From, out var there) || there.At > departs.AddMinutes(-sailing.CutOffMinutes))
                continue;
            var leg = new JourneyLeg(sailing.From, sailing.To, departs, departs.AddMinutes(sailing.Minutes), sailing.Line);
            if (Improves(reached, leg))
                Spread(reached, sailing.To, first);
        }
        return reached.ContainsKey(to) ? new(readyAt, [.. Back(reached, to)]) : null;
    }

    IEnumerable<(DateTimeOffset Departs, Sailing Sailing)> Departures(DateTimeOffset from, Func<string, DateOnly, bool>? suspended)
    {
        var first = from.Day();
        // By day: the scan nearly always ends within the first ones.
        for (var ahead = 0; ahead <= HorizonDays; ahead++)
        {
            var day = first.AddDays(ahead);
            foreach (var sailing in sailings.Where(s => s.Days.Include(day)))
                if (At(day, sailing.Departs) is var departs && departs >= from && suspended?.Invoke(sailing.Line, day) != true)
                    yield return (departs, sailing);
        }
    }

    // Ways follow ways: from what was just reached, the earliest first.
    void Spread(Dictionary<string, (DateTimeOffset At, JourneyLeg? By)> reached, string from, DateOnly first)
    {
        var open = new PriorityQueue<string, DateTimeOffset>();
        open.Enqueue(from, reached[from].At);
        while (open.TryDequeue(out var stop, out var at))
        {
            if (at > reached[stop].At)
                continue;
            foreach (var way in ways[stop])
                if (
                    Begins(way, at, first) is { } begins
                    && Improves(reached, new(stop, way.To, begins, begins.AddMinutes(way.Minutes), null))
                )
                    open.Enqueue(way.To, reached[way.To].At);
        }
    }

    static DateTimeOffset? Begins(Way way, DateTimeOffset ready, DateOnly first)
    {
        for (var day = ready.Day(); day <= first.AddDays(HorizonDays); day = day.AddDays(1))
        {
            if (!way.Days.Include(day))
                continue;
            var opens = At(day, way.Opens ?? TimeOnly.MinValue);
            var begins = ready > opens ? ready : opens;
            if (begins < (way.Closes is { } closes ? At(day, closes) : CityTime.StartOf(day.AddDays(1))))
                return begins;
        }
        return null;
    }

    static bool Improves(Dictionary<string, (DateTimeOffset At, JourneyLeg? By)> reached, JourneyLeg leg)
    {
        if (reached.TryGetValue(leg.To, out var known) && known.At <= leg.Arrives)
            return false;
        reached[leg.To] = (leg.Arrives, leg);
        return true;
    }

    static IEnumerable<JourneyLeg> Back(Dictionary<string, (DateTimeOffset At, JourneyLeg? By)> reached, string to)
    {
        var legs = new List<JourneyLeg>();
        for (var leg = reached[to].By; leg is not null; leg = reached[leg.From].By)
            legs.Add(leg);
        legs.Reverse();
        return legs;
    }

    static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), CityTime.Offset);
}
