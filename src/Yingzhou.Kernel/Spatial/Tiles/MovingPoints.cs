namespace Yingzhou.Kernel;

/// <summary>Something that moves or may move (移动目标), where it was last.</summary>
/// <param name="Attributes">As those of a <see cref="ShapeFeature"/>.</param>
public sealed record MovingPoint(string Key, GeoPoint At, IReadOnlyDictionary<string, object> Attributes);

/// <summary>
/// Where many things are at one moment, in an order that makes a tile of any level of WebMercatorQuad one run of it (a Z-order curve, Morton 1966): nothing is looked for, and points that lie
/// together follow each other.
/// </summary>
public sealed class MovingPoints
{
    /// <summary>From this level on each point stands for itself.</summary>
    public const int SingleFrom = 14;

    // A cluster is an eighth of a tile wide: a finger's breadth.
    const int ClusterLevels = 3;
    const int Extent = 4096;
    const double World = 1L << TileGrid.DeepestZoom;

    readonly ulong[] codes;
    readonly Placed[] points;

    readonly record struct Placed(double Column, double Row, MovingPoint Point);

    MovingPoints(ulong[] codes, Placed[] points) => (this.codes, this.points) = (codes, points);

    public int Count => points.Length;

    /// <summary>Positions beyond the ends of the pyramid lie on its edge.</summary>
    public static MovingPoints Of(IEnumerable<MovingPoint> moving)
    {
        Placed[] points =
        [
            .. moving.Select(one =>
            {
                var (column, row) = TileGrid.WebMercatorQuad.Place(one.At, TileGrid.DeepestZoom);
                return new Placed(column, row, one);
            }),
        ];
        var codes = new ulong[points.Length];
        for (var i = 0; i < points.Length; i++)
            codes[i] = Code(Cell(points[i].Column), Cell(points[i].Row));
        Array.Sort(codes, points);
        return new(codes, points);
    }

    /// <summary>
    /// The points of a tile: each for itself with its key as <c>id</c>, or, above <see cref="SingleFrom"/>, those of one eighth of the tile's width together in their middle with their number as
    /// <c>count</c>. None is counted by two tiles.
    /// </summary>
    /// <returns><c>null</c> when the tile is empty.</returns>
    public TileLayer? Cut(string name, TileAddress tile)
    {
        var below = 2 * (TileGrid.DeepestZoom - tile.Zoom);
        var first = Code((uint)tile.Column, (uint)tile.Row) << below;
        var (from, upTo) = (At(first), At(first + (1UL << below)));
        if (from == upTo)
            return null;
        var cell = tile.Zoom >= SingleFrom ? 0 : below - (2 * ClusterLevels);
        List<TileFeature> features = [];
        for (int begin = from, end; begin < upTo; begin = end)
        {
            end = cell == 0 ? begin + 1 : Math.Min(upTo, At(((codes[begin] >> cell) + 1) << cell));
            features.Add(end - begin == 1 ? Single(points[begin], tile) : Together(points.AsSpan(begin, end - begin), tile));
        }
        return new(name, features, Extent);
    }

    static TileFeature Single(Placed point, TileAddress tile)
    {
        Dictionary<string, object> shown = new(point.Point.Attributes) { ["id"] = point.Point.Key };
        return new(
            null,
            TileGeometry.Point,
            [
                [Unit(point.Column, point.Row, tile)],
            ],
            shown
        );
    }

    static TileFeature Together(ReadOnlySpan<Placed> together, TileAddress tile)
    {
        var (column, row) = (0.0, 0.0);
        foreach (var one in together)
            (column, row) = (column + one.Column, row + one.Row);
        return new(
            null,
            TileGeometry.Point,
            [
                [Unit(column / together.Length, row / together.Length, tile)],
            ],
            new Dictionary<string, object> { ["count"] = (long)together.Length }
        );
    }

    static TilePoint Unit(double column, double row, TileAddress tile)
    {
        double tiles = 1L << (TileGrid.DeepestZoom - tile.Zoom);
        return new(Within(((column / tiles) - tile.Column) * Extent), Within(((row / tiles) - tile.Row) * Extent));
    }

    // A circle whose middle lies on the far edge would be drawn by neither tile.
    static int Within(double unit) => Math.Clamp((int)unit, 0, Extent - 1);

    static uint Cell(double at) => (uint)Math.Clamp(at, 0, World - 1);

    /// <summary>The first place whose code is not less.</summary>
    int At(ulong code)
    {
        var found = Array.BinarySearch(codes, code);
        if (found < 0)
            return ~found;
        while (found > 0 && codes[found - 1] == code)
            found--;
        return found;
    }

    static ulong Code(uint column, uint row) => Spread(column) | (Spread(row) << 1);

    static ulong Spread(uint bits)
    {
        ulong x = bits;
        x = (x | (x << 16)) & 0x0000FFFF0000FFFF;
        x = (x | (x << 8)) & 0x00FF00FF00FF00FF;
        x = (x | (x << 4)) & 0x0F0F0F0F0F0F0F0F;
        x = (x | (x << 2)) & 0x3333333333333333;
        return (x | (x << 1)) & 0x5555555555555555;
    }
}
