using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>
/// Deliveries of a made-up past with known truth (模拟投递, a07 §5): wind by the season, lines that stop by their odds, parcels ready at any working hour, each brought
/// by the real timetable. What is simulated is the weather; the way is computed as for a true parcel.
/// </summary>
public sealed class SimulatedDeliveries(
    Timetable timetable,
    IReadOnlyList<SuspensionOdds> lines,
    IReadOnlyList<double> meanWindByMonth,
    int seed
)
{
    const int StrongestWind = 11;

    readonly EarliestArrival arrivals = new(timetable);
    readonly Random random = new(seed);
    readonly Dictionary<DateOnly, int> winds = [];
    readonly Dictionary<(string, DateOnly), bool> stopped = [];

    /// <param name="routes">Route ids with the stops at their ends.</param>
    /// <param name="perDay">Parcels of each route a day.</param>
    public IReadOnlyList<DeliveryRecord> Make(
        IReadOnlyList<(string Route, string From, string To)> routes,
        DateOnly first,
        DateOnly last,
        int perDay
    )
    {
        var made = new List<DeliveryRecord>();
        for (var day = first; day <= last; day = day.AddDays(1))
            foreach (var (route, from, to) in routes)
                for (var parcel = 0; parcel < perDay; parcel++)
                {
                    // Counters hand over between half past eight and half past four.
                    var ready = CityTime.StartOf(day).AddHours(8.5 + 8 * random.NextDouble());
                    if (arrivals.Find(from, to, ready, IsStopped) is { } journey)
                        made.Add(new(route, ready, WindOn(day), journey.Lasts.TotalHours));
                }
        return made;
    }

    int WindOn(DateOnly day)
    {
        if (!winds.TryGetValue(day, out var force))
            // A sum of three dice-like parts about the season's mean: gales are rare, calm days too.
            winds[day] = force = Math.Clamp(
                (int)
                    Math.Round(
                        meanWindByMonth[day.Month - 1] + 5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)
                    ),
                0,
                StrongestWind
            );
        return force;
    }

    bool IsStopped(string line, DateOnly day)
    {
        if (!stopped.TryGetValue((line, day), out var stops))
            stopped[(line, day)] = stops =
                lines.FirstOrDefault(one => one.Line == line) is { } odds && random.NextDouble() < odds.At(WindOn(day));
        return stops;
    }
}
