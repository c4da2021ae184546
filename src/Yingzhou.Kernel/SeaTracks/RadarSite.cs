namespace Yingzhou.Kernel;

/// <summary>
/// A radar as the plane of an island sees it (雷达站): what it plots is corrected by its bias and worth what range and bearing are worth. Its bias (系统误差) is learned from ships that also say where
/// they are (c11 §3.3), from lonely pairs only: beside others a wrong pair would teach the wrong thing. A site never changes; learning gives a new one.
/// </summary>
/// <param name="East">Metres, on the plane.</param>
/// <param name="RangeSigma">Metres.</param>
/// <param name="BearingSigma">Radians.</param>
public sealed record RadarSite(string Id, double East, double North, double RangeSigma, double BearingSigma)
{
    /// <summary>From so many pairs on the bias is known and applied.</summary>
    public const int SettledPairs = 20;

    // A mean of the last 200 pairs at most: a bias may change.
    const int Memory = 200;

    // Both of a pair are within the first of each other, and nothing else of either kind within the second.
    const double PairMetres = 500;
    const double LonelyMetres = 1_500;

    // m/s: a plot that is some seconds old is elsewhere by now.
    const double TypicalSpeed = 5;

    /// <summary>测距偏差, metres: what the radar says more than is.</summary>
    public double RangeBias { get; private init; }

    /// <summary>方位偏差, radians clockwise.</summary>
    public double BearingBias { get; private init; }

    /// <summary>From how many pairs.</summary>
    public int Pairs { get; private init; }

    public bool IsSettled => Pairs >= SettledPairs;

    /// <summary>A plot of this radar, corrected.</summary>
    /// <param name="number">Of its own track.</param>
    /// <param name="age">How long before the scan it was measured.</param>
    public Plot Plot(string number, double east, double north, double? length, TimeSpan age)
    {
        var (range, bearing) = Polar(east, north);
        if (IsSettled)
            (range, bearing) = (range - RangeBias, bearing - BearingBias);
        var (sin, cos) = Math.SinCos(bearing);
        var variance = PlotVariance.Radar(range, bearing, RangeSigma, BearingSigma);
        var moved = Math.Pow(TypicalSpeed * age.TotalSeconds, 2);
        return new(
            East + (range * sin),
            North + (range * cos),
            new(variance.East + moved, variance.North + moved, variance.Cross),
            LengthMetres: length
        )
        {
            Sources = [new(Id, number)],
        };
    }

    /// <param name="ais">Of the same moment.</param>
    /// <param name="measured">As this radar said them, uncorrected.</param>
    public RadarSite Learn(IReadOnlyList<Plot> ais, IReadOnlyList<(double East, double North)> measured)
    {
        var site = this;
        foreach (var (east, north) in measured)
        {
            if (ais.Where(one => Metres(one.East - east, one.North - north) < LonelyMetres).ToList() is not [var ship])
                continue;
            if (
                Metres(ship.East - east, ship.North - north) > PairMetres
                || measured.Count(other => Metres(ship.East - other.East, ship.North - other.North) < LonelyMetres) > 1
            )
                continue;
            var ((said, toward), (range, bearing)) = (Polar(east, north), Polar(ship.East, ship.North));
            site = site.With(said - range, Math.IEEERemainder(toward - bearing, 2 * Math.PI));
        }
        return site;
    }

    RadarSite With(double range, double bearing)
    {
        var gain = 1.0 / Math.Min(Pairs + 1, Memory);
        return this with
        {
            RangeBias = RangeBias + (gain * (range - RangeBias)),
            BearingBias = BearingBias + (gain * (bearing - BearingBias)),
            Pairs = Pairs + 1,
        };
    }

    (double Range, double Bearing) Polar(double east, double north) =>
        (Metres(east - East, north - North), Math.Atan2(east - East, north - North));

    static double Metres(double east, double north) => Math.Sqrt((east * east) + (north * north));
}
