using System.Globalization;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Guides;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Content;

/// <summary>What the city says about handling at a distance: ferries, carriers, service points, items, plain words (<c>no-visit/</c> of its content).</summary>
public sealed class NoVisitContent
{
    NoVisitContent(FerryFile ferries, CarrierFile carriers, PointFile points, ItemFile items, PlainFile plain)
    {
        Origin = ferries.Origin;
        Stops = ferries.Stops.ToDictionary(stop => stop.Id, stop => new Stop(stop.Id, stop.Name, stop.Longitude, stop.Latitude));
        LineNames = ferries.Lines.ToDictionary(line => line.Id, line => line.Name);
        Timetable = new(
            [
                .. ferries.Lines.SelectMany(line =>
                    line.Departs.Select(at => new Sailing(line.Id, line.From, line.To, Time(at), line.Minutes)
                    {
                        CutOffMinutes = line.CutOffMinutes,
                    })
                ),
            ],
            [
                .. ferries.Ways.Select(way => new Way(way.From, way.To, way.Minutes)
                {
                    Opens = way.Opens is { } opens ? Time(opens) : null,
                    Closes = way.Closes is { } closes ? Time(closes) : null,
                }),
            ]
        );
        Suspension = ferries.Lines.ToDictionary(
            line => line.Id,
            line => new SuspensionOdds(
                line.Id,
                line.Suspension.ToDictionary(one => int.Parse(one.Key, CultureInfo.InvariantCulture), one => one.Value)
            )
        );
        Routes =
        [
            .. ferries.Routes.Select(route => new DeliveryRoute(
                route.Id,
                route.Name,
                route.Regions,
                route.To,
                route.RoundTripHours,
                route.Lines
            )),
        ];
        MeanWindByMonth = ferries.MeanWindByMonth;
        Carriers = carriers.Carriers;
        Points = points.Points;
        Items = items.Items.ToDictionary(item => item.Item);
        ForcedVisitReasons = items.ForcedVisitReasons;
        Plain = new(plain.LawTerms, plain.Glossary.ToDictionary(entry => entry.Term, entry => entry.Plain));
    }

    /// <summary>The stop where results are handed over to the post.</summary>
    public string Origin { get; }

    public IReadOnlyDictionary<string, Stop> Stops { get; }

    public IReadOnlyDictionary<string, string> LineNames { get; }

    public Timetable Timetable { get; }

    public IReadOnlyDictionary<string, SuspensionOdds> Suspension { get; }

    public IReadOnlyList<DeliveryRoute> Routes { get; }

    public IReadOnlyList<double> MeanWindByMonth { get; }

    public IReadOnlyList<CarrierRule> Carriers { get; }

    public IReadOnlyList<ServicePoint> Points { get; }

    public IReadOnlyDictionary<string, ItemFacts> Items { get; }

    public IReadOnlyList<ForcedVisitReason> ForcedVisitReasons { get; }

    public PlainLanguage Plain { get; }

    /// <summary>How many days a recording is kept where the item says nothing: own default, half a year.</summary>
    public const int UsualKeptDays = 180;

    /// <param name="item">Id of the item.</param>
    public int RecordingKeptDays(string item) => Items.GetValueOrDefault(item)?.RecordingKeptDays ?? UsualKeptDays;

    internal int ShortestKept => Items.Values.Select(item => item.RecordingKeptDays ?? UsualKeptDays).Append(UsualKeptDays).Min();

    public DeliveryRoute? Route(string? id) => Routes.FirstOrDefault(route => route.Id == id);

    /// <summary>The route that reaches a region; the longest prefix wins.</summary>
    public DeliveryRoute? RouteTo(string region) =>
        (
            from route in Routes
            from prefix in route.Regions
            where region.StartsWith(prefix, StringComparison.Ordinal)
            orderby prefix.Length descending
            select route
        ).FirstOrDefault();

    public static ContentReading<NoVisitContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var ferries = reader.One<FerryFile>("no-visit/ferries.json");
        var carriers = reader.One<CarrierFile>("no-visit/carriers.json");
        var points = reader.One<PointFile>("no-visit/points.json");
        var items = reader.One<ItemFile>("no-visit/items.json");
        var plain = reader.One<PlainFile>("no-visit/plain-language.json");
        if (ferries is null || carriers is null || points is null || items is null || plain is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. FerryCheck.Check(ferries),
            .. ListChecks.Check(carriers),
            .. ListChecks.Check(points, ferries.Content),
            .. ListChecks.Check(items),
        ];
        return problems.Count > 0
            ? new(null, problems)
            : new(new(ferries.Content, carriers.Content, points.Content, items.Content, plain.Content), []);
    }

    internal static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A place that parcels pass (站点); position in CGCS2000 degrees, approximate.</summary>
public sealed record Stop(string Id, string Name, double Longitude, double Latitude);

/// <summary>Where parcels go (投递线路): an island, with the ferry lines on the way.</summary>
/// <param name="Regions">Prefixes of the divisions it reaches.</param>
/// <param name="RoundTripHours">What a person needs to the city and back, own estimate: the unit of saved ferry-hours.</param>
public sealed record DeliveryRoute(
    string Id,
    string Name,
    IReadOnlyList<string> Regions,
    string To,
    double RoundTripHours,
    IReadOnlyList<string> Lines
);
