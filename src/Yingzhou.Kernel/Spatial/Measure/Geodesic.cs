namespace Yingzhou.Kernel;

/// <summary>The shortest way between two points of the ellipsoid.</summary>
/// <param name="Metres">Its length.</param>
/// <param name="StartAzimuth">Where it leaves, degrees clockwise from north, 0–360.</param>
/// <param name="EndAzimuth">Where it is heading on arrival.</param>
public readonly record struct GeodesicWay(double Metres, double StartAzimuth, double EndAzimuth);

/// <summary>
/// 大地线 on CGCS2000: T. Vincenty's iteration (Survey Review 23, 1975), which settles everywhere but near the antipodes; there the longitude equation of C. F. F. Karney
/// (J. Geodesy 87, 2013) is solved by halving. Error below 0.1 mm.
/// </summary>
public static class Geodesic
{
    const int MostRounds = 40;

    public static GeodesicWay Between(GeoPoint from, GeoPoint to)
    {
        if (from == to)
            return new(0, 0, 0);
        return Vincenty(from, to) ?? NearAntipodes.Between(from, to);
    }

    /// <summary>The point reached by leaving at an azimuth (degrees clockwise from north) and following the geodesic.</summary>
    public static GeoPoint From(GeoPoint start, double azimuth, double metres)
    {
        var (sinAzimuth, cosAzimuth) = Math.SinCos(Ellipsoid.Radians(azimuth));
        var tanU = (1 - Ellipsoid.F) * Math.Tan(Ellipsoid.Radians(start.Latitude));
        var cosU = 1 / Math.Sqrt(1 + (tanU * tanU));
        var sinU = tanU * cosU;
        var sigma1 = Math.Atan2(tanU, cosAzimuth);
        var sinAlpha = cosU * sinAzimuth;
        var cos2Alpha = 1 - (sinAlpha * sinAlpha);
        var (a, b) = Series(cos2Alpha);
        var sigma = metres / (Ellipsoid.B * a);
        for (var round = 0; round < MostRounds; round++)
        {
            var next = (metres / (Ellipsoid.B * a)) + Correction(b, sigma, Math.Cos((2 * sigma1) + sigma));
            var moved = Math.Abs(next - sigma);
            sigma = next;
            if (moved < 1e-15)
                break;
        }
        var (sinSigma, cosSigma) = Math.SinCos(sigma);
        var across = (sinU * sinSigma) - (cosU * cosSigma * cosAzimuth);
        var latitude = Math.Atan2(
            (sinU * cosSigma) + (cosU * sinSigma * cosAzimuth),
            (1 - Ellipsoid.F) * Math.Sqrt((sinAlpha * sinAlpha) + (across * across))
        );
        var lambda = Math.Atan2(sinSigma * sinAzimuth, (cosU * cosSigma) - (sinU * sinSigma * cosAzimuth));
        var longitude = lambda - Lag(sinAlpha, cos2Alpha, sigma, Math.Cos((2 * sigma1) + sigma));
        return new(Wrapped(start.Longitude + Ellipsoid.Degrees(longitude)), Ellipsoid.Degrees(latitude));
    }

    /// <summary>The same meridian, −180 to 180.</summary>
    internal static double Wrapped(double longitude) =>
        longitude is >= -180 and <= 180 ? longitude : longitude - (360 * Math.Floor((longitude + 180) / 360));

    static GeodesicWay? Vincenty(GeoPoint from, GeoPoint to)
    {
        var apart = Ellipsoid.Radians(Wrapped(to.Longitude - from.Longitude));
        var u1 = Math.Atan((1 - Ellipsoid.F) * Math.Tan(Ellipsoid.Radians(from.Latitude)));
        var u2 = Math.Atan((1 - Ellipsoid.F) * Math.Tan(Ellipsoid.Radians(to.Latitude)));
        var (sin1, cos1) = Math.SinCos(u1);
        var (sin2, cos2) = Math.SinCos(u2);
        var lambda = apart;
        for (var round = 0; round < MostRounds; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var (east, north) = (cos2 * sinLambda, (cos1 * sin2) - (sin1 * cos2 * cosLambda));
            var sinSigma = Math.Sqrt((east * east) + (north * north));
            if (sinSigma == 0)
                return lambda == 0 ? new(0, 0, 0) : null;
            var cosSigma = (sin1 * sin2) + (cos1 * cos2 * cosLambda);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cos1 * cos2 * sinLambda / sinSigma;
            var cos2Alpha = 1 - (sinAlpha * sinAlpha);
            // Along the equator there is no highest point.
            var cos2Middle = cos2Alpha > 1e-20 ? cosSigma - (2 * sin1 * sin2 / cos2Alpha) : 0;
            var next = apart + Lag(sinAlpha, cos2Alpha, sigma, cos2Middle);
            if (Math.Abs(next) > Math.PI)
                return null;
            var moved = Math.Abs(next - lambda);
            lambda = next;
            if (moved > 1e-14)
                continue;

            var (a, b) = Series(cos2Alpha);
            var metres = Ellipsoid.B * a * (sigma - Correction(b, sigma, cos2Middle));
            var start = Math.Atan2(east, north);
            var end = Math.Atan2(cos1 * sinLambda, (cos1 * sin2 * cosLambda) - (sin1 * cos2));
            return new(metres, Turned(start), Turned(end));
        }
        return null;
    }

    internal static double Turned(double radians)
    {
        var degrees = Ellipsoid.Degrees(radians);
        return degrees < 0 ? degrees + 360 : degrees;
    }

    // How far the longitude on the ellipsoid lags behind that on the auxiliary sphere.
    static double Lag(double sinAlpha, double cos2Alpha, double sigma, double cos2Middle)
    {
        var c = Ellipsoid.F / 16 * cos2Alpha * (4 + (Ellipsoid.F * (4 - (3 * cos2Alpha))));
        var (sinSigma, cosSigma) = Math.SinCos(sigma);
        return (1 - c)
            * Ellipsoid.F
            * sinAlpha
            * (sigma + (c * sinSigma * (cos2Middle + (c * cosSigma * ((2 * cos2Middle * cos2Middle) - 1)))));
    }

    static (double A, double B) Series(double cos2Alpha)
    {
        var u = cos2Alpha * Ellipsoid.SecondE2;
        return (1 + (u / 16384 * (4096 + (u * (-768 + (u * (320 - (175 * u))))))), u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u)))))));
    }

    static double Correction(double b, double sigma, double cos2Middle)
    {
        var (sinSigma, cosSigma) = Math.SinCos(sigma);
        var square = cos2Middle * cos2Middle;
        return b
            * sinSigma
            * (
                cos2Middle
                + (b / 4 * ((cosSigma * ((2 * square) - 1)) - (b / 6 * cos2Middle * ((4 * sinSigma * sinSigma) - 3) * ((4 * square) - 3))))
            );
    }
}
