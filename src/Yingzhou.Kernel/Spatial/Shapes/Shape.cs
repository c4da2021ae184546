using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yingzhou.Kernel;

/// <summary>
/// 图形: points, lines or areas in degrees, longitude first, with the datum they are counted from. Combining shapes of two datums is refused. Geometry itself is NetTopologySuite's;
/// metres and square metres are those of the ellipsoid, and what is planar says so in its name.
/// </summary>
public sealed partial class Shape
{
    // The library's newer overlay and relation: they hold where the older ones lose corners to rounding.
    static readonly NtsGeometryServices Services = new(
        NtsGeometryServices.Instance.DefaultCoordinateSequenceFactory,
        new PrecisionModel(),
        4490,
        GeometryOverlay.NG,
        GeometryRelate.NG,
        new CoordinateEqualityComparer()
    );

    internal static readonly GeometryFactory Factory = Services.CreateGeometryFactory();

    internal Shape(Geometry geometry, Datum datum) => (Geometry, Datum) = (geometry, datum);

    public Datum Datum { get; }

    internal Geometry Geometry { get; }

    /// <summary>Point, MultiPolygon …, as OGC names them.</summary>
    public string Kind => Geometry.GeometryType;

    public bool IsEmpty => Geometry.IsEmpty;

    public int Corners => Geometry.NumPoints;

    /// <summary>Its parts, each a simple point, line or area.</summary>
    public IReadOnlyList<Shape> Parts =>
        [.. Enumerable.Range(0, Geometry.NumGeometries).Select(i => new Shape(Geometry.GetGeometryN(i), Datum))];

    /// <summary><c>null</c> when there is nothing.</summary>
    public GeoBox? Box =>
        Geometry.IsEmpty ? null
        : Geometry.EnvelopeInternal is var box ? new(box.MinX, box.MinY, box.MaxX, box.MaxY)
        : null;

    public static Shape Of(GeoPoint point) => new(Factory.CreatePoint(At(point)), Datum.Cgcs2000);

    public static Shape Line(IEnumerable<GeoPoint> corners) => new(Factory.CreateLineString([.. corners.Select(At)]), Datum.Cgcs2000);

    public static Shape Points(IEnumerable<GeoPoint> points) =>
        new(Factory.CreateMultiPointFromCoords([.. points.Select(At)]), Datum.Cgcs2000);

    /// <returns>A fault for a line of one corner.</returns>
    public static Outcome<Shape> Lines(IEnumerable<IReadOnlyList<GeoPoint>> lines)
    {
        List<LineString> parts = [];
        foreach (var line in lines)
        {
            if (line.Count < 2)
                return new Fault("spatial.line-short", "线至少要有两个点。", 422) { Field = "coordinates" };
            parts.Add(Factory.CreateLineString([.. line.Select(At)]));
        }
        return new Shape(Factory.BuildGeometry([.. parts]), Datum.Cgcs2000);
    }

    /// <summary>Areas of rings as shapefiles list them: outer ones clockwise, holes anticlockwise, each hole belonging to the smallest outer ring around it.</summary>
    /// <returns>A fault for a ring that is short, open, or a hole of nothing.</returns>
    public static Outcome<Shape> AreasOfRings(IEnumerable<IReadOnlyList<GeoPoint>> rings)
    {
        List<(LinearRing Ring, List<LinearRing> Holes)> outer = [];
        List<LinearRing> holes = [];
        foreach (var corners in rings)
        {
            if (corners.Count < 4 || corners[0] != corners[^1])
                return new Fault("spatial.ring-open", "面的边界没有闭合，或少于三个不同的点。", 422) { Field = "coordinates" };
            var ring = Factory.CreateLinearRing([.. corners.Select(At)]);
            if (NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence))
                holes.Add(ring);
            else
                outer.Add((ring, []));
        }
        // A program that turns all rings the other way means areas, not holes.
        if (outer.Count == 0)
            (outer, holes) = ([.. holes.Select(ring => (ring, new List<LinearRing>()))], []);
        foreach (var hole in holes)
        {
            var around = outer
                .Where(one => one.Ring.EnvelopeInternal.Contains(hole.EnvelopeInternal) && Factory.CreatePolygon(one.Ring).Covers(hole))
                .OrderBy(one => one.Ring.EnvelopeInternal.Area)
                .FirstOrDefault();
            if (around.Ring is null)
                return new Fault("spatial.hole-alone", "有一个洞不在任何面内，请检查图形。", 422) { Field = "coordinates" };
            around.Holes.Add(hole);
        }
        return new Shape(Factory.BuildGeometry([.. outer.Select(one => Factory.CreatePolygon(one.Ring, [.. one.Holes]))]), Datum.Cgcs2000);
    }

    /// <summary>An area without holes; the ring is closed if it is not.</summary>
    /// <returns>A fault for fewer than three corners.</returns>
    public static Outcome<Shape> Area(IEnumerable<GeoPoint> ring)
    {
        List<Coordinate> corners = [.. ring.Select(At)];
        if (corners.Count > 0 && !corners[0].Equals2D(corners[^1]))
            corners.Add(corners[0].Copy());
        return corners.Count < 4
            ? new Fault("spatial.ring-short", "面的边界至少要有三个不同的点。", 400) { Field = "coordinates" }
            : new Shape(Factory.CreatePolygon([.. corners]), Datum.Cgcs2000);
    }

    public static Shape Area(GeoBox box) => new(Factory.ToGeometry(new Envelope(box.West, box.East, box.South, box.North)), Datum.Cgcs2000);

    public Outcome<Shape> Intersection(Shape other) => Overlay(other, SpatialFunction.Intersection);

    public Outcome<Shape> Union(Shape other) => Overlay(other, SpatialFunction.Union);

    public Outcome<Shape> Difference(Shape other) => Overlay(other, SpatialFunction.Difference);

    public Outcome<Shape> SymmetricDifference(Shape other) => Overlay(other, SpatialFunction.SymDifference);

    /// <summary>Melts overlapping parts into one.</summary>
    public Shape Dissolved() => new(OverlayNGRobust.Union(Geometry), Datum);

    public Outcome<bool> Intersects(Shape other) => Ask(other, Geometry.Intersects);

    public Outcome<bool> Disjoint(Shape other) => Ask(other, Geometry.Disjoint);

    public Outcome<bool> Contains(Shape other) => Ask(other, Geometry.Contains);

    /// <summary>As <see cref="Contains"/>, with the border belonging to it: what a grid or a zone means by 范围内.</summary>
    public Outcome<bool> Covers(Shape other) => Ask(other, Geometry.Covers);

    public Outcome<bool> Within(Shape other) => Ask(other, Geometry.Within);

    public Outcome<bool> CoveredBy(Shape other) => Ask(other, Geometry.CoveredBy);

    public Outcome<bool> Touches(Shape other) => Ask(other, Geometry.Touches);

    public Outcome<bool> Crosses(Shape other) => Ask(other, Geometry.Crosses);

    public Outcome<bool> Overlaps(Shape other) => Ask(other, Geometry.Overlaps);

    /// <summary>The same points, whatever the order of corners.</summary>
    public Outcome<bool> Equals(Shape other) => Ask(other, Geometry.EqualsTopologically);

    /// <summary>The nine-intersection matrix (DE-9IM), e.g. <c>212101212</c>.</summary>
    public Outcome<string> Relate(Shape other) => Mixed(other) is { } fault ? fault : Geometry.Relate(other.Geometry).ToString();

    public override string ToString() => $"{Kind} {Datum}";

    internal static Coordinate At(GeoPoint point) => new(point.Longitude, point.Latitude);

    internal static GeoPoint At(Coordinate corner) => new(corner.X, corner.Y);

    internal Fault? Mixed(Shape other) =>
        other.Datum == Datum ? null : SpatialFaults.Mixed($"两个图形的坐标基准不同（{Name(Datum)}、{Name(other.Datum)}）");

    internal static string Name(Datum datum) =>
        datum switch
        {
            Datum.Cgcs2000 => "CGCS2000",
            Datum.Wgs84 => "WGS-84",
            Datum.Gcj02 => "GCJ-02",
            _ => "BD-09",
        };

    Outcome<Shape> Overlay(Shape other, SpatialFunction function) =>
        Mixed(other) is { } fault ? fault : new Shape(Robustly(Geometry, other.Geometry, function), Datum);

    // Collections of mixed kinds are overlaid part by part: the overlay itself knows only one kind at a time.
    static Geometry Robustly(Geometry one, Geometry other, SpatialFunction function) =>
        one is { OgcGeometryType: OgcGeometryType.GeometryCollection } || other is { OgcGeometryType: OgcGeometryType.GeometryCollection }
            ? MixedOverlay.Of(one, other, function)
            : OverlayNGRobust.Overlay(one, other, function);

    Outcome<bool> Ask(Shape other, Func<Geometry, bool> relation) => Mixed(other) is { } fault ? fault : relation(other.Geometry);
}
