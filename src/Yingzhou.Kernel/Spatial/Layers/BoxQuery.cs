using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>The order in which a reference system says its two numbers.</summary>
public enum AxisOrder
{
    /// <summary>OGC CRS84, the default of web features.</summary>
    LongitudeFirst,

    /// <summary>As EPSG:4490 and 4326 define themselves.</summary>
    LatitudeFirst,
}

/// <summary>
/// The reference system and box of a features request. Source: OGC 17-069r4 §7.15.3 (bbox), 18-058r1 (crs). Only systems of one datum's degrees are served; GCJ-02 never is.
/// </summary>
public static class BoxQuery
{
    public const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    public const string Cgcs2000 = "http://www.opengis.net/def/crs/EPSG/0/4490";

    /// <summary>The axis order of a system asked for; <c>null</c> text is the default.</summary>
    public static Outcome<AxisOrder> Axes(string? crs) =>
        crs switch
        {
            null or Crs84 => AxisOrder.LongitudeFirst,
            Cgcs2000 => AxisOrder.LatitudeFirst,
            _ => SpatialFaults.Crs($"不提供坐标系 {crs}，可用 {Crs84} 或 {Cgcs2000}。"),
        };

    public static (double First, double Second) InOrder(GeoPoint point, AxisOrder axes) =>
        axes is AxisOrder.LatitudeFirst ? (point.Latitude, point.Longitude) : (point.Longitude, point.Latitude);

    /// <summary>Four numbers, or six with heights, which are passed over. West greater than east spans the 180° meridian; south greater than north is an error.</summary>
    public static Outcome<GeoBox> Parse(string text, AxisOrder axes = AxisOrder.LongitudeFirst)
    {
        string[] parts = text.Split(',');
        if (parts.Length is not (4 or 6))
            return Bad($"bbox 应当有 4 个（或带高程 6 个）数，实际有 {parts.Length} 个。");
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (
                !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])
            )
                return Bad($"bbox 的第 {i + 1} 个值“{parts[i]}”不是数字。");
        var second = numbers.Length / 2;
        var (low, high) = (Point(numbers[0], numbers[1], axes), Point(numbers[second], numbers[second + 1], axes));
        if ((low.Fault ?? high.Fault) is { } fault)
            return Bad(fault.Detail);
        return low.Value.Latitude > high.Value.Latitude
            ? Bad("bbox 的南边界大于北边界。")
            : new GeoBox(low.Value.Longitude, low.Value.Latitude, high.Value.Longitude, high.Value.Latitude);
    }

    static Outcome<GeoPoint> Point(double first, double second, AxisOrder axes) =>
        axes is AxisOrder.LatitudeFirst ? GeoPoint.Create(second, first) : GeoPoint.Create(first, second);

    static Fault Bad(string detail) => new("spatial.bbox", detail, 400) { Field = "bbox" };
}
