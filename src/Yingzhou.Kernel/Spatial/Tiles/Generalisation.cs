using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Yingzhou.Kernel;

/// <summary>A shape as one level shows it.</summary>
/// <param name="Shape">What is large enough to be drawn; <c>null</c> when nothing of it is.</param>
/// <param name="Symbols">Where a point symbol stands for a part that is too small: an archipelago does not vanish.</param>
public sealed record GeneralisedShape(Shape? Shape, IReadOnlyList<GeoPoint> Symbols);

/// <summary>
/// 制图综合 per level (p08 R5): lines are simplified by half a pixel without crossing each other; areas that share borders are simplified together, each border once; an area below two pixels
/// becomes a point symbol and is never dropped.
/// </summary>
public static class Generalisation
{
    public const double TolerancePixels = 0.5;
    public const double SmallestPixels = 2;

    /// <summary>Shapes that do not share borders: islands, roads.</summary>
    public static GeneralisedShape Of(Shape shape, int zoom)
    {
        if (shape.Geometry is not IPolygonal)
            return new(new(Simplified(shape.Geometry, zoom), shape.Datum), []);
        // What becomes a symbol needs no outline.
        var drawn = Shape.Polygons(shape.Geometry).Where(part => !IsSmall(part.EnvelopeInternal, zoom)).ToArray();
        return Split(shape, drawn.Length == 0 ? shape.Geometry : Simplified(Shape.Factory.BuildGeometry(drawn), zoom), zoom);
    }

    /// <summary>Areas that share borders (divisions, grids): a border is simplified once, so that neighbours still touch. Where they overlap or leave gaps, that stays.</summary>
    public static IReadOnlyList<GeneralisedShape> OfCoverage(IReadOnlyList<Shape> areas, int zoom)
    {
        // The coverage simplifier measures by the area of the triangle it removes: its tolerance is a length whose square is that area.
        var simplified = CoverageSimplifier.Simplify([.. areas.Select(area => area.Geometry)], Tolerance(zoom));
        return [.. areas.Zip(simplified, (area, coarse) => Split(area, coarse, zoom))];
    }

    static double Tolerance(int zoom) => TolerancePixels * TileGrid.DegreesPerPixel(zoom);

    static Geometry Simplified(Geometry geometry, int zoom) =>
        geometry.IsEmpty || geometry.Dimension == Dimension.Point
            ? geometry
            : Quickly(geometry, zoom) ?? TopologyPreservingSimplifier.Simplify(geometry, Tolerance(zoom));

    // The same rule without looking whether borders cross: usually they do not, and asking afterwards is cheaper than avoiding it.
    static Geometry? Quickly(Geometry geometry, int zoom)
    {
        var simplifier = new DouglasPeuckerSimplifier(geometry) { DistanceTolerance = Tolerance(zoom), EnsureValidTopology = false };
        var simple = simplifier.GetResultGeometry();
        return simple.NumGeometries == geometry.NumGeometries && simple.IsValid && (simple.Dimension > Dimension.Curve || simple.IsSimple)
            ? simple
            : null;
    }

    static GeneralisedShape Split(Shape original, Geometry coarse, int zoom)
    {
        if (original.Geometry is not IPolygonal)
            return new(new(coarse, original.Datum), []);
        List<Polygon> kept = [];
        List<GeoPoint> symbols = [];
        Polygon[] parts = [.. Shape.Polygons(original.Geometry)];
        Polygon[] coarseParts = [.. Shape.Polygons(coarse)];
        // A part that simplification lost or folded is judged by what it was.
        foreach (var part in parts)
            if (IsSmall(part.EnvelopeInternal, zoom))
                symbols.Add(Shape.At(part.InteriorPoint.Coordinate));
        kept.AddRange(coarseParts.Where(part => !IsSmall(part.EnvelopeInternal, zoom)));
        if (kept.Count + symbols.Count < parts.Length)
            return Unfolded(original, parts, coarseParts, zoom);
        return new(kept.Count == 0 ? null : new(Shape.Factory.BuildGeometry([.. kept]), original.Datum), symbols);
    }

    // Some large part was lost or shrank below the limit: those stand as they were drawn.
    static GeneralisedShape Unfolded(Shape original, Polygon[] parts, Polygon[] coarse, int zoom)
    {
        List<Geometry> kept = [.. coarse.Where(part => !IsSmall(part.EnvelopeInternal, zoom))];
        List<GeoPoint> symbols = [];
        foreach (var part in parts)
            if (IsSmall(part.EnvelopeInternal, zoom))
                symbols.Add(Shape.At(part.InteriorPoint.Coordinate));
            else if (!kept.Any(one => one.EnvelopeInternal.Intersects(part.EnvelopeInternal) && one.Intersects(part)))
                kept.Add(part);
        return new(kept.Count == 0 ? null : new(Shape.Factory.BuildGeometry(kept), original.Datum), symbols);
    }

    static bool IsSmall(Envelope box, int zoom)
    {
        var pixel = TileGrid.DegreesPerPixel(zoom);
        // A degree of latitude is drawn longer than one of longitude by 1 ÷ cos φ.
        var (wide, high) = (box.Width / pixel, box.Height / pixel / Math.Max(0.01, Math.Cos(Ellipsoid.Radians(box.Centre.Y))));
        return Math.Max(wide, high) < SmallestPixels;
    }
}
