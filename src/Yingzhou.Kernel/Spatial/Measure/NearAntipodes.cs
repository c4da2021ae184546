namespace Yingzhou.Kernel;

/// <summary>
/// The geodesic where Vincenty's iteration does not settle. The longitude reached grows with the azimuth of departure, once both points are brought to the southern, farther one first;
/// the azimuth is found by halving, the integrals are taken numerically. Source: Karney, J. Geodesy 87 (2013), §4 and eqs. 5, 7, 8.
/// </summary>
static class NearAntipodes
{
    const int Halvings = 60;

    public static GeodesicWay Between(GeoPoint from, GeoPoint to)
    {
        var apart = Ellipsoid.Radians(Geodesic.Wrapped(to.Longitude - from.Longitude));
        var (lat1, lat2) = (from.Latitude, to.Latitude);
        var eastward = apart < 0 ? -1 : 1;
        var swapped = Math.Abs(lat1) < Math.Abs(lat2) ? -1 : 1;
        if (swapped < 0)
        {
            eastward = -eastward;
            (lat1, lat2) = (lat2, lat1);
        }
        var northward = lat1 < 0 ? 1 : -1;
        var way = new Bearing(lat1 * northward, lat2 * northward);
        var target = Math.Abs(apart);

        double low = 0,
            high = Math.PI;
        for (var round = 0; round < Halvings; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = way.Leaving(middle).Longitude < target ? (middle, high) : (low, middle);
        }
        var found = way.Leaving(high);
        var (sin1, cos1) = Math.SinCos(high);
        var (sin2, cos2) = Math.SinCos(found.Arrival);
        if (swapped < 0)
            (sin1, cos1, sin2, cos2) = (sin2, cos2, sin1, cos1);
        var (side, up) = (swapped * eastward, swapped * northward);
        return new(found.Metres, Geodesic.Turned(Math.Atan2(sin1 * side, cos1 * up)), Geodesic.Turned(Math.Atan2(sin2 * side, cos2 * up)));
    }

    readonly struct Bearing
    {
        readonly double sin1,
            cos1,
            sin2,
            cos2;

        public Bearing(double southern, double other)
        {
            (sin1, cos1) = Reduced(southern);
            (sin2, cos2) = Reduced(other);
            // On the equator the sign of nothing decides which way round the sphere one goes.
            sin1 = Math.Min(sin1, -1e-200);
        }

        public (double Longitude, double Metres, double Arrival) Leaving(double azimuth)
        {
            var (sinAzimuth, cosAzimuth) = Math.SinCos(azimuth);
            var sin0 = sinAzimuth * cos1;
            var rest = (cosAzimuth * cos1 * cosAzimuth * cos1) + Math.Max(0, (cos2 - cos1) * (cos2 + cos1));
            var cosArrival = Math.Sqrt(rest) / cos2;
            var (sigma1, sigma2) = (Math.Atan2(sin1, cosAzimuth * cos1), Math.Atan2(sin2, cosArrival * cos2));
            var omega = Math.Atan2(sin0 * sin2, cosArrival * cos2) - Math.Atan2(sin0 * sin1, cosAzimuth * cos1);
            var k2 = Ellipsoid.SecondE2 * (1 - (sin0 * sin0));
            var lag = GaussLegendre.Fine.Integrate(
                sigma => (2 - Ellipsoid.F) / (1 + ((1 - Ellipsoid.F) * Stretch(k2, sigma))),
                sigma1,
                sigma2
            );
            var metres = Ellipsoid.B * GaussLegendre.Fine.Integrate(sigma => Stretch(k2, sigma), sigma1, sigma2);
            return (omega - (Ellipsoid.F * sin0 * lag), metres, Math.Atan2(sin0 / cos2, cosArrival));
        }

        static double Stretch(double k2, double sigma) => Math.Sqrt(1 + (k2 * Math.Sin(sigma) * Math.Sin(sigma)));

        static (double Sin, double Cos) Reduced(double latitude)
        {
            var (sin, cos) = Math.SinCos(Ellipsoid.Radians(latitude));
            var (up, along) = ((1 - Ellipsoid.F) * sin, Math.Max(cos, 1e-200));
            var length = Math.Sqrt((up * up) + (along * along));
            return (up / length, along / length);
        }
    }
}
