using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Reading;

/// <summary>What somebody drew, as an address holds it: <c>lon,lat;lon,lat;…</c> in CGCS2000 degrees.</summary>
static class DrawnCorners
{
    const int Most = 500;

    public static Outcome<GeoPoint[]> Read(string text)
    {
        string[] parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > Most)
            return new Fault("spatial.corners-many", $"最多 {Most} 个点，现有 {parts.Length} 个。", 400) { Field = "line" };
        var corners = new GeoPoint[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            string[] numbers = parts[i].Split(',');
            if (numbers.Length != 2 || !Number(numbers[0], out var longitude) || !Number(numbers[1], out var latitude))
                return new Fault("spatial.corner", $"第 {i + 1} 个点“{parts[i]}”应写成 经度,纬度，点与点之间用分号。", 400)
                {
                    Field = "line",
                };
            var point = GeoPoint.Create(longitude, latitude);
            if (point.Fault is { } fault)
                return fault;
            corners[i] = point.Value;
        }
        return corners;
    }

    /// <summary>The area within the corners.</summary>
    /// <returns>A fault for fewer than three corners or for lines that cross.</returns>
    public static Outcome<Shape> Area(string text)
    {
        var corners = Read(text);
        if (corners.Fault is { } fault)
            return fault;
        var area = Shape.Area(corners.Value);
        return area.Fault is null && !ShapeValidity.IsValid(area.Value)
            ? new Fault("spatial.drawn-crossing", "画的范围自己相交了，请重新画：按顺时针或逆时针逐点点击。", 400) { Field = "inside" }
            : area;
    }

    static bool Number(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
