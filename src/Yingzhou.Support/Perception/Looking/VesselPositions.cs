using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Support.Perception.Looking;

/// <summary>Vessels and targets of radars on the map (海上目标): where each was heard last.</summary>
sealed class VesselPositions(LatestStates states, TimeProvider clock) : ILiveLayer
{
    // A ship at anchor speaks every three minutes (ITU-R M.1371-5 table 1); after ten times that it is elsewhere.
    static readonly TimeSpan Shown = TimeSpan.FromMinutes(30);
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(6);

    public string Id => "vessels";

    public string Title => "海上目标";

    public string Origin => "AIS 与雷达，最近 30 分钟内收到的位置";

    public string Right => PerceptionRights.Watch;

    public IReadOnlyDictionary<string, string> Attributes { get; } =
        new Dictionary<string, string>
        {
            ["speed"] = "航速（节）",
            ["course"] = "航向（度）",
            ["heard"] = "收到时间",
        };

    public ValueTask<IReadOnlyCollection<MovingPoint>> Now(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        List<MovingPoint> points = new(states.VesselCount);
        foreach (var (code, state) in states.AtSea)
            if (
                state.Latest("lon", "lat", "sog", "cog") is ([{ } longitude, { } latitude, var speed, var course], { } heardAt)
                && now - heardAt <= Shown
            )
                points.Add(new(code, new(longitude, latitude), Shows(speed, course, heardAt, now)));
        return new(points);
    }

    static Dictionary<string, object> Shows(double? speed, double? course, DateTimeOffset heardAt, DateTimeOffset now)
    {
        Dictionary<string, object> shown = new()
        {
            ["state"] = now - heardAt <= Quiet ? "good" : "quiet",
            ["heard"] = heardAt.ToOffset(CityTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
        if (speed is { } knots)
            shown["speed"] = Math.Round(knots, 1);
        if (course is { } degrees)
            shown["course"] = Math.Round(degrees);
        return shown;
    }
}
