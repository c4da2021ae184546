using System.Globalization;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <param name="Subject">One for each track, also over restarts.</param>
sealed record ContactFinding(string Subject, SeaFinding Finding, GeoPoint? Position);

/// <summary>
/// The water around one island as AIS and all radars see it together (岛周海域): their plots of each scan become one picture of tracks, and those that never say who they are become findings (无 AIS 目标).
/// Time passes with what is heard, so a recording gives the same picture as life does. Not safe for two threads.
/// </summary>
sealed class IslandSea
{
    /// <summary>A scan: what is heard within it is of one moment.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    /// <summary>A radar that plots nothing for so long is down: what needs it is off, and nothing follows from what it does not show.</summary>
    static readonly TimeSpan RadarQuiet = TimeSpan.FromMinutes(1);

    /// <summary>As for the silence of ships: when nobody at all says who he is, the receiver is what is silent.</summary>
    public static readonly TimeSpan AisQuiet = TimeSpan.FromMinutes(2);

    readonly Island island;
    readonly double reception;
    readonly SeaPlane plane;
    readonly TrackBook book;
    readonly Dictionary<string, VesselReport> ais = new(StringComparer.Ordinal);
    readonly Dictionary<string, WatchedRadar> radars;
    readonly Dictionary<int, (string Subject, IReadOnlyList<string> Sensors)> said = [];
    readonly List<string> earlier = [];
    DateTimeOffset? aisAt;
    DateTimeOffset? waitsSince;

    public IslandSea(Island island, double reception, IReadOnlyList<Radar> radars)
    {
        (this.island, this.reception, plane) = (island, reception, SeaPlane.Around(island.Middle));
        book = new(island, plane);
        this.radars = radars
            .Where(radar => radar.Covers(island))
            .ToDictionary(radar => radar.Source, radar => new WatchedRadar(radar.Id, radar.Name, radar.On(plane)), StringComparer.Ordinal);
    }

    public Island Island => island;

    public TrackPicture Picture { get; private set; } = TrackPicture.Empty;

    public IReadOnlyList<FusedTrack> Tracks => book.Read(NameOf);

    /// <summary>AIS first, then the radars, those that are not registered last.</summary>
    /// <param name="aisHeard">Anywhere: that no ship is here is no fault of the receiver.</param>
    public IReadOnlyList<SensorState> Sensors(DateTimeOffset now, DateTimeOffset? aisHeard) =>
        [
            new(PlotFusion.Ais, aisHeard, !(now - aisHeard <= AisQuiet), IsRegistered: true, null),
            .. radars
                .Values.OrderBy(radar => radar.Site is null)
                .ThenBy(radar => radar.Id, StringComparer.Ordinal)
                .Select(radar => new SensorState(
                    radar.Name,
                    radar.HeardAt,
                    !radar.IsUp(now, RadarQuiet),
                    radar.Site is not null,
                    radar.Site
                )),
        ];

    /// <summary>An alert of an earlier life of this process: its track is gone with it.</summary>
    public void Remember(string subject) => earlier.Add(subject);

    /// <summary>What is older than the picture belongs to history.</summary>
    public void Hear(VesselReport report)
    {
        if (report.At < Picture.At)
            return;
        (ais[report.Mmsi], aisAt) = (report, report.At);
        waitsSince ??= report.At;
    }

    /// <param name="source">By which the intake knows the radar.</param>
    /// <param name="target">Number of the radar's own track, good within a scan.</param>
    public void See(string source, string target, GeoPoint at, double? lengthMetres, DateTimeOffset when)
    {
        if (when < Picture.At)
            return;
        if (!radars.TryGetValue(source, out var radar))
            radars[source] = radar = new(source, $"未登记的雷达（{source}）", null);
        radar.Plot(target, plane.Metres(at), lengthMetres, when);
        waitsSince ??= when;
    }

    /// <summary>Time has come so far: a scan that is full is looked at.</summary>
    public IReadOnlyList<ContactFinding> Reach(DateTimeOffset at, bool hearsAis = true) =>
        waitsSince + Turn is { } due && at >= due ? Scan(due, hearsAis) : [];

    /// <summary>Time passes without anything being heard: tracks end. After a minute of silence the picture stands still, for who is silent are the sensors.</summary>
    public IReadOnlyList<ContactFinding> Pass(DateTimeOffset now, bool hearsAis = true)
    {
        var found = Reach(now, hearsAis);
        if (waitsSince is not null || !(now - Picture.At >= Turn))
            return found;
        var heard = radars.Values.Select(radar => radar.HeardAt).Append(aisAt).Max();
        return now - heard <= RadarQuiet ? [.. found, .. Scan(now, hearsAis)] : found;
    }

    /// <summary>One turn of the radars: takes in what came since the last one.</summary>
    /// <param name="hearsAis">Whether AIS is received at all: without, nobody can be blamed for saying nothing.</param>
    public IReadOnlyList<ContactFinding> Scan(DateTimeOffset now, bool hearsAis = true)
    {
        // A clock that was put back.
        if (now < Picture.At)
            BeginAnew();
        foreach (var radar in radars.Values)
            radar.Learn(moment => [.. ais.Values.Select(report => PlotFusion.At(report, plane, moment)).OfType<Plot>()]);
        Picture = Picture.ScanAll(
            now,
            [
                [.. ais.Values.Select(report => PlotFusion.At(report, plane, now)).OfType<Plot>()],
                .. radars.Values.Select(radar => radar.Take(now)),
            ]
        );
        ais.Clear();
        waitsSince = null;
        var dark = Picture.Dark(reception);
        List<ContactFinding> found =
        [
            .. Over(dark, now),
            .. dark.Where(track => hearsAis && !said.ContainsKey(track.Id) && SensorsOf(track).Any(one => IsUp(one, now)))
                .Select(track => Found(track, now)),
        ];
        book.Keep(Picture, said.Keys, NameOf);
        return found;
    }

    void BeginAnew()
    {
        earlier.AddRange(said.Values.Select(one => one.Subject));
        said.Clear();
        book.Clear();
        Picture = TrackPicture.Empty;
    }

    static IReadOnlyList<string> SensorsOf(SeaTrack track) =>
        [.. track.Sources.Select(one => one.Source.Sensor).Where(sensor => sensor != PlotFusion.Ais).Distinct()];

    bool IsUp(string sensor, DateTimeOffset now) => radars.Values.Any(radar => radar.Id == sensor && radar.IsUp(now, RadarQuiet));

    string NameOf(string sensor) => radars.Values.FirstOrDefault(radar => radar.Id == sensor)?.Name ?? sensor;

    List<ContactFinding> Over(IReadOnlyList<SeaTrack> dark, DateTimeOffset now)
    {
        foreach (var track in dark.Where(track => said.ContainsKey(track.Id) && track.Sources.Count > 0))
            said[track.Id] = (said[track.Id].Subject, SensorsOf(track));
        var still = dark.Select(track => track.Id).ToHashSet();
        var named = Picture.Tracks.Where(track => track.Identity is not null).Select(track => track.Id).ToHashSet();
        // Gone, says a radar that would see it; or it said who it is.
        int[] gone =
        [
            .. said.Keys.Where(id => !still.Contains(id) && (named.Contains(id) || said[id].Sensors.Any(sensor => IsUp(sensor, now)))),
        ];
        var former = radars.Values.Any(radar => radar.IsUp(now, RadarQuiet)) ? earlier.ToArray() : [];
        List<ContactFinding> over =
        [
            .. gone.Select(id => said[id].Subject)
                .Concat(former)
                .Select(subject => new ContactFinding(subject, new(SeaFinding.Dark, island, now, Ends: true), null)),
        ];
        foreach (var id in gone)
            said.Remove(id);
        if (former.Length > 0)
            earlier.Clear();
        return over;
    }

    ContactFinding Found(SeaTrack track, DateTimeOffset now)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"contact:{island.Id}:{track.Since.UtcDateTime:yyMMddHHmmss}-{track.Id}");
        said[track.Id] = (subject, SensorsOf(track));
        var at = plane.Degrees(track.Position.East, track.Position.North);
        var metres = island.Land.MetresToBorder(at).Value;
        var minutes = (now - track.Since).TotalMinutes;
        var by = string.Join('、', SensorsOf(track).Select(NameOf));
        return new(
            subject,
            new(
                SeaFinding.Dark,
                island,
                now,
                Level: metres <= island.RingMetres ? AlertLevel.Orange : AlertLevel.Yellow,
                Text: string.Create(
                    CultureInfo.InvariantCulture,
                    $"雷达跟踪 {minutes:0} 分钟、长约 {track.LengthMetres:0} 米的目标没有 AIS，在{island.Name}外 {metres / 1000:0.0} 千米，航速 {track.SpeedKnots:0.0} 节"
                ),
                Evidence: new Dictionary<string, object>
                {
                    ["跟踪自"] = track.Since,
                    ["来源"] = by,
                    ["融合置信度"] = track.Confidence is { } sure ? Math.Round(sure, 2) : "只有一部雷达",
                    ["长度（米）"] = Math.Round(track.LengthMetres!.Value),
                    ["接收率"] = reception,
                    ["判定"] = "已确认的雷达航迹超过 10 分钟、长于 24 米，该处能收到 AIS 而从未与 AIS 关联",
                    ["经度"] = at.Longitude,
                    ["纬度"] = at.Latitude,
                }
            ),
            at
        );
    }
}
