using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Content;

/// <summary>An island on which nobody lives (无人岛), and the ring of water around it that is watched.</summary>
/// <param name="Level">Of an alert when a ship enters the ring: red for those that matter most (重点岛).</param>
/// <param name="Use">开发利用 or protection, as registered.</param>
/// <param name="PatrolDays">Longest time between two patrols.</param>
/// <param name="Land">Its outline, CGCS2000.</param>
/// <param name="Ring">警戒圈.</param>
public sealed record Island(
    string Id,
    string Name,
    string Region,
    AlertLevel Level,
    string Use,
    int PatrolDays,
    GeoPoint Middle,
    IReadOnlyList<GeoPoint> Outline,
    double RingMetres,
    Shape Land,
    Geofence Ring,
    GeoBox Around
)
{
    /// <summary>Whether it is near enough to be looked at closer; the box reaches as far as the watched water.</summary>
    public bool IsAround(GeoPoint point) =>
        point.Longitude >= Around.West
        && point.Longitude <= Around.East
        && point.Latitude >= Around.South
        && point.Latitude <= Around.North;
}

/// <summary>锚地: who goes round in circles here lies at anchor.</summary>
sealed record Anchorage(string Name, double Longitude, double Latitude, double Metres)
{
    public bool Holds(GeoPoint point) => new GeoPoint(Longitude, Latitude).MetresTo(point) <= Metres;
}
