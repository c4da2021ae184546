namespace Yingzhou.Kernel;

/// <summary>视场 of a camera before obstacles: a sector.</summary>
/// <param name="Radius">Metres.</param>
/// <param name="Angle">Degrees, above 0 and at most 360.</param>
/// <param name="Azimuth">Degrees from north to the middle of the sector.</param>
public readonly record struct ViewSector(double Radius, double Angle, double Azimuth)
{
    /// <summary>Square metres.</summary>
    public double Area => Math.PI * Radius * Radius * Angle / 360;

    /// <param name="east">Metres east of the camera.</param>
    /// <param name="north">Metres north of it.</param>
    /// <returns>Whether a place is seen; the edge is.</returns>
    public bool Sees(double east, double north)
    {
        if ((east * east) + (north * north) > Radius * Radius)
            return false;
        var bearing = Math.Atan2(east, north) * 180 / Math.PI;
        var off = Math.Abs((((bearing - Azimuth) % 360) + 540) % 360 - 180);
        return off <= (Angle / 2) + 1e-9;
    }
}
