using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace Yingzhou.Kernel;

/// <summary>A shape as one level of a pyramid draws it: generalised (p08 R5) and placed, in tiles from the north-west corner of the pyramid. It is the same for every tile of the level.</summary>
public sealed class LevelShape
{
    LevelShape(IReadOnlyList<Geometry> parts, IReadOnlyList<Coordinate> symbols) => (Parts, Symbols) = (parts, symbols);

    /// <summary>Simple points, lines and areas.</summary>
    internal IReadOnlyList<Geometry> Parts { get; }

    /// <summary>Where a point stands for a part that is too small to draw.</summary>
    internal IReadOnlyList<Coordinate> Symbols { get; }

    public static LevelShape Of(Shape shape, TileGrid grid, int zoom)
    {
        var shown = Generalisation.Of(shape, zoom);
        return new(
            shown.Shape is { } drawn ? [.. Simple(Shape.Mapped(drawn.Geometry, (x, y) => grid.Place(new(x, y), zoom)))] : [],
            [.. shown.Symbols.Select(Placed)]
        );

        Coordinate Placed(GeoPoint at)
        {
            var (column, row) = grid.Place(at, zoom);
            return new(column, row);
        }
    }

    static IEnumerable<Geometry> Simple(Geometry geometry) =>
        geometry is GeometryCollection collection ? collection.Geometries.SelectMany(Simple)
        : geometry.IsEmpty ? []
        : [geometry];
}

/// <summary>What each level draws of shapes that will be asked for again. It is forgotten with the shape.</summary>
public sealed class LevelShapes
{
    readonly ConditionalWeakTable<Shape, Dictionary<(TileGrid, int), LevelShape>> kept = [];

    public LevelShape Of(Shape shape, TileGrid grid, int zoom)
    {
        var levels = kept.GetOrCreateValue(shape);
        lock (levels)
            if (levels.TryGetValue((grid, zoom), out var known))
                return known;
        // Outside the lock: two that meet here do the same work, and nobody waits for it.
        var made = LevelShape.Of(shape, grid, zoom);
        lock (levels)
            return levels.TryGetValue((grid, zoom), out var other) ? other : levels[(grid, zoom)] = made;
    }
}
