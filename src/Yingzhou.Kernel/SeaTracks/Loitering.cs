namespace Yingzhou.Kernel;

/// <summary>One position of a track.</summary>
public readonly record struct TrackPoint(DateTimeOffset At, GeoPoint Position, double? SpeedKnots = null, double? CourseDegrees = null);

/// <param name="PathMetres">Along the track.</param>
/// <param name="NetMetres">From its first to its last point.</param>
/// <param name="GyrationMetres">Root mean square distance from the middle.</param>
/// <param name="FarthestMetres">Largest distance from the middle.</param>
public readonly record struct TrackExtent(double PathMetres, double NetMetres, double GyrationMetres, double FarthestMetres)
{
    /// <summary>Path ÷ net; infinite for one that is back where it was.</summary>
    public double Ratio => NetMetres > 0 ? PathMetres / NetMetres : double.PositiveInfinity;
}

/// <summary>徘徊 (c11 §3.5): a long way that leads nowhere, slowly, in a small place, and not at an anchorage. [P]</summary>
public sealed record LoiterRule(double LeastRatio = 4, double MostGyrationMetres = 500, double MostKnots = 3)
{
    public static readonly LoiterRule Default = new();

    /// <param name="window">Points of one window (60 min), in order of time.</param>
    /// <param name="drift">Set and drift of the water, m/s east and north: an anchored ship and one that floats go round with it too.</param>
    public static TrackExtent Extent(IReadOnlyList<TrackPoint> window, (double East, double North) drift = default)
    {
        if (window.Count == 0)
            return default;
        var plane = SeaPlane.Around(window[0].Position);
        var points = window
            .Select(point =>
            {
                var (east, north) = plane.Metres(point.Position);
                var seconds = (point.At - window[0].At).TotalSeconds;
                return (East: east - (drift.East * seconds), North: north - (drift.North * seconds));
            })
            .ToArray();
        var (x, y) = (points.Average(point => point.East), points.Average(point => point.North));
        double[] off = [.. points.Select(point => Apart(point, (x, y)))];
        return new(
            points.Zip(points.Skip(1), Apart).Sum(),
            Apart(points[0], points[^1]),
            Math.Sqrt(off.Average(one => one * one)),
            off.Max()
        );
    }

    /// <param name="atAnchorage">Inside an anchorage nobody loiters.</param>
    public bool IsLoitering(IReadOnlyList<TrackPoint> window, bool atAnchorage, (double East, double North) drift = default)
    {
        if (atAnchorage || window.Count < 3)
            return false;
        var extent = Extent(window, drift);
        var speeds = window.Select(point => point.SpeedKnots).OfType<double>().ToArray();
        // Where no speed was sent, the path over the time stands for it.
        var hours = (window[^1].At - window[0].At).TotalHours;
        var knots =
            speeds.Length > 0 ? speeds.Average()
            : hours > 0 ? extent.PathMetres / Knots.NauticalMile / hours
            : 0;
        return extent.Ratio >= LeastRatio && extent.GyrationMetres <= MostGyrationMetres && knots < MostKnots;
    }

    static double Apart((double East, double North) one, (double East, double North) other) =>
        Math.Sqrt(Math.Pow(one.East - other.East, 2) + Math.Pow(one.North - other.North, 2));
}
