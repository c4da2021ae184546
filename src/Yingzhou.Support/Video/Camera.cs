using Yingzhou.Kernel;

namespace Yingzhou.Support.Video;

/// <summary>摄像机, as <c>video/cameras.json</c> tells it.</summary>
/// <param name="Code">设备编码 (GB/T 28181).</param>
/// <param name="Group">业务分组.</param>
/// <param name="Department">Department that owns it; with <paramref name="Division"/> the unit.</param>
/// <param name="Purpose">What it was put up for.</param>
/// <param name="Longitude">CGCS2000.</param>
/// <param name="Azimuth">Degrees from north to the middle of the view.</param>
/// <param name="Angle">Degrees.</param>
/// <param name="Radius">Metres.</param>
/// <param name="RetentionDays">录像保存, at least thirty.</param>
/// <param name="Filing">公安备案号.</param>
/// <param name="Still">Address of a picture: http(s), or a file of the content.</param>
/// <param name="Stream">Address of the media server; <c>null</c> when there is none.</param>
/// <param name="IsBlurred">Whether faces and plates are blurred before the picture leaves the media plane.</param>
public sealed record Camera(
    string Code,
    string Name,
    string Group,
    string Department,
    string Division,
    string Purpose,
    double Longitude,
    double Latitude,
    double Azimuth,
    double Angle,
    double Radius,
    int RetentionDays,
    string Filing,
    string Still,
    string? Stream,
    bool IsBlurred
)
{
    public ViewSector View => new(Radius, Angle, Azimuth);
}

/// <summary>业务分组.</summary>
public sealed record CameraGroup(string Id, string Title);
