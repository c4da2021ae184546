using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Yingzhou.Kernel;

/// <summary>
/// 图形检查 on load (OGC simple features; p08 R3). A repair is only proposed: the steward sees it beside the original and applies it. Topology of the shape is judged by NetTopologySuite, one
/// error at a time; what it does not look for (spikes, repeated corners, ring order, range) is looked for here.
/// </summary>
public static class ShapeValidity
{
    const double SpikeDegrees = 1;

    public static bool IsValid(Shape shape) => new IsValidOp(shape.Geometry).IsValid;

    public static IReadOnlyList<ShapeFinding> Of(Shape shape)
    {
        List<ShapeFinding> findings = [];
        if (new IsValidOp(shape.Geometry).ValidationError is { } error)
            findings.Add(new(Kind(error.ErrorType), error.Coordinate is { } at ? Shape.At(at) : null, Blocks: true));
        foreach (var corner in shape.Geometry.Coordinates)
            if (!double.IsFinite(corner.X) || !double.IsFinite(corner.Y) || Math.Abs(corner.X) > 180 || Math.Abs(corner.Y) > 90)
            {
                findings.Add(new(ShapeFault.OutOfRange, Shape.At(corner), Blocks: true));
                break;
            }
        foreach (var polygon in Shape.Polygons(shape.Geometry))
        {
            Ring(polygon.ExteriorRing, outer: true, findings);
            foreach (var hole in polygon.InteriorRings)
                Ring(hole, outer: false, findings);
        }
        return findings;
    }

    /// <summary>A valid shape that covers the same ground: proposed, never applied silently.</summary>
    /// <returns><c>null</c> when there is nothing to repair.</returns>
    public static Shape? Proposal(Shape shape) => IsValid(shape) ? null : new(GeometryFixer.Fix(shape.Geometry), shape.Datum);

    static void Ring(LineString ring, bool outer, List<ShapeFinding> findings)
    {
        var corners = ring.Coordinates;
        Coordinate[] distinct =
        [
            .. corners.Index().Where(one => one.Index == 0 || !one.Item.Equals2D(corners[one.Index - 1])).Select(one => one.Item),
        ];
        if (distinct.Length < corners.Length)
            findings.Add(new(ShapeFault.DuplicatePoint, Shape.At(Repeated(corners)), Blocks: false));
        if (distinct.Length < 4)
            return;
        if (NetTopologySuite.Algorithm.Orientation.IsCCW(corners) != outer)
            findings.Add(new(ShapeFault.RingOrder, null, Blocks: false));
        // Corners of a closed ring: the last repeats the first.
        var count = distinct.Length - 1;
        for (var i = 0; i < count; i++)
        {
            var (before, here, after) = (distinct[(i + count - 1) % count], distinct[i], distinct[(i + 1) % count]);
            if (Angle(before, here, after) < SpikeDegrees)
                findings.Add(new(ShapeFault.Spike, Shape.At(here), Blocks: false));
            if (Math.Abs(after.X - here.X) > 180)
                findings.Add(new(ShapeFault.Antimeridian, Shape.At(here), Blocks: true));
        }
    }

    static Coordinate Repeated(Coordinate[] corners) =>
        corners[Enumerable.Range(1, corners.Length - 1).First(i => corners[i].Equals2D(corners[i - 1]))];

    // Longitudes are scaled to the latitude, so that the angle is that on the ground.
    static double Angle(Coordinate before, Coordinate here, Coordinate after)
    {
        var scale = Math.Cos(Ellipsoid.Radians(here.Y));
        var (ax, ay) = ((before.X - here.X) * scale, before.Y - here.Y);
        var (bx, by) = ((after.X - here.X) * scale, after.Y - here.Y);
        return Ellipsoid.Degrees(Math.Abs(Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by))));
    }

    static ShapeFault Kind(TopologyValidationErrors error) =>
        error switch
        {
            TopologyValidationErrors.HoleOutsideShell => ShapeFault.HoleOutside,
            TopologyValidationErrors.NestedHoles or TopologyValidationErrors.NestedShells => ShapeFault.Nested,
            TopologyValidationErrors.DisconnectedInteriors => ShapeFault.Disconnected,
            TopologyValidationErrors.DuplicateRings => ShapeFault.DuplicateRing,
            TopologyValidationErrors.TooFewPoints => ShapeFault.TooFewPoints,
            TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => ShapeFault.SelfIntersection,
            _ => ShapeFault.Broken,
        };
}
