using System.Globalization;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Reading;

/// <summary>Fused tracks around the islands on the map (岛周融合航迹): one point for a ship, whoever sees it.</summary>
sealed class SeaTracksLayer(IslandContent islands, SeaContacts contacts, TimeProvider clock) : ILiveLayer
{
    // A track that nobody has fed for so long is where it was, not where it is.
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public string Id => "sea-tracks";

    public string Title => "岛周融合航迹";

    public string Origin => "AIS 与各部雷达融合后正在跟踪的目标，无人岛周边 3 海里；各岛分别融合，两岛之间的可能出现两次";

    public string Right => IslandRights.See;

    public IReadOnlyDictionary<string, string> Attributes { get; } =
        new Dictionary<string, string>
        {
            ["identity"] = "身份",
            ["sensors"] = "来源",
            ["confidence"] = "融合置信度",
            ["speed"] = "航速（节）",
            ["course"] = "航向（度）",
            ["seen"] = "最后探测",
        };

    public ValueTask<IReadOnlyCollection<MovingPoint>> Now(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        List<MovingPoint> points = [];
        foreach (var island in islands.All)
        foreach (var track in contacts.Around(island, now).Tracks.Where(track => !track.IsOver))
            points.Add(
                new(string.Create(CultureInfo.InvariantCulture, $"track:{island.Id}:{track.Number}"), track.Position, Shows(track, now))
            );
        return new(points);
    }

    static Dictionary<string, object> Shows(FusedTrack track, DateTimeOffset now) =>
        new()
        {
            // Without a name is what has to be looked at.
            ["state"] =
                now - track.SeenAt > Quiet ? "quiet"
                : track.Identity is null ? "unknown"
                : "good",
            ["identity"] =
                track.Identity is { } mmsi ? $"MMSI {mmsi}"
                : track.IsDark ? "无 AIS 目标（已预警）"
                : "无 AIS",
            ["sensors"] = string.Join('、', track.Sources.Select(source => source.Sensor)),
            ["confidence"] = track.Confidence is { } sure ? string.Create(CultureInfo.InvariantCulture, $"{sure * 100:0}%") : "单一来源",
            ["speed"] = Math.Round(track.SpeedKnots, 1),
            ["course"] = Math.Round(track.CourseDegrees),
            ["seen"] = track.SeenAt.ToOffset(CityTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
}
