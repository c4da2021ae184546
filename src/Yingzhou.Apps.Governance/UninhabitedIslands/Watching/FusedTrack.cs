using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>One ship as all sensors together follow it (融合航迹).</summary>
/// <param name="Number">系统航迹号, of this island's water and this life of the process.</param>
/// <param name="Identity">MMSI; <c>null</c> when no sensor ever said it.</param>
/// <param name="IsDark">Found to be 无 AIS 目标.</param>
/// <param name="IsOver">Nobody sees it any more: its last position is shown with its age.</param>
/// <param name="Ellipse">Half axes in metres, direction of the longer one.</param>
/// <param name="Metres">From the shore.</param>
/// <param name="Sources">Names of the sensors that feed it, with their own numbers.</param>
/// <param name="Confidence">融合置信度; <c>null</c> while one sensor alone sees it.</param>
/// <param name="Track">The last hour, the oldest first.</param>
public sealed record FusedTrack(
    int Number,
    string? Identity,
    bool IsDark,
    bool IsOver,
    DateTimeOffset Since,
    DateTimeOffset SeenAt,
    GeoPoint Position,
    double SpeedKnots,
    double CourseDegrees,
    double? LengthMetres,
    (double Long, double Short, double Degrees) Ellipse,
    double Metres,
    IReadOnlyList<(string Sensor, string Number)> Sources,
    double? Confidence,
    IReadOnlyList<TrackMoment> Track
);

/// <summary>Where a track was, and by whose eyes.</summary>
/// <param name="Sensors">Names of those that saw it in the last minute before.</param>
public sealed record TrackMoment(
    DateTimeOffset At,
    GeoPoint Position,
    double SpeedKnots,
    double CourseDegrees,
    double? Confidence,
    IReadOnlyList<string> Sensors
);

/// <summary>One sensor over the water of an island (传感器状态).</summary>
/// <param name="HeardAt">Its newest plot here; <c>null</c> when there was none since the start.</param>
/// <param name="IsDown">It was silent for too long; what needs it is off.</param>
/// <param name="IsRegistered">Its place and errors are known.</param>
/// <param name="Site">With its learned bias, of a registered radar.</param>
public sealed record SensorState(string Name, DateTimeOffset? HeardAt, bool IsDown, bool IsRegistered, RadarSite? Site);
