using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace Yingzhou.Kernel;

public sealed partial class Shape
{
    // Ring order by RFC 7946 §3.1.6: outer rings anticlockwise.
    static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new GeoJsonConverterFactory(Factory, false, "_id", RingOrientationOption.EnforceRfc9746) },
    };

    /// <summary>Well-known binary (OGC 06-103r4), little-endian, with Z and M where they are kept.</summary>
    public byte[] ToWkb() => new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: HasZ, emitM: HasM).Write(Geometry);

    /// <summary>Well-known text.</summary>
    public string ToWkt() =>
        new WKTWriter(
            HasZ
                ? HasM
                    ? 4
                    : 3
                : 2
        ).Write(Geometry);

    /// <summary>A GeoJSON geometry (RFC 7946). The RFC knows one datum; a shifted one is not written as if it were it.</summary>
    /// <returns>A fault for GCJ-02 and BD-09.</returns>
    public Outcome<string> ToGeoJson() =>
        Datum is Datum.Gcj02 or Datum.Bd09
            ? SpatialFaults.Shifted($"GeoJSON 不写 {Name(Datum)} 的偏移坐标")
            : JsonSerializer.Serialize(Geometry, Json);

    /// <summary>A GeoJSON geometry whose numbers are those of the system, in its order (OGC 18-058r1 §6.2.3).</summary>
    public Outcome<string> ToGeoJson(FeatureCrs crs) =>
        crs == FeatureCrs.Crs84 || Datum is Datum.Gcj02 or Datum.Bd09
            ? ToGeoJson()
            // Rings keep the order they have on the ground: turning the axes must not turn them round.
            : JsonSerializer.Serialize(Mapped(Ordered(Geometry), (x, y) => crs.Said(new(x, y))), AsItStands);

    static readonly JsonSerializerOptions AsItStands = new()
    {
        Converters = { new GeoJsonConverterFactory(Factory, false, "_id", RingOrientationOption.DoNotModify) },
    };

    static Geometry Ordered(Geometry geometry) =>
        geometry switch
        {
            Polygon polygon => Factory.CreatePolygon(
                Turned(polygon.ExteriorRing, anticlockwise: true),
                [.. polygon.InteriorRings.Select(hole => Turned(hole, anticlockwise: false))]
            ),
            GeometryCollection collection => Factory.BuildGeometry([.. collection.Geometries.Select(Ordered)]),
            _ => geometry,
        };

    static LinearRing Turned(LineString ring, bool anticlockwise) =>
        (LinearRing)(NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) == anticlockwise ? ring : ring.Reverse());

    public static Outcome<Shape> FromWkb(ReadOnlySpan<byte> bytes, Datum datum)
    {
        var held = bytes.ToArray();
        return Read(() => new WKBReader(Services).Read(held), datum, "WKB");
    }

    public static Outcome<Shape> FromWkt(string text, Datum datum) => Read(() => new WKTReader(Services).Read(text), datum, "WKT");

    /// <param name="datum">What the sender says the degrees are counted from: files of old map sites are often shifted, and the text alone does not show it.</param>
    public static Outcome<Shape> FromGeoJson(string text, Datum datum) =>
        Read(() => JsonSerializer.Deserialize<Geometry>(text, Json)!, datum, "GeoJSON");

    public static Outcome<Shape> FromGeoJson(JsonElement geometry, Datum datum) =>
        Read(() => geometry.Deserialize<Geometry>(Json)!, datum, "GeoJSON");

    bool HasZ => Geometry.Coordinate is { } first && !double.IsNaN(first.Z);

    bool HasM => Geometry.Coordinate is { } first && !double.IsNaN(first.M);

    static Outcome<Shape> Read(Func<Geometry?> read, Datum datum, string format)
    {
        Geometry? geometry;
        try
        {
            geometry = read();
        }
        catch (Exception broken)
            when (broken
                    is ParseException
                        or JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or NotSupportedException
                        or OverflowException
                        or IndexOutOfRangeException
                        or EndOfStreamException
                        or InvalidCastException
            )
        {
            return SpatialFaults.Unreadable($"图形不是有效的 {format}（{broken.Message}）");
        }
        if (geometry is null)
            return SpatialFaults.Unreadable($"{format} 中没有图形");
        return geometry.Coordinates.Any(corner => !double.IsFinite(corner.X) || !double.IsFinite(corner.Y))
            ? SpatialFaults.NotANumber()
            : new Shape(geometry, datum);
    }
}
