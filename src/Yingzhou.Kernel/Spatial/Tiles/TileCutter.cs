using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Precision;

namespace Yingzhou.Kernel;

/// <summary>A feature (要素) of a layer.</summary>
/// <param name="Id">Stable across versions of the layer.</param>
/// <param name="Attributes">Values are <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>; a value that is not known is absent.</param>
public sealed record ShapeFeature(string Id, Shape Shape, IReadOnlyDictionary<string, object> Attributes);

/// <summary>
/// Cuts a layer into tiles: generalised for the level, clipped to the tile and a margin, on whole units. Only attributes of the whitelist go out, and the id as <c>id</c>. A feature that is too
/// small to draw is a point of the same id with <c>symbol = true</c>. Extent 4096, margin 64 (p08 R6).
/// </summary>
public sealed class TileCutter(TileGrid grid, IReadOnlySet<string> attributes, int extent = 4096, int margin = 64)
{
    static readonly PrecisionModel Whole = new(1);

    /// <returns><c>null</c> when nothing of the layer lies in the tile. A fault for shifted degrees.</returns>
    public Outcome<TileLayer?> Cut(string name, IEnumerable<ShapeFeature> features, TileAddress tile)
    {
        List<TileFeature> cut = [];
        foreach (var feature in features)
        {
            if (feature.Shape.Datum is not Datum.Cgcs2000)
                return SpatialFaults.NotStored($"要素“{feature.Id}”", feature.Shape.Datum);
            var shown = Generalisation.Of(feature.Shape, tile.Zoom);
            if (shown.Shape is { } shape)
                cut.AddRange(Drawn(feature, shape.Geometry, tile, symbol: false));
            if (shown.Symbols.Count > 0)
                cut.AddRange(
                    Drawn(feature, Shape.Factory.CreateMultiPointFromCoords([.. shown.Symbols.Select(Shape.At)]), tile, symbol: true)
                );
        }
        return cut.Count == 0 ? (Outcome<TileLayer?>)(TileLayer?)null : new TileLayer(name, cut, extent);
    }

    IEnumerable<TileFeature> Drawn(ShapeFeature feature, Geometry geometry, TileAddress tile, bool symbol)
    {
        var placed = Shape.Mapped(
            geometry,
            (x, y) =>
            {
                var (column, row) = grid.Place(new(x, y), tile.Zoom);
                return ((column - tile.Column) * extent, (row - tile.Row) * extent);
            }
        );
        var clip = new Envelope(-margin, extent + margin, -margin, extent + margin);
        if (!placed.EnvelopeInternal.Intersects(clip))
            yield break;
        var clipped = Clipped(placed, clip);
        foreach (var kind in Simple(clipped).GroupBy(part => part.Dimension).OrderBy(group => group.Key))
        {
            var parts = Parts(kind).ToArray();
            if (parts.Length > 0)
                yield return new(null, Geometries[(int)kind.Key], parts, Attributes(feature, symbol));
        }
    }

    static readonly TileGeometry[] Geometries = [TileGeometry.Point, TileGeometry.Line, TileGeometry.Polygon];

    static Geometry Clipped(Geometry placed, Envelope clip)
    {
        if (clip.Contains(placed.EnvelopeInternal))
            return placed;
        return placed.Dimension == Dimension.Point
            ? placed.Factory.BuildGeometry([.. Simple(placed).Where(point => clip.Contains(point.EnvelopeInternal))])
            : OverlayNGRobust.Overlay(placed, placed.Factory.ToGeometry(clip), SpatialFunction.Intersection);
    }

    static IEnumerable<IReadOnlyList<TilePoint>> Parts(IEnumerable<Geometry> pieces)
    {
        foreach (var piece in pieces)
            switch (piece)
            {
                case Point point:
                    yield return [Unit(point.Coordinate)];
                    break;
                case LineString line:
                    TilePoint[] corners = [.. Distinct(line.Coordinates.Select(Unit))];
                    if (corners.Length > 1)
                        yield return corners;
                    break;
                case Polygon polygon:
                    foreach (var whole in Shape.Polygons(GeometryPrecisionReducer.Reduce(polygon, Whole)))
                    {
                        yield return Ring(whole.ExteriorRing, outer: true);
                        foreach (var hole in whole.InteriorRings)
                            yield return Ring(hole, outer: false);
                    }
                    break;
            }
    }

    static TilePoint[] Ring(LineString ring, bool outer)
    {
        TilePoint[] corners = [.. ring.Coordinates.SkipLast(1).Select(Unit)];
        return TileRing.DoubleArea(corners) > 0 == outer ? corners : [.. corners.Reverse()];
    }

    static IEnumerable<TilePoint> Distinct(IEnumerable<TilePoint> corners)
    {
        TilePoint? before = null;
        foreach (var corner in corners)
        {
            if (corner != before)
                yield return corner;
            before = corner;
        }
    }

    static TilePoint Unit(Coordinate at) => new((int)Math.Round(at.X), (int)Math.Round(at.Y));

    Dictionary<string, object> Attributes(ShapeFeature feature, bool symbol)
    {
        Dictionary<string, object> shown = new() { ["id"] = feature.Id };
        foreach (var (name, value) in feature.Attributes)
            if (attributes.Contains(name))
                shown[name] = value;
        if (symbol)
            shown["symbol"] = true;
        return shown;
    }

    static IEnumerable<Geometry> Simple(Geometry geometry) =>
        geometry is GeometryCollection collection ? collection.Geometries.SelectMany(Simple)
        : geometry.IsEmpty ? []
        : [geometry];
}
