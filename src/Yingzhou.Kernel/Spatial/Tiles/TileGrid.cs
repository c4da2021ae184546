namespace Yingzhou.Kernel;

/// <summary>One tile (瓦片): level, column from the west, row from the north.</summary>
public readonly record struct TileAddress(int Zoom, long Column, long Row);

/// <summary>An extent in degrees. Where it spans the 180° meridian, West is greater than East.</summary>
public readonly record struct GeoBox(double West, double South, double East, double North)
{
    public bool SpansAntimeridian => West > East;

    public bool Holds(GeoPoint point) =>
        point.Latitude >= South
        && point.Latitude <= North
        && (SpansAntimeridian ? point.Longitude >= West || point.Longitude <= East : point.Longitude >= West && point.Longitude <= East);
}

/// <summary>
/// A pyramid of tiles (瓦片矩阵). WebMercatorQuad halves the Mercator square of the sphere; CGCS2000Quad (天地图 c) halves the plate of degrees: a tile spans 360°/2^z both ways, counted from 180°W
/// and 90°N. Edges belong to the tile east and south of them. Source: OGC 17-083r4 annex D; p08 example 1.
/// </summary>
public abstract class TileGrid
{
    public const int DeepestZoom = 24;

    /// <summary>Pixels that a tile is drawn with.</summary>
    public const int PixelsPerTile = 256;

    public static readonly TileGrid WebMercatorQuad = new Mercator();
    public static readonly TileGrid Cgcs2000Quad = new Plate();

    public abstract string Id { get; }

    /// <summary>Position in tiles of a level, from the north-west corner. Latitudes outside the pyramid lie on its edge.</summary>
    public abstract (double Column, double Row) Place(GeoPoint point, int zoom);

    public abstract GeoPoint At(double column, double row, int zoom);

    public abstract long Rows(int zoom);

    public static long Columns(int zoom) => 1L << zoom;

    public TileAddress TileAt(GeoPoint point, int zoom)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(zoom);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zoom, DeepestZoom);
        var (column, row) = Place(point, zoom);
        return new(zoom, Math.Clamp((long)Math.Floor(column), 0, Columns(zoom) - 1), Math.Clamp((long)Math.Floor(row), 0, Rows(zoom) - 1));
    }

    public GeoBox Bounds(TileAddress tile)
    {
        var (northWest, southEast) = (At(tile.Column, tile.Row, tile.Zoom), At(tile.Column + 1, tile.Row + 1, tile.Zoom));
        return new(northWest.Longitude, southEast.Latitude, southEast.Longitude, northWest.Latitude);
    }

    /// <summary>A tile as a request names it.</summary>
    public Outcome<TileAddress> Create(int zoom, long column, long row) =>
        zoom is < 0 or > DeepestZoom ? new Fault("spatial.zoom", $"级别 {zoom} 不在 0 至 {DeepestZoom} 之间。", 400) { Field = "zoom" }
        : column < 0 || column >= Columns(zoom)
            ? new Fault("spatial.tile-column", $"列号 {column} 不在第 {zoom} 级之内。", 400) { Field = "column" }
        : row < 0 || row >= Rows(zoom) ? new Fault("spatial.tile-row", $"行号 {row} 不在第 {zoom} 级之内。", 400) { Field = "row" }
        : new TileAddress(zoom, column, row);

    /// <summary>East–west size on the ground of one pixel, metres.</summary>
    public static double MetresPerPixel(int zoom, double latitude) =>
        2 * Math.PI * Ellipsoid.A * Math.Cos(Ellipsoid.Radians(latitude)) / PixelsPerTile / Columns(zoom);

    /// <summary>Degrees of longitude that one pixel spans.</summary>
    public static double DegreesPerPixel(int zoom) => 360.0 / PixelsPerTile / Columns(zoom);

    sealed class Mercator : TileGrid
    {
        // Where the square ends: atan(sinh π).
        static readonly double Edge = Ellipsoid.Degrees(Math.Atan(Math.Sinh(Math.PI)));

        public override string Id => "WebMercatorQuad";

        public override long Rows(int zoom) => Columns(zoom);

        public override (double Column, double Row) Place(GeoPoint point, int zoom)
        {
            double n = Columns(zoom);
            var latitude = Ellipsoid.Radians(Math.Clamp(point.Latitude, -Edge, Edge));
            return ((point.Longitude + 180) / 360 * n, (1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2 * n);
        }

        public override GeoPoint At(double column, double row, int zoom)
        {
            double n = Columns(zoom);
            return new((column / n * 360) - 180, Ellipsoid.Degrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * row / n))))));
        }
    }

    sealed class Plate : TileGrid
    {
        public override string Id => "CGCS2000Quad";

        // The plate is twice as wide as high: one row at levels 0 and 1.
        public override long Rows(int zoom) => Math.Max(1, Columns(zoom) / 2);

        public override (double Column, double Row) Place(GeoPoint point, int zoom)
        {
            var span = 360.0 / Columns(zoom);
            return ((point.Longitude + 180) / span, (90 - point.Latitude) / span);
        }

        public override GeoPoint At(double column, double row, int zoom)
        {
            var span = 360.0 / Columns(zoom);
            return new((column * span) - 180, 90 - (row * span));
        }
    }
}
