namespace Yingzhou.Kernel;

/// <summary>
/// Metres east and north of a place at sea, on a transverse Mercator centred on it: true to 1 in 8,000 within 100 km. Tracks, gates and intercepts are computed there.
/// </summary>
public sealed class SeaPlane
{
    readonly GaussKruger plane;
    readonly PlanePoint origin;

    SeaPlane(GeoPoint centre)
    {
        plane = GaussKruger.CentredOn(centre.Longitude);
        origin = plane.Project(centre);
    }

    public static SeaPlane Around(GeoPoint centre) => new(centre);

    public (double East, double North) Metres(GeoPoint point)
    {
        var at = plane.Project(point);
        return (at.Easting - origin.Easting, at.Northing - origin.Northing);
    }

    public GeoPoint Degrees(double east, double north) => plane.Unproject(new(origin.Northing + north, origin.Easting + east));
}
