using System.Globalization;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <param name="Subject">One for each track, also over restarts.</param>
sealed record ContactFinding(string Subject, SeaFinding Finding, GeoPoint? Position);

/// <summary>
/// The water around one island as AIS and radar see it together (岛周海域): their plots of each scan become one picture of tracks, and those that never say who they are become findings (无 AIS 目标).
/// Not safe for two threads.
/// </summary>
sealed class IslandSea(Island island, double reception)
{
    // Plotted by a coast radar within ten miles.
    static readonly PlotVariance RadarAccuracy = PlotVariance.Round(50);

    /// <summary>A radar that plots nothing for so long is down: what needs it is off, and nothing follows from what it does not show.</summary>
    static readonly TimeSpan RadarQuiet = TimeSpan.FromMinutes(1);

    readonly SeaPlane plane = SeaPlane.Around(island.Middle);
    readonly Dictionary<string, VesselReport> ais = new(StringComparer.Ordinal);
    readonly Dictionary<string, (GeoPoint At, double? Length)> radar = new(StringComparer.Ordinal);
    readonly Dictionary<int, string> said = [];
    readonly List<string> earlier = [];
    DateTimeOffset? radarAt;

    public Island Island => island;

    public TrackPicture Picture { get; private set; } = TrackPicture.Empty;

    /// <summary>An alert of an earlier life of this process: its track is gone with it.</summary>
    public void Remember(string subject) => earlier.Add(subject);

    public void Hear(VesselReport report) => ais[report.Mmsi] = report;

    /// <param name="target">Number of the radar's own track, good within a scan.</param>
    public void See(string target, GeoPoint at, double? lengthMetres, DateTimeOffset when) =>
        (radar[target], radarAt) = ((at, lengthMetres), when);

    /// <summary>One turn of the radar: takes in what came since the last one.</summary>
    public IReadOnlyList<ContactFinding> Scan(DateTimeOffset now)
    {
        if (radarAt is not { } seen || now - seen > RadarQuiet || now < Picture.At)
        {
            Picture = TrackPicture.Empty;
            ais.Clear();
            radar.Clear();
            return [];
        }
        Picture = Picture.Scan(
            now,
            [.. ais.Values.Select(report => PlotFusion.At(report, plane, now)).OfType<Plot>()],
            [.. radar.Values.Select(Plotted)]
        );
        ais.Clear();
        radar.Clear();
        var dark = Picture.Dark(reception);
        return [.. Over(dark, now), .. dark.Where(track => !said.ContainsKey(track.Id)).Select(track => Found(track, now))];
    }

    Plot Plotted((GeoPoint At, double? Length) one)
    {
        var (east, north) = plane.Metres(one.At);
        return new(east, north, RadarAccuracy, LengthMetres: one.Length);
    }

    List<ContactFinding> Over(IReadOnlyList<SeaTrack> dark, DateTimeOffset now)
    {
        var still = dark.Select(track => track.Id).ToHashSet();
        int[] gone = [.. said.Keys.Where(id => !still.Contains(id))];
        List<ContactFinding> over =
        [
            .. gone.Select(id => said[id])
                .Concat(earlier)
                .Select(subject => new ContactFinding(subject, new(SeaFinding.Dark, island, now, Ends: true), null)),
        ];
        foreach (var id in gone)
            said.Remove(id);
        earlier.Clear();
        return over;
    }

    ContactFinding Found(SeaTrack track, DateTimeOffset now)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"contact:{island.Id}:{track.Since.UtcDateTime:yyMMddHHmmss}-{track.Id}");
        said[track.Id] = subject;
        var at = plane.Degrees(track.Position.East, track.Position.North);
        var metres = island.Land.MetresToBorder(at).Value;
        var minutes = (now - track.Since).TotalMinutes;
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
