using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components.Maps;

namespace Yingzhou.Support.Spatial;

/// <summary>The land of the city as one picture (底图), drawn once from the outlines in the city's content; no outside server is asked.</summary>
public sealed class BaseMap
{
    const string Outlines = "layers/islands.geojson";
    const string Layer = "layers/islands.layer.json";

    // Degrees around the outermost islands.
    const double Margin = 0.05;

    BaseMap(MapFrame frame, string svg)
    {
        Frame = frame;
        Svg = Encoding.UTF8.GetBytes(svg);
        Packed = Gzip(Svg);
        Tag = Convert.ToHexStringLower(SHA256.HashData(Svg))[..16];
    }

    public MapFrame Frame { get; }

    /// <summary>The address of the picture; it changes with the outlines, so it may be kept for ever.</summary>
    public string Href => $"/maps/land-{Tag}.svg";

    internal byte[] Svg { get; }

    /// <summary>The same by gzip: two fifths of the bytes, on an island's weak link.</summary>
    internal byte[] Packed { get; }

    internal string Tag { get; }

    static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static ContentReading<BaseMap> Read(CityContent city)
    {
        if (!city.Has(Outlines))
            return new(null, [new(Outlines, "", "缺少此文件")]);
        if (Shift(city) is not { } toCgcs2000)
            return new(null, [new(Layer, "datum", "应写明坐标基准：cgcs2000 或 gcj-02")]);
        try
        {
            using var json = JsonDocument.Parse(city.ReadBytes(Outlines));
            var rings = json
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .SelectMany(Rings)
                .Select(ring => ring.Select(toCgcs2000).ToList())
                .ToList();
            if (rings.Count == 0)
                return new(null, [new(Outlines, "features", "没有任何轮廓")]);
            var points = rings.SelectMany(ring => ring).ToList();
            var frame = new MapFrame(
                points.Min(point => point.Longitude) - Margin,
                points.Min(point => point.Latitude) - Margin,
                points.Max(point => point.Longitude) + Margin,
                points.Max(point => point.Latitude) + Margin
            );
            return new(new(frame, Draw(frame, rings)), []);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(null, [new(Outlines, "features", "应为 GeoJSON 的多边形集合")]);
        }
    }

    // What is laid over the map is CGCS2000: outlines of another datum would lie hundreds of metres beside it.
    static Func<GeoPoint, GeoPoint>? Shift(CityContent city)
    {
        if (!city.Has(Layer))
            return null;
        using var layer = JsonDocument.Parse(city.ReadBytes(Layer));
        return layer.RootElement.TryGetProperty("datum", out var datum)
            ? datum.GetString() switch
            {
                "cgcs2000" => point => point,
                "gcj-02" => point => new Gcj02Point(point.Longitude, point.Latitude).ToCgcs2000(),
                _ => null,
            }
            : null;
    }

    static IEnumerable<List<GeoPoint>> Rings(JsonElement feature)
    {
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() is "MultiPolygon" ? coordinates.EnumerateArray().ToList() : [coordinates];
        return polygons.SelectMany(polygon => polygon.EnumerateArray()).Select(ring => ring.EnumerateArray().Select(Point).ToList());
    }

    static GeoPoint Point(JsonElement position) => new(position[0].GetDouble(), position[1].GetDouble());

    // One colour for paper and for night: the sea is whatever lies behind.
    static string Draw(MapFrame frame, IEnumerable<List<GeoPoint>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append('M');
            foreach (var point in ring)
            {
                var (x, y) = frame.Place(point.Longitude, point.Latitude);
                path.Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#} ");
            }
            path.Append('Z');
        }
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame.ViewBox}"><path d="{path}" fill="#8fa89a" stroke="#5f7a6c" stroke-width=".6"/></svg>
            """;
    }
}
