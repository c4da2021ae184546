using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yingzhou.Kernel;

/// <summary>Overlay of collections that hold points, lines and areas together: each dimension is overlaid with each, and what a higher dimension covers is not said twice.</summary>
static class MixedOverlay
{
    public static Geometry Of(Geometry one, Geometry other, SpatialFunction function) =>
        function switch
        {
            SpatialFunction.Intersection => Cleaned(
                from left in ByDimension(one)
                from right in ByDimension(other)
                select OverlayNGRobust.Overlay(left, right, SpatialFunction.Intersection),
                one.Factory
            ),
            SpatialFunction.Union => Cleaned([.. ByDimension(one), .. ByDimension(other)], one.Factory),
            SpatialFunction.Difference => Minus(one, other),
            _ => Cleaned([Minus(one, other), Minus(other, one)], one.Factory),
        };

    static Geometry Minus(Geometry one, Geometry other) =>
        Cleaned(
            ByDimension(Cleaned(ByDimension(one), one.Factory))
                .Select(left =>
                    ByDimension(other).Aggregate(left, (rest, right) => OverlayNGRobust.Overlay(rest, right, SpatialFunction.Difference))
                ),
            one.Factory
        );

    static Geometry Cleaned(IEnumerable<Geometry> pieces, GeometryFactory factory)
    {
        Geometry[] dimensions = [.. ByDimension(factory.BuildGeometry([.. pieces.SelectMany(Simple)]))];
        for (var low = 0; low < dimensions.Length; low++)
            foreach (var higher in dimensions[..low])
                dimensions[low] = OverlayNGRobust.Overlay(dimensions[low], higher, SpatialFunction.Difference);
        return factory.BuildGeometry([.. dimensions.SelectMany(Simple)]);
    }

    // The areas first, then lines, then points; each dimension once, melted together.
    static IEnumerable<Geometry> ByDimension(Geometry geometry) =>
        Simple(geometry)
            .GroupBy(part => part.Dimension)
            .OrderByDescending(group => group.Key)
            .Select(group => OverlayNGRobust.Union(geometry.Factory.BuildGeometry([.. group])));

    static IEnumerable<Geometry> Simple(Geometry geometry) =>
        geometry is GeometryCollection collection ? collection.Geometries.SelectMany(Simple)
        : geometry.IsEmpty ? []
        : [geometry];
}
