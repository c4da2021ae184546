using NetTopologySuite.Geometries;

namespace Yingzhou.Kernel;

/// <summary>A feature (要素) of a layer.</summary>
/// <param name="Id">Stable across versions of the layer.</param>
/// <param name="Attributes">Values are <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>; a value that is not known is absent.</param>
public sealed record ShapeFeature(string Id, Shape Shape, IReadOnlyDictionary<string, object> Attributes);

/// <summary>
/// Cuts a layer into tiles: generalised for the level, clipped to the tile and a margin, on whole units. Only attributes of the whitelist go out, and the id as <c>id</c>. A feature that is too
/// small to draw is a point of the same id with <c>symbol = true</c>. Extent 4096, margin 64 (p08 R6).
/// </summary>
/// <param name="levels">Keeps what a level draws of a shape, for callers that ask for tiles of the same shapes again.</param>
public sealed class TileCutter(
    TileGrid grid,
    IReadOnlySet<string> attributes,
    LevelShapes? levels = null,
    int extent = 4096,
    int margin = 64
)
{
    /// <returns><c>null</c> when nothing of the layer lies in the tile. A fault for shifted degrees.</returns>
    public Outcome<TileLayer?> Cut(string name, IEnumerable<ShapeFeature> features, TileAddress tile)
    {
        var clip = new TileClip(tile, extent, margin);
        List<TileFeature> cut = [];
        foreach (var feature in features)
        {
            if (feature.Shape.Datum is not Datum.Cgcs2000)
                return SpatialFaults.NotStored($"要素“{feature.Id}”", feature.Shape.Datum);
            var level = levels?.Of(feature.Shape, grid, tile.Zoom) ?? LevelShape.Of(feature.Shape, grid, tile.Zoom);
            foreach (var kind in Kinds)
                if (Drawn(clip, level.Parts, kind) is { Count: > 0 } parts)
                    cut.Add(new(null, Geometries[(int)kind], parts, Attributes(feature, symbol: false)));
            if (Symbols(clip, level.Symbols) is { Count: > 0 } points)
                cut.Add(new(null, TileGeometry.Point, points, Attributes(feature, symbol: true)));
        }
        return cut.Count == 0 ? (Outcome<TileLayer?>)(TileLayer?)null : new TileLayer(name, cut, extent);
    }

    static readonly Dimension[] Kinds = [Dimension.Point, Dimension.Curve, Dimension.Surface];
    static readonly TileGeometry[] Geometries = [TileGeometry.Point, TileGeometry.Line, TileGeometry.Polygon];

    static List<IReadOnlyList<TilePoint>> Drawn(TileClip clip, IReadOnlyList<Geometry> pieces, Dimension kind)
    {
        List<IReadOnlyList<TilePoint>> parts = [];
        foreach (var piece in pieces)
            if (piece.Dimension == kind)
                parts.AddRange(clip.Parts(piece));
        return parts;
    }

    static List<IReadOnlyList<TilePoint>> Symbols(TileClip clip, IReadOnlyList<Coordinate> symbols)
    {
        List<IReadOnlyList<TilePoint>> points = [];
        foreach (var symbol in symbols)
            if (clip.Point(symbol) is { } point)
                points.Add([point]);
        return points;
    }

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
}
