namespace Yingzhou.Ui.Components.Maps;

/// <summary>A place of a track at a moment.</summary>
public readonly record struct TrackPoint(double Longitude, double Latitude, DateTimeOffset At);

/// <summary>Where a target was (轨迹), oldest first; played back on a map that moves.</summary>
/// <param name="Colour">As <c>#rrggbb</c>.</param>
public sealed record MapTrack(string Name, string Colour, IReadOnlyList<TrackPoint> Points);

/// <summary>What a click on a layer tells: its title, and the titles of its attributes by name.</summary>
public sealed record MapLegend(string Title, IReadOnlyDictionary<string, string> Attributes);
