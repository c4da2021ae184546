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

/// <summary>The box of a features request. Source: OGC 17-069r4 §7.15.3, 18-058r1 (bbox-crs).</summary>
public static class BoxQuery
{
    /// <summary>Four numbers, or six with heights, which are passed over. West greater than east spans the 180° meridian; south greater than north is an error.</summary>
    public static Outcome<GeoBox> Parse(string text, FeatureCrs? crs = null)
    {
        var system = crs ?? FeatureCrs.Crs84;
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
        var (low, high) = (system.Place(numbers[0], numbers[1]), system.Place(numbers[second], numbers[second + 1]));
        if ((low.Fault ?? high.Fault) is { } fault)
            return Bad(fault.Detail);
        return low.Value.Latitude > high.Value.Latitude
            ? Bad("bbox 的南边界大于北边界。")
            : new GeoBox(low.Value.Longitude, low.Value.Latitude, high.Value.Longitude, high.Value.Latitude);
    }

    static Fault Bad(string detail) => new("spatial.bbox", detail, 400) { Field = "bbox" };
}
