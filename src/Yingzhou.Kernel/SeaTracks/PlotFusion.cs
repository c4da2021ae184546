namespace Yingzhou.Kernel;

/// <summary>
/// 点迹融合: what AIS and radar say of one moment becomes one plot for each ship, before tracks are looked at; two plots of one ship in one scan would start a second track. A pair joins when its
/// difference is within χ²(2) 0.99 of both errors together (c11 §3.3); who joins whom is decided for all at once. Errors of the two are independent, so the joined plot is the better of both.
/// </summary>
public static class PlotFusion
{
    // Farther than the gate, so that each pair inside it is worth more than none.
    const double Worth = 100;

    // AIS of a good receiver, metres: c11 §3.3 gives 10–30.
    const double AisSigma = 20;

    // How well a ship keeps speed and course between two of its reports, m/s.
    const double Drift = 0.5;

    /// <returns>Joined plots first, then what only one of them saw. A joined one carries the identity of the AIS and the length of the radar.</returns>
    public static IReadOnlyList<Plot> Merge(IReadOnlyList<Plot> ais, IReadOnlyList<Plot> radar)
    {
        if (ais.Count == 0 || radar.Count == 0)
            return [.. ais, .. radar];
        var scores = ais.Select(IReadOnlyList<double?> (one) => [.. radar.Select(other => Score(one, other))]).ToArray();
        var partners = Assignment.Best(scores);
        var taken = partners.OfType<int>().ToHashSet();
        return
        [
            .. ais.Select((one, i) => partners[i] is { } other ? Joined(one, radar[other]) : one),
            .. radar.Where((_, i) => !taken.Contains(i)),
        ];
    }

    /// <summary>Where a ship is at a moment, by what it said shortly before: on its course with its speed. The older the report, the less it is worth.</summary>
    /// <returns><c>null</c> when the report has no position.</returns>
    public static Plot? At(VesselReport report, SeaPlane plane, DateTimeOffset moment)
    {
        if (report.Position is not { } position)
            return null;
        var seconds = (moment - report.At).TotalSeconds;
        var (east, north) = plane.Metres(position);
        if (report is { SpeedKnots: { } knots, CourseDegrees: { } course })
        {
            var (sin, cos) = Math.SinCos(course * Math.PI / 180);
            var way = Knots.ToMetresPerSecond(knots) * seconds;
            (east, north) = (east + (way * sin), north + (way * cos));
        }
        return new(east, north, PlotVariance.Round(Math.Sqrt((AisSigma * AisSigma) + Math.Pow(Drift * seconds, 2))), report.Mmsi);
    }

    static double? Score(Plot one, Plot other)
    {
        var (a, b, c) = (
            one.Variance.East + other.Variance.East,
            one.Variance.North + other.Variance.North,
            one.Variance.Cross + other.Variance.Cross
        );
        var (x, y) = (one.East - other.East, one.North - other.North);
        var distance = ((b * x * x) - (2 * c * x * y) + (a * y * y)) / ((a * b) - (c * c));
        return distance > Kalman.Gate ? null : Worth - distance;
    }

    static Plot Joined(Plot ais, Plot radar)
    {
        var (first, second) = (Inverse(ais.Variance), Inverse(radar.Variance));
        var variance = Inverse(new(first.East + second.East, first.North + second.North, first.Cross + second.Cross));
        var (east, north) = (
            (first.East * ais.East) + (first.Cross * ais.North) + (second.East * radar.East) + (second.Cross * radar.North),
            (first.Cross * ais.East) + (first.North * ais.North) + (second.Cross * radar.East) + (second.North * radar.North)
        );
        return new(
            (variance.East * east) + (variance.Cross * north),
            (variance.Cross * east) + (variance.North * north),
            variance,
            ais.Identity,
            radar.LengthMetres
        );
    }

    static PlotVariance Inverse(PlotVariance of)
    {
        var determinant = (of.East * of.North) - (of.Cross * of.Cross);
        return new(of.North / determinant, of.East / determinant, -of.Cross / determinant);
    }
}
