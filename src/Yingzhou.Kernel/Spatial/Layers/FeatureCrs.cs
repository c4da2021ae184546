namespace Yingzhou.Kernel;

/// <summary>
/// A reference system that features are asked and answered in (OGC 18-058r1). Storage is CGCS2000; WGS-84 differs from it by centimetres and is answered with the same degrees, Web Mercator is
/// computed from them. GCJ-02 and BD-09 are never served: a shifted position in a standard's clothes deceives every reader.
/// </summary>
public sealed record FeatureCrs
{
    const double Radius = 6_378_137;

    // Where the Mercator square ends.
    const double MercatorEdge = 85.051128779806592;

    FeatureCrs(string uri, AxisOrder axes, bool isMercator = false) => (Uri, Axes, IsMercator) = (uri, axes, isMercator);

    /// <summary>The default: longitude first, as GeoJSON has it.</summary>
    public static readonly FeatureCrs Crs84 = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", AxisOrder.LongitudeFirst);

    /// <summary>EPSG:4490, the system of storage: latitude first, as it defines itself.</summary>
    public static readonly FeatureCrs Cgcs2000 = new("http://www.opengis.net/def/crs/EPSG/0/4490", AxisOrder.LatitudeFirst);

    public static readonly FeatureCrs Wgs84 = new("http://www.opengis.net/def/crs/EPSG/0/4326", AxisOrder.LatitudeFirst);

    /// <summary>EPSG:3857: metres east and north.</summary>
    public static readonly FeatureCrs WebMercator = new("http://www.opengis.net/def/crs/EPSG/0/3857", AxisOrder.LongitudeFirst, true);

    public static readonly IReadOnlyList<FeatureCrs> All = [Crs84, Cgcs2000, Wgs84, WebMercator];

    public string Uri { get; }

    public AxisOrder Axes { get; }

    public bool IsMercator { get; }

    /// <summary>The system of a request; <c>null</c> text is the default.</summary>
    public static Outcome<FeatureCrs> Of(string? uri) =>
        uri is null ? Crs84
        : All.FirstOrDefault(one => one.Uri == uri) is { } known ? known
        : SpatialFaults.Crs($"不提供坐标系 {uri}，可用：{string.Join("、", All.Select(one => one.Uri))}。");

    /// <summary>A position as the system says it.</summary>
    public (double First, double Second) Said(GeoPoint point)
    {
        if (IsMercator)
            return (
                Radius * Ellipsoid.Radians(point.Longitude),
                Radius * Math.Asinh(Math.Tan(Ellipsoid.Radians(Math.Clamp(point.Latitude, -MercatorEdge, MercatorEdge))))
            );
        return Axes is AxisOrder.LatitudeFirst ? (point.Latitude, point.Longitude) : (point.Longitude, point.Latitude);
    }

    /// <summary>The position that the system says so.</summary>
    public Outcome<GeoPoint> Place(double first, double second) =>
        IsMercator ? GeoPoint.Create(Ellipsoid.Degrees(first / Radius), Ellipsoid.Degrees(Math.Atan(Math.Sinh(second / Radius))))
        : Axes is AxisOrder.LatitudeFirst ? GeoPoint.Create(second, first)
        : GeoPoint.Create(first, second);
}
