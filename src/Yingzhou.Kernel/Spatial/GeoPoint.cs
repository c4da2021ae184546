namespace Yingzhou.Kernel;

/// <summary>点位: a position in degrees of CGCS2000 (EPSG:4490), east and north positive. Shifted positions are other types, so that they cannot be mistaken for it.</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    /// <summary>A position that came from outside.</summary>
    /// <returns>A fault for what is no number or no place on earth; where only the order can be wrong it says so.</returns>
    public static Outcome<GeoPoint> Create(double longitude, double latitude) =>
        !double.IsFinite(longitude) || !double.IsFinite(latitude) ? SpatialFaults.NotANumber()
        : Math.Abs(latitude) > 90
            ? new Fault(
                "spatial.latitude",
                Math.Abs(latitude) <= 180 && Math.Abs(longitude) <= 90
                    ? $"纬度 {latitude:0.######} 超出 ±90°，经度和纬度可能写反了，请先写经度。"
                    : $"纬度 {latitude:0.######} 超出 ±90°，请检查；若是投影坐标，请先选择坐标系。",
                400
            )
            {
                Field = "latitude",
            }
        : Math.Abs(longitude) > 180
            ? new Fault("spatial.longitude", $"经度 {longitude:0.######} 超出 ±180°，请检查；若是投影坐标，请先选择坐标系。", 400)
            {
                Field = "longitude",
            }
        : new GeoPoint(longitude, latitude);

    /// <summary>Geodesic distance on the CGCS2000 ellipsoid, metres.</summary>
    public double MetresTo(GeoPoint other) => Geodesic.Between(this, other).Metres;
}
