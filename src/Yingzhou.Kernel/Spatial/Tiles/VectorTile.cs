namespace Yingzhou.Kernel;

public enum TileGeometry
{
    Unknown = 0,
    Point = 1,
    Line = 2,
    Polygon = 3,
}

/// <summary>A corner in units of the tile, from its north-west corner, rows downwards.</summary>
public readonly record struct TilePoint(int X, int Y);

/// <param name="Id"><c>null</c> where the tile gives none.</param>
/// <param name="Parts">Points: one part each or together; lines; rings, closed without repeating the first corner, an outer one (clockwise on the screen) before its holes.</param>
/// <param name="Attributes">Values are <see cref="string"/>, <see cref="float"/>, <see cref="double"/>, <see cref="long"/>, <see cref="ulong"/> or <see cref="bool"/>.</param>
public sealed record TileFeature(
    ulong? Id,
    TileGeometry Geometry,
    IReadOnlyList<IReadOnlyList<TilePoint>> Parts,
    IReadOnlyDictionary<string, object> Attributes
);

/// <summary>A ring of a tile's polygon.</summary>
public static class TileRing
{
    /// <summary>Twice the area by the surveyor's formula: positive for an outer ring, because rows count downwards.</summary>
    public static long DoubleArea(IReadOnlyList<TilePoint> ring)
    {
        var sum = Int128.Zero;
        for (var i = 0; i < ring.Count; i++)
        {
            var (one, next) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += ((Int128)one.X * next.Y) - ((Int128)next.X * one.Y);
        }
        return (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
    }
}

public sealed record TileLayer(string Name, IReadOnlyList<TileFeature> Features, int Extent = 4096, int Version = 2);

/// <summary>A vector tile (矢量瓦片). Source: Mapbox Vector Tile specification 2.1.</summary>
public sealed record VectorTile(IReadOnlyList<TileLayer> Layers)
{
    /// <summary>A tile above it is split or thinned before it is published (p08 R6).</summary>
    public const int MostBytes = 500_000;
}

/// <summary>What a reader made of a tile.</summary>
/// <param name="Problems">What breaks the specification but could be passed over; empty for a sound tile.</param>
public sealed record TileReading(VectorTile Tile, IReadOnlyList<string> Problems);
