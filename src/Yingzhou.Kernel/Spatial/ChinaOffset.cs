namespace Yingzhou.Kernel;

/// <summary>GCJ-02 degrees of a commercial base map (国测局坐标). Only the display edge sees them (c01 §3.2).</summary>
public readonly record struct Gcj02Point(double Longitude, double Latitude)
{
    public static Gcj02Point From(GeoPoint point)
    {
        var (longitude, latitude) = ChinaOffset.ToGcj(point.Longitude, point.Latitude);
        return new(longitude, latitude);
    }

    public GeoPoint ToCgcs2000()
    {
        var (longitude, latitude) = ChinaOffset.FromGcj(Longitude, Latitude);
        return new(longitude, latitude);
    }
}

/// <summary>BD-09 degrees (百度坐标): GCJ-02 shifted once more.</summary>
public readonly record struct Bd09Point(double Longitude, double Latitude)
{
    public static Bd09Point From(GeoPoint point)
    {
        var (longitude, latitude) = ChinaOffset.GcjToBd(ChinaOffset.ToGcj(point.Longitude, point.Latitude));
        return new(longitude, latitude);
    }

    public GeoPoint ToCgcs2000()
    {
        var (longitude, latitude) = ChinaOffset.FromGcj(ChinaOffset.BdToGcj((Longitude, Latitude)));
        return new(longitude, latitude);
    }
}

/// <summary>
/// The shift of commercial base maps, by the publicly known transform (Krasovsky ellipsoid); both inverses by fixed-point iteration. Outside China nothing is shifted. Source: c01 §3.2.
/// </summary>
static class ChinaOffset
{
    const double Axis = 6378245;
    const double Eccentricity2 = 0.00669342162296594323;
    const double BaiduTurn = Math.PI * 3000 / 180;
    const double Settled = 1e-11;
    const int MostRounds = 30;

    public static (double Longitude, double Latitude) ToGcj(double longitude, double latitude)
    {
        if (!InChina(longitude, latitude))
            return (longitude, latitude);
        var (x, y) = (longitude - 105, latitude - 35);
        var radians = latitude / 180 * Math.PI;
        var magic = 1 - (Eccentricity2 * Math.Pow(Math.Sin(radians), 2));
        var root = Math.Sqrt(magic);
        var north = Northward(x, y) * 180 / (Axis * (1 - Eccentricity2) / (magic * root) * Math.PI);
        var east = Eastward(x, y) * 180 / (Axis / root * Math.Cos(radians) * Math.PI);
        return (longitude + east, latitude + north);
    }

    public static (double Longitude, double Latitude) FromGcj((double Longitude, double Latitude) shifted) =>
        FromGcj(shifted.Longitude, shifted.Latitude);

    public static (double Longitude, double Latitude) FromGcj(double longitude, double latitude) =>
        Undo((longitude, latitude), one => ToGcj(one.X, one.Y));

    public static (double Longitude, double Latitude) GcjToBd((double Longitude, double Latitude) gcj)
    {
        var (x, y) = gcj;
        var radius = Math.Sqrt((x * x) + (y * y)) + (0.00002 * Math.Sin(y * BaiduTurn));
        var angle = Math.Atan2(y, x) + (0.000003 * Math.Cos(x * BaiduTurn));
        return ((radius * Math.Cos(angle)) + 0.0065, (radius * Math.Sin(angle)) + 0.006);
    }

    public static (double Longitude, double Latitude) BdToGcj((double Longitude, double Latitude) bd) => Undo(bd, GcjToBd);

    static (double X, double Y) Undo((double X, double Y) shifted, Func<(double X, double Y), (double X, double Y)> shift)
    {
        var guess = shifted;
        for (var round = 0; round < MostRounds; round++)
        {
            var (x, y) = shift(guess);
            var (dx, dy) = (shifted.X - x, shifted.Y - y);
            guess = (guess.X + dx, guess.Y + dy);
            if (Math.Abs(dx) < Settled && Math.Abs(dy) < Settled)
                break;
        }
        return guess;
    }

    // The rectangle that the transform itself uses, not the country's border.
    static bool InChina(double longitude, double latitude) =>
        longitude is >= 72.004 and <= 137.8347 && latitude is >= 0.8293 and <= 55.8271;

    static double Northward(double x, double y) =>
        -100
        + (2 * x)
        + (3 * y)
        + (0.2 * y * y)
        + (0.1 * x * y)
        + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Waves((20, 6, x), (20, 2, x))
        + Waves((20, 1, y), (40, 1 / 3d, y))
        + Waves((160, 1 / 12d, y), (320, 1 / 30d, y));

    static double Eastward(double x, double y) =>
        300
        + x
        + (2 * y)
        + (0.1 * x * x)
        + (0.1 * x * y)
        + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Waves((20, 6, x), (20, 2, x))
        + Waves((20, 1, x), (40, 1 / 3d, x))
        + Waves((150, 1 / 12d, x), (300, 1 / 30d, x));

    static double Waves((double High, double Turns, double At) one, (double High, double Turns, double At) other) =>
        ((one.High * Math.Sin(one.Turns * one.At * Math.PI)) + (other.High * Math.Sin(other.Turns * other.At * Math.PI))) * 2 / 3;
}
