namespace Yingzhou.Kernel;

/// <summary>
/// 点迹融合: what AIS and radars say of one moment becomes one plot for each ship, before tracks are looked at; two plots of one ship in one scan would start a second track. A pair joins when its
/// difference is within χ²(2) 0.99 of both errors together (c11 §3.3); who joins whom is decided for all of a sensor at once. Errors of sensors are independent, so a joined plot is better than each.
/// </summary>
public static class PlotFusion
{
    // Farther than the gate, so that each pair inside it is worth more than none.
    const double Worth = 100;

    /// <summary>Name of AIS among the sensors.</summary>
    public const string Ais = "AIS";

    // Class A says where it is every 3 minutes at rest; class B every 30 s under way, class A more often (ITU-R M.1371-5 tables 1, 2).
    const double AtRestKnots = 3;
    static readonly TimeSpan AtRest = TimeSpan.FromMinutes(3);
    static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    // AIS of a good receiver, metres: c11 §3.3 gives 10–30.
    const double AisSigma = 20;

    // How well a ship keeps speed and course between two of its reports, m/s.
    const double Drift = 0.5;

    // [P] Plots of nobody, a square metre and scan: one in a square kilometre, as waves near an island give.
    const double Clutter = 1e-6;

    // [P] How often a sensor sees what another sees.
    const double Detection = 0.9;

    /// <summary>Plots of several sensors, each of which sees a ship at most once.</summary>
    /// <param name="sensors">AIS first: what says who it is is joined before anything else.</param>
    public static IReadOnlyList<Plot> Merge(IReadOnlyList<IReadOnlyList<Plot>> sensors) =>
        sensors.Aggregate((IReadOnlyList<Plot>)[], Merge);

    /// <returns>Joined plots first, then what only one of them saw. A joined one carries the identity of the one that has it and the length as both measured it.</returns>
    public static IReadOnlyList<Plot> Merge(IReadOnlyList<Plot> first, IReadOnlyList<Plot> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return [.. first, .. second];
        var distances = first.Select(one => second.Select(other => Distance2(one, other)).ToArray()).ToArray();
        var scores = distances.Select(IReadOnlyList<double?> (row) => [.. row.Select(distance => Worth - distance)]).ToArray();
        var partners = Assignment.Best(scores);
        var taken = partners.OfType<int>().ToHashSet();
        return
        [
            .. first.Select((one, i) => partners[i] is { } j ? Joined(one, second[j], Together(distances, i, j, one, second[j])) : one),
            .. second.Where((_, i) => !taken.Contains(i)),
        ];
    }

    // The share of this pair among all that either of the two could be part of, and of neither having a partner (as in probabilistic data association, Bar-Shalom and Tse 1975).
    static double Together(double?[][] distances, int i, int j, Plot one, Plot other)
    {
        double Weight(double? distance) => distance is { } known ? Math.Exp(-known / 2) : 0;
        var rivals = distances[i].Where((_, k) => k != j).Sum(Weight) + distances.Where((_, k) => k != i).Sum(row => Weight(row[j]));
        var (a, b, c) = Sum(one, other);
        var nobody = 2 * Math.PI * Math.Sqrt((a * b) - (c * c)) * Clutter * (1 - Detection) / Detection;
        var own = Weight(distances[i][j]);
        return own / (own + rivals + nobody);
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
        return new(east, north, PlotVariance.Round(Math.Sqrt((AisSigma * AisSigma) + Math.Pow(Drift * seconds, 2))), report.Mmsi)
        {
            Sources = [new(Ais, report.Mmsi)],
            Interval = report.SpeedKnots < AtRestKnots ? AtRest : UnderWay,
        };
    }

    static (double East, double North, double Cross) Sum(Plot one, Plot other) =>
        (one.Variance.East + other.Variance.East, one.Variance.North + other.Variance.North, one.Variance.Cross + other.Variance.Cross);

    // null beyond the gate, and for two who say that they are not the same.
    static double? Distance2(Plot one, Plot other)
    {
        if (one.Identity is not null && other.Identity is not null && one.Identity != other.Identity)
            return null;
        var (a, b, c) = Sum(one, other);
        var (x, y) = (one.East - other.East, one.North - other.North);
        var distance = ((b * x * x) - (2 * c * x * y) + (a * y * y)) / ((a * b) - (c * c));
        return distance > Kalman.Gate ? null : distance;
    }

    static Plot Joined(Plot one, Plot other, double together)
    {
        var (first, second) = (Inverse(one.Variance), Inverse(other.Variance));
        var variance = Inverse(new(first.East + second.East, first.North + second.North, first.Cross + second.Cross));
        var (east, north) = (
            (first.East * one.East) + (first.Cross * one.North) + (second.East * other.East) + (second.Cross * other.North),
            (first.Cross * one.East) + (first.North * one.North) + (second.Cross * other.East) + (second.North * other.North)
        );
        return new(
            (variance.East * east) + (variance.Cross * north),
            (variance.Cross * east) + (variance.North * north),
            variance,
            one.Identity ?? other.Identity,
            Length(one, first, other, second)
        )
        {
            Sources = [.. one.Sources, .. other.Sources],
            // As sure as the least sure of its joints.
            Together = Math.Min(one.Together ?? 1, together),
            // One of them comes with every scan.
            Interval =
                one.Interval is null || other.Interval is null
                    ? null
                    : TimeSpan.FromTicks(Math.Min(one.Interval.Value.Ticks, other.Interval.Value.Ticks)),
        };
    }

    // Who sees the place better measures the size better: both suffer from the same distance.
    static double? Length(Plot one, PlotVariance first, Plot other, PlotVariance second)
    {
        if (one.LengthMetres is not { } a || other.LengthMetres is not { } b)
            return one.LengthMetres ?? other.LengthMetres;
        var (wa, wb) = (first.East + first.North, second.East + second.North);
        return ((a * wa) + (b * wb)) / (wa + wb);
    }

    static PlotVariance Inverse(PlotVariance of)
    {
        var determinant = (of.East * of.North) - (of.Cross * of.Cross);
        return new(of.North / determinant, of.East / determinant, -of.Cross / determinant);
    }
}
