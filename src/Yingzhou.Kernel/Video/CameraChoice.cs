namespace Yingzhou.Kernel;

/// <summary>A camera that has a place in its view (机位).</summary>
/// <param name="Metres">From the camera to the place.</param>
/// <param name="OffDegrees">From the middle of its view.</param>
public sealed record Sight<TCamera>(TCamera Camera, double Metres, double OffDegrees);

/// <summary>
/// 找机位: which cameras see a place, the best first. Nearer and nearer to the middle of the view is better: the sum of distance over radius and of angle over half the view, so that a place at the edge of both counts 2. The order
/// is ours; before obstacles (p09 R11, §6).
/// </summary>
public static class CameraChoice
{
    /// <summary>重点部位 have to be seen by so many (p09 R11).</summary>
    public const int KeyPlaceCameras = 2;

    public static IReadOnlyList<Sight<TCamera>> Of<TCamera>(
        GeoPoint place,
        IEnumerable<TCamera> cameras,
        Func<TCamera, (GeoPoint At, ViewSector View)> view
    ) =>
        [
            .. cameras
                .Select(camera => (Camera: camera, Seen: view(camera)))
                .Select(one => (one.Camera, one.Seen.View, Off: SeaPlane.Around(one.Seen.At).Metres(place)))
                .Where(one => one.View.Sees(one.Off.East, one.Off.North))
                .Select(one => (one.View, Sight: Seen(one.Camera, one.View, one.Off.East, one.Off.North)))
                .OrderBy(one => (one.Sight.Metres / one.View.Radius) + (one.Sight.OffDegrees / (one.View.Angle / 2)))
                .Select(one => one.Sight),
        ];

    static Sight<TCamera> Seen<TCamera>(TCamera camera, ViewSector view, double east, double north)
    {
        var bearing = Math.Atan2(east, north) * 180 / Math.PI;
        return new(camera, Math.Sqrt((east * east) + (north * north)), Math.Abs(Math.IEEERemainder(bearing - view.Azimuth, 360)));
    }
}
