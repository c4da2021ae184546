using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Distance;

namespace Yingzhou.Kernel;

public sealed partial class Shape
{
    /// <summary>A buffer of more corners than this is refused (p08 R9).</summary>
    public const int MostBufferCorners = 100_000;

    // So far from the middle a plane centred on the shape is true to 1 in 8,000.
    const double PlaneReachMetres = 100_000;

    /// <summary>椭球面积, square metres; holes are taken off, lines and points have none. Degrees of WGS-84 are measured as if they were CGCS2000 (centimetres apart).</summary>
    /// <returns>A fault for shifted degrees.</returns>
    public Outcome<double> AreaSquareMetres(RingEdge edge = RingEdge.Graticule) =>
        Shifted() is { } fault ? fault : Polygons(Geometry).Sum(polygon => AreaOf(polygon, edge));

    /// <summary>Geodesic length of lines and of the borders of areas, metres.</summary>
    public Outcome<double> LengthMetres() => Shifted() is { } fault ? fault : Lines(Geometry).Sum(LengthOf);

    /// <summary>
    /// The shortest geodesic distance, metres; 0 where they meet. The nearest places are found on a plane scaled to the latitude in the middle, the distance between them on the
    /// ellipsoid: exact for points, and within 1 in 1,000 for shapes less than 200 km apart.
    /// </summary>
    public Outcome<double> MetresTo(Shape other)
    {
        if ((Mixed(other) ?? Shifted()) is { } fault)
            return fault;
        if (IsEmpty || other.IsEmpty)
            return new Fault("spatial.empty", "图形是空的，无法量距离。");
        if (Geometry is Point one && other.Geometry is Point another)
            return Geodesic.Between(At(one.Coordinate), At(another.Coordinate)).Metres;
        var box = Geometry.EnvelopeInternal.Copy();
        box.ExpandToInclude(other.Geometry.EnvelopeInternal);
        var scale = Math.Max(1e-6, Math.Cos(Ellipsoid.Radians(box.Centre.Y)));
        var nearest = DistanceOp.NearestPoints(Mapped(Geometry, Squeezed), Mapped(other.Geometry, Squeezed));
        return Geodesic.Between(Stretched(nearest[0]), Stretched(nearest[1])).Metres;

        (double X, double Y) Squeezed(double x, double y) => (x * scale, y);
        GeoPoint Stretched(Coordinate at) => new(at.X / scale, at.Y);
    }

    /// <summary>How far the border is from a position, metres: a report this near to it may belong to the neighbour.</summary>
    public Outcome<double> MetresToBorder(GeoPoint point) => new Shape(Geometry.Boundary, Datum).MetresTo(Of(point));

    /// <summary>
    /// Everything within so many metres (缓冲区), or, with a negative distance, what is farther than that from the border. Computed on a transverse Mercator plane centred on the shape.
    /// </summary>
    /// <param name="quarterSteps">Straight pieces of a quarter circle.</param>
    /// <returns>A fault when the shape reaches beyond 100 km of its middle, where the plane is no longer true, or has too many corners.</returns>
    public Outcome<Shape> Buffer(double metres, int quarterSteps = 16)
    {
        if (Shifted() is { } fault)
            return fault;
        if (!double.IsFinite(metres))
            return new Fault("spatial.buffer-distance", "缓冲距离应当是数字（米）。", 400) { Field = "metres" };
        if (IsEmpty)
            return this;
        if (Geometry.NumPoints > MostBufferCorners)
            return new Fault(
                "spatial.buffer-corners",
                $"图形有 {Geometry.NumPoints:N0} 个点，缓冲最多 {MostBufferCorners:N0} 个，请先概化或分块。"
            );
        var box = Geometry.EnvelopeInternal;
        var reach = Geodesic.Between(new(box.Centre.X, box.Centre.Y), new(box.MaxX, box.MaxY)).Metres + Math.Max(0, metres);
        if (reach > PlaneReachMetres)
            return new Fault("spatial.buffer-reach", $"图形和缓冲距离共伸出中心 {reach / 1000:0} 公里，超过 100 公里，请分块缓冲。");
        var plane = GaussKruger.CentredOn(box.Centre.X);
        var flat = Mapped(
            Geometry,
            (x, y) =>
            {
                var at = plane.Project(new(x, y));
                return (at.Easting, at.Northing);
            }
        );
        var grown = BufferOp.Buffer(flat, metres, new BufferParameters(quarterSteps));
        var back = Mapped(
            grown,
            (x, y) =>
            {
                var at = plane.Unproject(new(y, x));
                return (at.Longitude, at.Latitude);
            }
        );
        return new Shape(back, Datum);
    }

    /// <summary>Area on a projection plane, square metres: a check beside the legal area, labelled as planar wherever it is shown.</summary>
    public Outcome<double> PlanarArea(GaussKruger system) =>
        Shifted() is { } fault
            ? fault
            : Mapped(
                Geometry,
                (x, y) =>
                {
                    var at = system.Project(new(x, y));
                    return (at.Easting, at.Northing);
                }
            ).Area;

    /// <summary>The same shape in degrees of another datum.</summary>
    public Shape To(Datum datum)
    {
        if (datum == Datum)
            return this;
        return new(Mapped(Geometry, (x, y) => FromStorage(datum, ToStorage(Datum, x, y))), datum);
    }

    /// <summary>The same numbers, now known to be counted from this datum: a file's word about itself.</summary>
    public Shape CountedFrom(Datum datum) => new(Geometry, datum);

    /// <summary>The same shape in degrees, where its numbers were metres of a projection plane, easting first (as files write them).</summary>
    public Shape FromPlane(GaussKruger system) =>
        new(
            Mapped(
                Geometry,
                (easting, northing) =>
                {
                    var at = system.Unproject(new(northing, easting));
                    return (at.Longitude, at.Latitude);
                }
            ),
            Datum.Cgcs2000
        );

    /// <summary>With every position rounded as a reader may see it; what falls together by that stays together.</summary>
    public Shape Shown(PrecisionGrant grant) =>
        grant.GridDegrees is null
            ? this
            : new(
                Mapped(
                    Geometry,
                    (x, y) =>
                    {
                        var at = grant.Shown(new(x, y));
                        return (at.Longitude, at.Latitude);
                    }
                ),
                Datum
            );

    static (double, double) ToStorage(Datum datum, double x, double y) =>
        datum switch
        {
            Datum.Gcj02 => ChinaOffset.FromGcj(x, y),
            Datum.Bd09 => ChinaOffset.FromGcj(ChinaOffset.BdToGcj((x, y))),
            _ => (x, y),
        };

    static (double, double) FromStorage(Datum datum, (double X, double Y) at) =>
        datum switch
        {
            Datum.Gcj02 => ChinaOffset.ToGcj(at.X, at.Y),
            Datum.Bd09 => ChinaOffset.GcjToBd(ChinaOffset.ToGcj(at.X, at.Y)),
            _ => at,
        };

    Fault? Shifted() => Datum is Datum.Gcj02 or Datum.Bd09 ? SpatialFaults.Shifted($"{Name(Datum)} 的偏移坐标不能量算") : null;

    internal static Geometry Mapped(Geometry geometry, Func<double, double, (double X, double Y)> map)
    {
        var copy = geometry.Copy();
        copy.Apply(new CornerMap(map));
        return copy;
    }

    static double AreaOf(Polygon polygon, RingEdge edge) =>
        RingArea(polygon.ExteriorRing, edge) - polygon.InteriorRings.Sum(hole => RingArea(hole, edge));

    static double RingArea(LineString ring, RingEdge edge) => EllipsoidArea.Of([.. ring.Coordinates.Select(At)], edge);

    static double LengthOf(LineString line)
    {
        var corners = line.Coordinates;
        return Enumerable.Range(1, Math.Max(0, corners.Length - 1)).Sum(i => Geodesic.Between(At(corners[i - 1]), At(corners[i])).Metres);
    }

    internal static IEnumerable<Polygon> Polygons(Geometry geometry) =>
        geometry switch
        {
            Polygon { IsEmpty: false } polygon => [polygon],
            GeometryCollection collection => collection.Geometries.SelectMany(Polygons),
            _ => [],
        };

    static IEnumerable<LineString> Lines(Geometry geometry) =>
        geometry switch
        {
            LineString line => [line],
            Polygon { IsEmpty: false } polygon => [polygon.ExteriorRing, .. polygon.InteriorRings],
            GeometryCollection collection => collection.Geometries.SelectMany(Lines),
            _ => [],
        };

    sealed class CornerMap(Func<double, double, (double X, double Y)> map) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence corners)
        {
            for (var i = 0; i < corners.Count; i++)
            {
                var (x, y) = map(corners.GetX(i), corners.GetY(i));
                corners.SetX(i, x);
                corners.SetY(i, y);
            }
        }
    }
}
