using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Yingzhou.Kernel;

/// <summary>An area near a position: how far its border is, 0 for one that holds the position.</summary>
public readonly record struct NearArea<TKey>(TKey Key, double Metres);

/// <summary>Builds an <see cref="AreaIndex{TKey}"/>.</summary>
public static class AreaIndex
{
    /// <returns>A fault for areas that are not areas or not in CGCS2000.</returns>
    public static Outcome<AreaIndex<TKey>> Of<TKey>(IEnumerable<(TKey Key, Shape Shape)> areas)
        where TKey : notnull
    {
        (TKey Key, Shape Shape)[] all = [.. areas];
        foreach (var (key, shape) in all)
        {
            if (shape.Datum is not Datum.Cgcs2000)
                return SpatialFaults.NotStored($"区域“{key}”", shape.Datum);
            if (shape.Geometry is not IPolygonal || shape.IsEmpty)
                return new Fault("spatial.not-an-area", $"区域“{key}”不是面，请检查图层。", 400) { Field = "geometry" };
        }
        return new AreaIndex<TKey>(all);
    }
}

/// <summary>
/// Which of many areas hold a position (点面判定), by an R-tree and an indexed locator per area. Built once, asked by many threads. A position on a border belongs to every area that has it: who decides
/// must see both.
/// </summary>
public sealed class AreaIndex<TKey>
    where TKey : notnull
{
    const double MetresPerDegree = 110_500;

    readonly STRtree<Entry> tree = new();

    internal AreaIndex(IEnumerable<(TKey Key, Shape Shape)> areas)
    {
        foreach (var (key, shape) in areas)
            tree.Insert(shape.Geometry.EnvelopeInternal, new(key, shape));
        tree.Build();
    }

    /// <summary>Keys of the areas that hold the position, border included.</summary>
    public IReadOnlyList<TKey> At(GeoPoint point)
    {
        var at = Shape.At(point);
        return [.. tree.Query(new Envelope(at)).Where(entry => entry.Locate(at) != Location.Exterior).Select(entry => entry.Key)];
    }

    /// <summary>Areas that reach within so many metres, the nearest first: what a position of that accuracy may belong to.</summary>
    public IReadOnlyList<NearArea<TKey>> Within(GeoPoint point, double metres)
    {
        var here = Shape.Of(point);
        var box = new Envelope(Shape.At(point));
        box.ExpandBy(metres / (MetresPerDegree * Math.Max(0.01, Math.Cos(Ellipsoid.Radians(point.Latitude)))), metres / MetresPerDegree);
        return
        [
            .. tree.Query(box)
                .Select(entry => new NearArea<TKey>(
                    entry.Key,
                    entry.Locate(Shape.At(point)) != Location.Exterior ? 0 : entry.Shape.MetresTo(here).Value
                ))
                .Where(near => near.Metres <= metres)
                .OrderBy(near => near.Metres),
        ];
    }

    sealed class Entry(TKey key, Shape shape)
    {
        // Locating builds its index at the first question; a lock keeps two threads from building half of it each.
        readonly Lazy<IndexedPointInAreaLocator> locator = new(() =>
        {
            var built = new IndexedPointInAreaLocator(shape.Geometry);
            built.Locate(shape.Geometry.Coordinate);
            return built;
        });

        public TKey Key => key;

        public Shape Shape => shape;

        public Location Locate(Coordinate at) => locator.Value.Locate(at);
    }
}
