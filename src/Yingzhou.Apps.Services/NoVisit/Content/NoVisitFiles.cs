using Yingzhou.Apps.Services.NoVisit.Identity;

namespace Yingzhou.Apps.Services.NoVisit.Content;

// Shapes of the files under no-visit/ of a city's content, as they are written.

sealed record FerryFile(
    string Note,
    string Origin,
    IReadOnlyList<StopEntry> Stops,
    IReadOnlyList<LineEntry> Lines,
    IReadOnlyList<WayEntry> Ways,
    IReadOnlyList<RouteEntry> Routes,
    IReadOnlyList<double> MeanWindByMonth
);

sealed record StopEntry(string Id, string Name, double Longitude, double Latitude);

/// <param name="Suspension">Beaufort force, as text, to probability.</param>
sealed record LineEntry(
    string Id,
    string Name,
    string From,
    string To,
    int Minutes,
    int CutOffMinutes,
    IReadOnlyList<string> Departs,
    IReadOnlyDictionary<string, double> Suspension
);

sealed record WayEntry(string From, string To, int Minutes, string? Opens = null, string? Closes = null);

sealed record RouteEntry(
    string Id,
    string Name,
    IReadOnlyList<string> Regions,
    string To,
    double RoundTripHours,
    IReadOnlyList<string> Lines
);

sealed record CarrierFile(string Note, IReadOnlyList<Kernel.CarrierRule> Carriers);

sealed record PointFile(string Note, IReadOnlyList<ServicePoint> Points);

sealed record ItemFile(string Note, IReadOnlyList<ItemFacts> Items, IReadOnlyList<ForcedVisitReason> ForcedVisitReasons);

sealed record PlainFile(string Note, IReadOnlyList<string> LawTerms, IReadOnlyList<GlossaryEntry> Glossary);

sealed record GlossaryEntry(string Term, string Plain);
