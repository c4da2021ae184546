using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Content;

/// <summary>A radar that watches the water (雷达站), <c>islands/radars.json</c>.</summary>
/// <param name="Source">By which the intake knows it: the host or the name before the port.</param>
/// <param name="RangeMetres">作用距离.</param>
/// <param name="BearingSigmaDegrees">方位均方误差.</param>
sealed record Radar(
    string Id,
    string Name,
    string Source,
    double Longitude,
    double Latitude,
    double RangeMetres,
    double RangeSigmaMetres,
    double BearingSigmaDegrees
)
{
    public GeoPoint Place => new(Longitude, Latitude);

    /// <summary>Whether it sees anything of the water around an island: the middle is in its range.</summary>
    public bool Covers(Island island) => Place.MetresTo(island.Middle) <= RangeMetres;

    /// <summary>It on the plane of an island.</summary>
    public RadarSite On(SeaPlane plane)
    {
        var (east, north) = plane.Metres(Place);
        return new(Id, east, north, RangeSigmaMetres, BearingSigmaDegrees * Math.PI / 180);
    }

    public static IEnumerable<ContentProblem> Check(ContentFile<RadarFile> file)
    {
        foreach (var (index, radar) in file.Content.Radars.Index())
        {
            if (radar.Id == PlotFusion.Ais || radar.Id.Length == 0)
                yield return file.Problem($"radars[{index}].id", "雷达编号不能为空，也不能是 AIS");
            if (radar.Longitude is < 73 or > 136 || radar.Latitude is < 3 or > 54)
                yield return file.Problem($"radars[{index}].longitude", "雷达位置应在国内，CGCS2000 经纬度");
            if (radar.RangeMetres is < 500 or > 200_000)
                yield return file.Problem($"radars[{index}].rangeMetres", "作用距离应在 500 米到 200 千米之间");
            if (radar.RangeSigmaMetres is < 1 or > 500)
                yield return file.Problem($"radars[{index}].rangeSigmaMetres", "测距均方误差应在 1 到 500 米之间");
            if (radar.BearingSigmaDegrees is < 0.01 or > 5)
                yield return file.Problem($"radars[{index}].bearingSigmaDegrees", "方位均方误差应在 0.01 到 5 度之间");
        }
        foreach (var same in file.Content.Radars.GroupBy(radar => radar.Id).Where(same => same.Count() > 1))
            yield return file.Problem("radars", $"雷达“{same.Key}”写了两次");
        foreach (var same in file.Content.Radars.GroupBy(radar => radar.Source).Where(same => same.Count() > 1))
            yield return file.Problem("radars", $"接入名称“{same.Key}”属于两部雷达，它们的目标分不开");
    }
}

sealed record RadarFile(string Source, IReadOnlyList<Radar> Radars);
