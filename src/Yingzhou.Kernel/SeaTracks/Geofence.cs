namespace Yingzhou.Kernel;

public enum FenceChange
{
    None,

    /// <summary>进入</summary>
    Entered,

    /// <summary>离开</summary>
    Left,
}

/// <summary>Where one target stands with one zone.</summary>
/// <param name="Sure">Updates in a row that say the other side.</param>
/// <param name="LastAt">The last update, and how far from the border it was (negative inside), for the time of crossing.</param>
public readonly record struct FenceState(bool IsInside, int Sure, DateTimeOffset? LastAt, double LastMetres)
{
    /// <summary>Of the update before the run of sure ones began.</summary>
    public (DateTimeOffset At, double Metres)? Before { get; init; }
}

/// <param name="CrossedAt">Interpolated between the updates on both sides of the border; <c>null</c> without a change, or for a target first seen inside.</param>
public readonly record struct FenceUpdate(FenceState State, FenceChange Change, double ProbabilityInside, DateTimeOffset? CrossedAt);

/// <summary>
/// 电子围栏 with the uncertainty of positions (c11 §3.4): entered when the probability of being inside is 0.9 or more for two updates, left when it is 0.1 or less for two updates, measured 50 m
/// outside the border, so that a target on the border does not flutter.
/// </summary>
public sealed class Geofence
{
    public const double Sure = 0.9;
    public const int Updates = 2;
    public const double HysteresisMetres = 50;

    static readonly (double X, double Y)[] Cloud = Spread(400);

    readonly Shape zone;
    readonly AreaIndex<bool> inner;
    readonly AreaIndex<bool> outer;

    Geofence(Shape zone, AreaIndex<bool> inner, AreaIndex<bool> outer) => (this.zone, this.inner, this.outer) = (zone, inner, outer);

    public static Outcome<Geofence> Of(Shape zone)
    {
        var (inner, wide) = (AreaIndex.Of([(true, zone)]), zone.Buffer(HysteresisMetres));
        if ((inner.Fault ?? wide.Fault) is { } fault)
            return fault;
        return new Geofence(zone, inner.Value, AreaIndex.Of([(true, wide.Value)]).Value);
    }

    /// <param name="variance">Of the position, m².</param>
    public double ProbabilityInside(GeoPoint position, PlotVariance variance) => Inside(inner, position, variance);

    public FenceUpdate Next(FenceState state, DateTimeOffset at, GeoPoint position, PlotVariance variance)
    {
        var inside = Inside(inner, position, variance);
        var turned = state.IsInside ? Inside(outer, position, variance) <= 1 - Sure : inside >= Sure;
        var metres = zone.MetresToBorder(position).Value * (inner.At(position).Count > 0 ? -1 : 1);
        var sure = turned ? state.Sure + 1 : 0;
        (DateTimeOffset, double)? before =
            sure > 1 ? state.Before
            : state.LastAt is { } last ? (last, state.LastMetres)
            : null;
        if (sure < Updates)
            return new(new(state.IsInside, sure, at, metres) { Before = sure > 0 ? before : null }, FenceChange.None, inside, null);
        return new(
            new(!state.IsInside, 0, at, metres),
            state.IsInside ? FenceChange.Left : FenceChange.Entered,
            inside,
            before is { } side ? Crossing(side, sure > 1 && state.LastAt is { } second ? (second, state.LastMetres) : (at, metres)) : null
        );
    }

    /// <summary>When a target that keeps its course and speed meets the zone.</summary>
    /// <param name="within">Usually 15 minutes: farther ahead courses change.</param>
    /// <returns><c>null</c> when it does not within that time; zero for one inside.</returns>
    public TimeSpan? PredictedEntry(GeoPoint position, double speedKnots, double courseDegrees, TimeSpan within)
    {
        if (inner.At(position).Count > 0)
            return TimeSpan.Zero;
        var speed = Knots.ToMetresPerSecond(speedKnots);
        if (speed <= 0)
            return null;
        var ahead = Shape.Line([position, Geodesic.From(position, courseDegrees, speed * within.TotalSeconds)]);
        var met = zone.Intersection(ahead).Value;
        return met.IsEmpty ? null : TimeSpan.FromSeconds(met.MetresTo(Shape.Of(position)).Value / speed);
    }

    static DateTimeOffset? Crossing((DateTimeOffset At, double Metres) before, (DateTimeOffset At, double Metres) after)
    {
        if (before.Metres * after.Metres > 0)
            return null;
        var whole = Math.Abs(before.Metres) + Math.Abs(after.Metres);
        return whole == 0 ? after.At : before.At + ((after.At - before.At) * (Math.Abs(before.Metres) / whole));
    }

    static double Inside(AreaIndex<bool> area, GeoPoint position, PlotVariance variance)
    {
        var plane = SeaPlane.Around(position);
        // Cholesky of the 2 × 2 covariance.
        var a = Math.Sqrt(Math.Max(0, variance.East));
        var b = a > 0 ? variance.Cross / a : 0;
        var c = Math.Sqrt(Math.Max(0, variance.North - (b * b)));
        return (double)Cloud.Count(one => area.At(plane.Degrees(a * one.X, (b * one.X) + (c * one.Y))).Count > 0) / Cloud.Length;
    }

    // Points of the round normal distribution with equal weight, spread as a sunflower spreads its seeds: the same every time, and even.
    static (double X, double Y)[] Spread(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var radius = Math.Sqrt(-2 * Math.Log(1 - ((i + 0.5) / count)));
                    var (sin, cos) = Math.SinCos(i * Math.PI * (3 - Math.Sqrt(5)));
                    return (radius * cos, radius * sin);
                }),
        ];
}
