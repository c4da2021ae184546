using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Yingzhou.Kernel;

/// <summary>The k nearest of many points, exact on the ellipsoid: candidates come from boxes that grow until no point outside can be nearer (p08 R9).</summary>
public sealed class NearestPoints<TKey>
{
    readonly STRtree<(TKey Key, GeoPoint Point)> tree = new();
    readonly int count;

    public NearestPoints(IEnumerable<(TKey Key, GeoPoint Point)> points)
    {
        foreach (var one in points)
        {
            tree.Insert(new Envelope(Shape.At(one.Point)), one);
            count++;
        }
        tree.Build();
    }

    /// <returns>The nearest first; fewer when there are fewer.</returns>
    public IReadOnlyList<(TKey Key, double Metres)> To(GeoPoint from, int k)
    {
        if (count == 0 || k <= 0)
            return [];
        for (var reach = 1000.0; ; reach *= 4)
        {
            // A degree is never longer than 111.7 km, so the box holds everything nearer than the reach.
            var box = new Envelope(Shape.At(from));
            var degrees = reach / 110_500;
            box.ExpandBy(degrees / Math.Max(0.01, Math.Cos(Ellipsoid.Radians(Math.Min(89, Math.Abs(from.Latitude) + degrees)))), degrees);
            var everything = degrees > 180;
            (TKey Key, double Metres)[] near =
            [
                .. tree.Query(everything ? new Envelope(-180, 180, -90, 90) : box)
                    .Select(one => (one.Key, from.MetresTo(one.Point)))
                    .OrderBy(one => one.Item2),
            ];
            if (everything || near.Count(one => one.Metres <= reach) >= Math.Min(k, count))
                return [.. near.Take(k)];
        }
    }
}
