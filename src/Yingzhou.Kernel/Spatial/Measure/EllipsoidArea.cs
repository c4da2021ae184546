namespace Yingzhou.Kernel;

/// <summary>How the edge between two corners of a ring runs.</summary>
public enum RingEdge
{
    /// <summary>Straight in longitude and latitude: the quadrangles of 椭球面积 (TD/T 1055) and what is drawn in degrees. Exact.</summary>
    Graticule,

    /// <summary>Along the geodesic.</summary>
    Geodesic,
}

/// <summary>椭球面积 on CGCS2000, square metres. Source: p08 R2, c01 §3.3.</summary>
public static class EllipsoidArea
{
    // A geodesic leaves the graticule's straight edge by under a millimetre between points this far apart.
    const double StepMetres = 1000;

    // The area of the earth north of the equator, per radian of longitude, up to the pole.
    static readonly double ToPole = UpTo(Math.PI / 2);

    /// <summary>The whole ellipsoid.</summary>
    public static double Earth => 4 * Math.PI * ToPole;

    /// <param name="ring">Corners in order; whether the first is repeated does not matter, nor does the direction. A ring around a pole is measured on the smaller side.</param>
    public static double Of(IReadOnlyList<GeoPoint> ring, RingEdge edge = RingEdge.Graticule)
    {
        double sum = 0,
            turned = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            if (from == to)
                continue;
            if (edge is RingEdge.Graticule)
                sum += Strip(from, to, ref turned);
            else
            {
                var before = from;
                foreach (var next in Along(from, to))
                {
                    sum += Strip(before, next, ref turned);
                    before = next;
                }
            }
        }
        // Around a pole the strips to the equator are what lies outside.
        if (Math.Abs(turned) > Math.PI)
            return (2 * Math.PI * ToPole) - Math.Abs(sum);
        return Math.Min(Math.Abs(sum), Earth - Math.Abs(sum));
    }

    static IEnumerable<GeoPoint> Along(GeoPoint from, GeoPoint to)
    {
        var way = Geodesic.Between(from, to);
        var steps = (int)Math.Ceiling(way.Metres / StepMetres);
        for (var step = 1; step < steps; step++)
            yield return Geodesic.From(from, way.StartAzimuth, way.Metres * step / steps);
        yield return to;
    }

    static double Strip(GeoPoint from, GeoPoint to, ref double turned)
    {
        var width = Ellipsoid.Radians(Geodesic.Wrapped(to.Longitude - from.Longitude));
        turned += width;
        var (south, north) = (Ellipsoid.Radians(from.Latitude), Ellipsoid.Radians(to.Latitude));
        return width * (south == north ? UpTo(south) : GaussLegendre.Edge.Integrate(UpTo, south, north) / (north - south));
    }

    // ∫ b² cos φ / (1 − e² sin² φ)² dφ from the equator, square metres per radian of longitude.
    static double UpTo(double latitude)
    {
        var sin = Math.Sin(latitude);
        var es = Ellipsoid.E * sin;
        return Ellipsoid.B * Ellipsoid.B / 2 * ((sin / (1 - (es * es))) + (Math.Atanh(es) / Ellipsoid.E));
    }
}
