namespace Yingzhou.Kernel;

/// <summary>What one sentence says about a vessel. A value that the sentence marks as not available is absent.</summary>
/// <param name="Mmsi">Maritime mobile service identity, 9 digits.</param>
/// <param name="SpeedKnots">Over ground.</param>
/// <param name="CourseDegrees">Over ground, clockwise from north.</param>
public sealed record VesselReport(
    string Mmsi,
    DateTimeOffset At,
    GeoPoint? Position,
    double? SpeedKnots = null,
    double? CourseDegrees = null
);

/// <summary>Speeds at sea: 1 knot is 1,852 m an hour.</summary>
public static class Knots
{
    public const double NauticalMile = 1852;

    public static double FromMetresPerSecond(double speed) => speed * 3600 / NauticalMile;

    public static double ToMetresPerSecond(double knots) => knots * NauticalMile / 3600;
}

/// <summary>水上移动业务标识: nine digits, of which three name the administration (ITU-R M.585).</summary>
public static class Mmsi
{
    /// <summary>中国内地 412–414, 澳门 453, 台湾 416, 香港 477.</summary>
    static readonly int[] Chinese = [412, 413, 414, 416, 453, 477];

    /// <summary>A ship's own number: MIDxxxxxx with an administration of 201–775.</summary>
    public static bool IsShip(string mmsi) =>
        HasNineDigits(mmsi) && int.Parse(mmsi[..3], System.Globalization.CultureInfo.InvariantCulture) is >= 201 and <= 775;

    public static bool IsChineseShip(string mmsi) =>
        IsShip(mmsi) && Chinese.Contains(int.Parse(mmsi[..3], System.Globalization.CultureInfo.InvariantCulture));

    static bool HasNineDigits(string mmsi) => mmsi.Length == 9 && mmsi.All(char.IsAsciiDigit);
}
