namespace Yingzhou.Kernel;

/// <summary>The CGCS2000 ellipsoid (参考椭球): a 6378137 m, 1/f 298.257222101. All lengths and areas of the city are measured on it (p08 R2).</summary>
static class Ellipsoid
{
    public const double A = 6_378_137;
    public const double F = 1 / 298.257222101;
    public const double B = A * (1 - F);

    /// <summary>First eccentricity squared.</summary>
    public const double E2 = F * (2 - F);

    /// <summary>Second eccentricity squared.</summary>
    public const double SecondE2 = E2 / (1 - E2);

    public static readonly double E = Math.Sqrt(E2);

    public static double Radians(double degrees) => degrees * (Math.PI / 180);

    public static double Degrees(double radians) => radians * (180 / Math.PI);
}
