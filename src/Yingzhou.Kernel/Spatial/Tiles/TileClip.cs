using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Precision;

namespace Yingzhou.Kernel;

/// <summary>
/// Cuts simple shapes to the square of one tile and its margin, on whole units. An area is first cut side by side (Sutherland and Hodgman 1974) and rounded, which is linear; where that leaves a ring
/// that touches itself, as a coast does that leaves the tile and comes back, the exact overlay decides.
/// </summary>
sealed class TileClip(TileAddress tile, int extent, int margin)
{
    static readonly PrecisionModel Whole = new(1);

    readonly double least = -margin;
    readonly double most = extent + margin;

    /// <summary>Points and lines in one part each; of an area its outer ring, then its holes.</summary>
    public IEnumerable<TilePoint[]> Parts(Geometry piece)
    {
        var box = piece.EnvelopeInternal;
        var (west, east) = (X(box.MinX), X(box.MaxX));
        var (north, south) = (Y(box.MinY), Y(box.MaxY));
        if (west > most || east < least || north > most || south < least)
            return [];
        var inside = west >= least && east <= most && north >= least && south <= most;
        return piece switch
        {
            Point point =>
            [
                [Unit(X(point.X), Y(point.Y))],
            ],
            LineString line => Line(Placed(line)),
            Polygon area => Area(area, inside),
            _ => [],
        };
    }

    public TilePoint? Point(Coordinate at)
    {
        var (x, y) = (X(at.X), Y(at.Y));
        return x < least || x > most || y < least || y > most ? null : Unit(x, y);
    }

    double X(double column) => (column - tile.Column) * extent;

    double Y(double row) => (row - tile.Row) * extent;

    List<Corner> Placed(LineString line)
    {
        var corners = line.CoordinateSequence;
        var placed = new List<Corner>(corners.Count);
        for (var i = 0; i < corners.Count; i++)
            placed.Add(new(X(corners.GetX(i)), Y(corners.GetY(i))));
        return placed;
    }

    // Each step is cut by itself (Liang and Barsky 1984); where one begins elsewhere than the last ended, the line was outside.
    List<TilePoint[]> Line(List<Corner> line)
    {
        List<TilePoint[]> parts = [];
        List<TilePoint> part = [];
        for (var i = 1; i < line.Count; i++)
        {
            if (Step(line[i - 1], line[i]) is not var (from, to))
                continue;
            var begun = Unit(from.X, from.Y);
            if (part.Count == 0 || part[^1] != begun)
            {
                End();
                part.Add(begun);
            }
            var ended = Unit(to.X, to.Y);
            if (part[^1] != ended)
                part.Add(ended);
        }
        End();
        return parts;

        void End()
        {
            if (part.Count > 1)
                parts.Add([.. part]);
            part.Clear();
        }
    }

    (Corner From, Corner To)? Step(Corner from, Corner to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var (enters, leaves) = (0.0, 1.0);
        if (!Side(-dx, from.X - least) || !Side(dx, most - from.X) || !Side(-dy, from.Y - least) || !Side(dy, most - from.Y))
            return null;
        return (new(from.X + (enters * dx), from.Y + (enters * dy)), new(from.X + (leaves * dx), from.Y + (leaves * dy)));

        bool Side(double outwards, double room)
        {
            if (outwards == 0)
                return room >= 0;
            var at = room / outwards;
            if (outwards < 0)
                enters = Math.Max(enters, at);
            else
                leaves = Math.Min(leaves, at);
            return enters <= leaves;
        }
    }

    IEnumerable<TilePoint[]> Area(Polygon area, bool inside)
    {
        if (Rounded(area.ExteriorRing, inside) is not { } outer)
            return [];
        List<TilePoint[]> rings = [outer];
        foreach (var hole in area.InteriorRings)
            if (Rounded(hole, inside) is { } ring)
                rings.Add(ring);
        return IsSound(rings) ? Turned(rings) : Exact(area, inside);
    }

    TilePoint[]? Rounded(LineString ring, bool inside)
    {
        var corners = Placed(ring);
        corners.RemoveAt(corners.Count - 1);
        if (!inside)
            corners = Cut(Cut(Cut(Cut(corners, 0), 1), 2), 3);
        List<TilePoint> rounded = new(corners.Count);
        foreach (var corner in corners)
        {
            var unit = Unit(corner.X, corner.Y);
            if (rounded.Count == 0 || rounded[^1] != unit)
                rounded.Add(unit);
        }
        while (rounded.Count > 1 && rounded[^1] == rounded[0])
            rounded.RemoveAt(rounded.Count - 1);
        return rounded.Count < 3 ? null : [.. rounded];
    }

    // side: 0 west, 1 east, 2 north, 3 south.
    List<Corner> Cut(List<Corner> ring, int side)
    {
        var kept = new List<Corner>(ring.Count + 4);
        for (var i = 0; i < ring.Count; i++)
        {
            var (one, next) = (ring[i], ring[(i + 1) % ring.Count]);
            var (here, there) = (Within(one, side), Within(next, side));
            if (here)
                kept.Add(one);
            if (here != there)
                kept.Add(Crossing(one, next, side));
        }
        return kept;
    }

    bool Within(Corner at, int side) =>
        side switch
        {
            0 => at.X >= least,
            1 => at.X <= most,
            2 => at.Y >= least,
            _ => at.Y <= most,
        };

    Corner Crossing(Corner one, Corner next, int side)
    {
        var edge = side is 0 or 2 ? least : most;
        return side < 2
            ? new(edge, one.Y + ((next.Y - one.Y) * ((edge - one.X) / (next.X - one.X))))
            : new(one.X + ((next.X - one.X) * ((edge - one.Y) / (next.Y - one.Y))), edge);
    }

    static bool IsSound(List<TilePoint[]> rings) =>
        Shape.Factory.CreatePolygon(Closed(rings[0]), [.. rings.Skip(1).Select(Closed)]).IsValid;

    static LinearRing Closed(TilePoint[] ring)
    {
        var corners = new Coordinate[ring.Length + 1];
        for (var i = 0; i < corners.Length; i++)
            corners[i] = new(ring[i % ring.Length].X, ring[i % ring.Length].Y);
        return Shape.Factory.CreateLinearRing(corners);
    }

    IEnumerable<TilePoint[]> Exact(Polygon area, bool inside)
    {
        var placed = Shape.Mapped(area, (x, y) => (X(x), Y(y)));
        var square = Shape.Factory.ToGeometry(new Envelope(least, most, least, most));
        var cut = inside ? placed : OverlayNGRobust.Overlay(placed, square, SpatialFunction.Intersection);
        foreach (var piece in Shape.Polygons(cut))
        foreach (var whole in Shape.Polygons(GeometryPrecisionReducer.Reduce(piece, Whole)))
        foreach (var ring in Turned([Units(whole.ExteriorRing), .. whole.InteriorRings.Select(Units)]))
            yield return ring;
    }

    static TilePoint[] Units(LineString ring) => [.. ring.Coordinates.SkipLast(1).Select(at => Unit(at.X, at.Y))];

    // An outer ring runs clockwise on the screen, a hole against it.
    static List<TilePoint[]> Turned(List<TilePoint[]> rings)
    {
        for (var i = 0; i < rings.Count; i++)
            if (TileRing.DoubleArea(rings[i]) > 0 != (i == 0))
                Array.Reverse(rings[i]);
        return rings;
    }

    static TilePoint Unit(double x, double y) => new((int)Math.Round(x), (int)Math.Round(y));

    readonly record struct Corner(double X, double Y);
}
