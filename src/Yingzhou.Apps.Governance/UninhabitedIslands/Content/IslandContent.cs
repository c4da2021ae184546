using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Content;

/// <summary>The uninhabited islands of the city, <c>islands/uninhabited.json</c>, with their outlines from the city's layer of islands, and the radars that watch them, <c>islands/radars.json</c>.</summary>
sealed class IslandContent
{
    const string File = "islands/uninhabited.json";
    const string RadarsFile = "islands/radars.json";
    const string Outlines = "layers/islands.geojson";
    const string Layer = "layers/islands.layer.json";
    const double MetresPerDegree = 110_500;

    IslandContent(IslandFile file, IReadOnlyList<Island> islands, IReadOnlyList<Radar> radars)
    {
        (All, Radars, Anchorages, WatchMetres, Reception, LoiterMinutes) = (
            islands,
            radars,
            file.Anchorages,
            file.WatchMetres,
            file.Reception,
            file.LoiterMinutes
        );
        Shores = AreaIndex.Of(islands.Select(island => (island.Id, island.Land))).Value;
    }

    public IReadOnlyList<Island> All { get; }

    public IReadOnlyList<Radar> Radars { get; }

    public IReadOnlyList<Anchorage> Anchorages { get; }

    /// <summary>How far around an island ships are followed closely.</summary>
    public double WatchMetres { get; }

    /// <summary>Share of a ship's messages that are heard there, 0–1.</summary>
    public double Reception { get; }

    /// <summary>So long a track must be before it can be loitering.</summary>
    public int LoiterMinutes { get; }

    public AreaIndex<string> Shores { get; }

    public Island? this[string id] => All.FirstOrDefault(island => island.Id == id);

    /// <param name="knowsRegion">Whether there is such an area.</param>
    public static ContentReading<IslandContent> Read(CityContent city, Func<string, bool> knowsRegion)
    {
        var reader = new ContentReader(city);
        if (reader.One<IslandFile>(File) is not { } file)
            return new(null, reader.Problems);
        // A city without a radar has none to write down.
        var radars = city.Has(RadarsFile) ? reader.One<RadarFile>(RadarsFile) : null;
        List<ContentProblem> problems = [.. reader.Problems, .. Check(file, knowsRegion), .. radars is null ? [] : Radar.Check(radars)];
        var outlines = Read(city, problems);
        var islands = new List<Island>();
        foreach (var (index, entry) in file.Content.Islands.Index())
            if (!outlines.TryGetValue(entry.Outline, out var land))
                problems.Add(file.Problem($"islands[{index}].outline", $"{Outlines} 没有序号为 {entry.Outline} 的海岛"));
            else if (Made(entry, land, file.Content) is { } island)
                islands.Add(island);
            else
                problems.Add(file.Problem($"islands[{index}].outline", "轮廓不成面，画不出警戒圈"));
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content, islands, radars?.Content.Radars ?? []), []);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<IslandFile> file, Func<string, bool> knowsRegion)
    {
        var content = file.Content;
        if (content.RingMetres is < 50 or > 5_000)
            yield return file.Problem("ringMetres", "警戒圈应在 50 到 5000 米之间");
        if (content.WatchMetres < content.RingMetres + Geofence.HysteresisMetres || content.WatchMetres > 50_000)
            yield return file.Problem("watchMetres", "跟踪范围应大于警戒圈，且不超过 50 千米");
        if (content.Reception is not (> 0 and <= 1))
            yield return file.Problem("reception", "接收率应大于 0，不大于 1");
        if (content.LoiterMinutes is < 5 or > 60)
            yield return file.Problem("loiterMinutes", "徘徊时长应在 5 到 60 分钟之间");
        foreach (var (index, entry) in content.Islands.Index())
        {
            if (!knowsRegion(entry.Region))
                yield return file.Problem($"islands[{index}].region", $"没有区划代码 {entry.Region}");
            if (entry.PatrolDays is < 1 or > 366)
                yield return file.Problem($"islands[{index}].patrolDays", "巡查间隔应在 1 到 366 天之间");
        }
        foreach (var same in content.Islands.GroupBy(entry => entry.Id).Where(same => same.Count() > 1))
            yield return file.Problem("islands", $"海岛“{same.Key}”写了两次");
    }

    static Island? Made(IslandEntry entry, IReadOnlyList<GeoPoint> ring, IslandFile file)
    {
        var land = Shape.Area(ring);
        if (
            land.Fault is not null
            || land.Value.Buffer(file.RingMetres) is not { Fault: null } wide
            || Geofence.Of(wide.Value) is not { Fault: null } fence
        )
            return null;
        var box = land.Value.Box!.Value;
        var middle = new GeoPoint((box.West + box.East) / 2, (box.South + box.North) / 2);
        var (north, east) = (
            file.WatchMetres / MetresPerDegree,
            file.WatchMetres / (MetresPerDegree * Math.Cos(middle.Latitude * Math.PI / 180))
        );
        return new(
            entry.Id,
            entry.Name,
            entry.Region,
            entry.Level,
            entry.Use,
            entry.PatrolDays,
            middle,
            ring,
            file.RingMetres,
            land.Value,
            fence.Value,
            new(box.West - east, box.South - north, box.East + east, box.North + north)
        );
    }

    static Dictionary<int, IReadOnlyList<GeoPoint>> Read(CityContent city, List<ContentProblem> problems)
    {
        if (!city.Has(Outlines) || !city.Has(Layer))
        {
            problems.Add(new(Outlines, "", "缺少海岛轮廓图层"));
            return [];
        }
        using var layer = JsonDocument.Parse(city.ReadBytes(Layer));
        using var json = JsonDocument.Parse(city.ReadBytes(Outlines));
        // What is laid over the map and compared with a ship's position is CGCS2000.
        var isShifted = layer.RootElement.GetProperty("datum").GetString() == "gcj-02";
        return json
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .Where(feature => feature.GetProperty("geometry").GetProperty("type").GetString() == "Polygon")
            .ToDictionary(
                feature => feature.GetProperty("properties").GetProperty("n").GetInt32(),
                IReadOnlyList<GeoPoint> (feature) =>
                    [
                        .. feature
                            .GetProperty("geometry")
                            .GetProperty("coordinates")[0]
                            .EnumerateArray()
                            .Select(position => (Longitude: position[0].GetDouble(), Latitude: position[1].GetDouble()))
                            .Select(at =>
                                isShifted ? new Gcj02Point(at.Longitude, at.Latitude).ToCgcs2000() : new(at.Longitude, at.Latitude)
                            ),
                    ]
            );
    }
}

/// <param name="RingMetres">警戒圈 outside the shore.</param>
sealed record IslandFile(
    double RingMetres,
    double WatchMetres,
    double Reception,
    int LoiterMinutes,
    string Source,
    IReadOnlyList<IslandEntry> Islands,
    IReadOnlyList<Anchorage> Anchorages
);

/// <param name="Outline">Number of its outline in the layer of islands.</param>
sealed record IslandEntry(string Id, string Name, string Region, int Outline, AlertLevel Level, string Use, int PatrolDays);
