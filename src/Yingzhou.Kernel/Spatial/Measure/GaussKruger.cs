namespace Yingzhou.Kernel;

/// <summary>A position on a projection plane, metres.</summary>
/// <param name="Northing">What Chinese surveyors call x.</param>
/// <param name="Easting">What they call y; with the zone's number in front where the system is a prefixed one.</param>
public readonly record struct PlanePoint(double Northing, double Easting);

/// <summary>
/// 高斯-克吕格投影 of CGCS2000 in zones of 3°, false easting 500 km, scale 1 on the central meridian; Krüger's series in the third flattening to n⁴ (error below 1 µm inside a zone;
/// C. F. F. Karney, J. Geodesy 85, 2011). Zhoushan lies in CM 120 (EPSG:4549) and CM 123 (EPSG:4550).
/// </summary>
public sealed record GaussKruger
{
    const double FalseEasting = 500_000;
    const double ZoneStep = 1_000_000;
    const double N = Ellipsoid.F / (2 - Ellipsoid.F);

    static readonly double Rectifying = Ellipsoid.A / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));

    static readonly double[] Forward =
    [
        N * ((1 / 2d) + (N * ((-2 / 3d) + (N * ((5 / 16d) + (N * 41 / 180)))))),
        N * N * ((13 / 48d) + (N * ((-3 / 5d) + (N * 557 / 1440)))),
        N * N * N * ((61 / 240d) - (N * 103 / 140)),
        N * N * N * N * 49561 / 161280,
    ];

    static readonly double[] Backward =
    [
        N * ((1 / 2d) + (N * ((-2 / 3d) + (N * ((37 / 96d) - (N / 360)))))),
        N * N * ((1 / 48d) + (N * ((1 / 15d) - (N * 437 / 1440)))),
        N * N * N * ((17 / 480d) - (N * 37 / 840)),
        N * N * N * N * 4397 / 161280,
    ];

    GaussKruger(double centralMeridian, bool prefixed) => (CentralMeridian, IsPrefixed) = (centralMeridian, prefixed);

    /// <summary>EPSG:4549, central meridian 120°E, for 118.5–121.5°E.</summary>
    public static readonly GaussKruger Cm120 = new(120, false);

    /// <summary>EPSG:4550, central meridian 123°E, for 121.5–124.5°E.</summary>
    public static readonly GaussKruger Cm123 = new(123, false);

    /// <summary>中央子午线, degrees.</summary>
    public double CentralMeridian { get; }

    /// <summary>Whether eastings carry the zone's number in front (41413840.52).</summary>
    public bool IsPrefixed { get; }

    /// <summary>带号: central meridian ÷ 3.</summary>
    public int Zone => (int)Math.Round(CentralMeridian / 3);

    /// <summary>EPSG registers zones 25–45: 4534–4554 without the number in front, 4513–4533 with it.</summary>
    public int Epsg => (IsPrefixed ? 4513 : 4534) + Zone - 25;

    /// <param name="zone">25–45, the zones that China lies in.</param>
    public static Outcome<GaussKruger> OfZone(int zone, bool prefixed = false) =>
        zone is >= 25 and <= 45
            ? new GaussKruger(zone * 3, prefixed)
            : new Fault("spatial.zone", $"3° 带带号 {zone} 不在 25 至 45 之间，请检查。", 400) { Field = "zone" };

    public static Outcome<GaussKruger> OfEpsg(int code) =>
        code switch
        {
            >= 4534 and <= 4554 => OfZone(code - 4534 + 25),
            >= 4513 and <= 4533 => OfZone(code - 4513 + 25, prefixed: true),
            _ => SpatialFaults.Crs($"EPSG:{code} 不是 CGCS2000 的 3° 分带投影，请选择 4513 至 4554。"),
        };

    /// <summary>The zone whose middle is nearest: 3° zones meet halfway.</summary>
    public static Outcome<GaussKruger> Around(GeoPoint point) => OfZone((int)Math.Floor((point.Longitude + 1.5) / 3));

    /// <summary>A plane of no zone, centred where a shape lies: for measuring and buffering there only.</summary>
    internal static GaussKruger CentredOn(double longitude) => new(longitude, false);

    public PlanePoint Project(GeoPoint point)
    {
        var (sin, cos) = Math.SinCos(Ellipsoid.Radians(Geodesic.Wrapped(point.Longitude - CentralMeridian)));
        var tan = ConformalTangent(Math.Tan(Ellipsoid.Radians(point.Latitude)));
        var xi = Math.Atan2(tan, cos);
        var eta = Math.Asinh(sin / Math.Sqrt((tan * tan) + (cos * cos)));
        var (north, east) = (xi, eta);
        for (var j = 1; j <= Forward.Length; j++)
        {
            north += Forward[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += Forward[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        return new(Rectifying * north, (Rectifying * east) + Offset);
    }

    public GeoPoint Unproject(PlanePoint plane)
    {
        var (xi, eta) = (plane.Northing / Rectifying, (plane.Easting - Offset) / Rectifying);
        var (north, east) = (xi, eta);
        for (var j = 1; j <= Backward.Length; j++)
        {
            north -= Backward[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east -= Backward[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        var tan = Math.Sin(north) / Math.Sqrt(Math.Pow(Math.Sinh(east), 2) + Math.Pow(Math.Cos(north), 2));
        var longitude = Math.Atan2(Math.Sinh(east), Math.Cos(north));
        return new(Geodesic.Wrapped(CentralMeridian + Ellipsoid.Degrees(longitude)), Ellipsoid.Degrees(Math.Atan(GeographicTangent(tan))));
    }

    double Offset => FalseEasting + (IsPrefixed ? Zone * ZoneStep : 0);

    static double ConformalTangent(double tan)
    {
        var root = Math.Sqrt(1 + (tan * tan));
        var sigma = Math.Sinh(Ellipsoid.E * Math.Atanh(Ellipsoid.E * tan / root));
        return (tan * Math.Sqrt(1 + (sigma * sigma))) - (sigma * root);
    }

    // Newton's method; quadratic, so that four rounds reach rounding.
    static double GeographicTangent(double conformal)
    {
        var tan = conformal / Math.Sqrt(1 - Ellipsoid.E2);
        for (var round = 0; round < 6; round++)
        {
            var now = ConformalTangent(tan);
            var step =
                (conformal - now)
                / Math.Sqrt(1 + (now * now))
                * (1 + ((1 - Ellipsoid.E2) * tan * tan))
                / ((1 - Ellipsoid.E2) * Math.Sqrt(1 + (tan * tan)));
            tan += step;
            if (Math.Abs(step) < 1e-15 * Math.Max(1, Math.Abs(tan)))
                break;
        }
        return tan;
    }
}
