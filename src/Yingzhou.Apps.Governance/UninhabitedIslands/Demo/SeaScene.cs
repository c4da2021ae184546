using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Demo;

/// <param name="Receiver">Who heard it.</param>
sealed record SceneMessage(string Receiver, IReadOnlyList<string> Sentences);

/// <summary>
/// Ships that go round an island of the demonstration for ever, as one receiver of AIS and two radars hear them (演示海面): two that say who they are, one of 62 m that does not, a small boat. The first radar
/// measures 70 m too far and half a degree too far right, as real ones do. The same moment gives the same sentences. Before a demonstration starts one more comes straight in from the north.
/// </summary>
sealed class SeaScene(IslandContent islands)
{
    public const string Island = "zs-n122";
    public const string Receiver = "演示接收机";
    const double RangeBias = 70;
    const double BearingBias = 0.5 * Math.PI / 180;

    /// <param name="Radius">Of its circle, metres.</param>
    /// <param name="Knots">Negative the other way round.</param>
    sealed record Ship(int Number, int? Mmsi, double Radius, double Knots, double Start, double Length);

    static readonly Ship[] Ships =
    [
        new(11, 412_340_001, 2_600, 8, 0.3, 95),
        new(12, 412_340_002, 3_900, -6, 2.5, 70),
        new(13, null, 3_300, 4, 4.4, 62),
        new(14, null, 1_700, -5, 5.6, 12),
    ];

    // Who comes in: 150 m a minute for twelve minutes, and speaks once in each.
    static readonly Ship Incoming = new(15, 412_330_003, 0, 4.9, 0, 38);
    static readonly TimeSpan Coming = TimeSpan.FromMinutes(12);

    /// <param name="arrives">When it stands before the shore; <c>null</c> when nobody comes.</param>
    public IEnumerable<SceneMessage> At(DateTimeOffset at, DateTimeOffset? arrives = null)
    {
        var middle = islands[Island]!.Middle;
        var plane = SeaPlane.Around(middle);
        (Ship Ship, double East, double North, double Course)[] there =
        [
            .. Ships.Select(ship => Round(ship, at)),
            .. arrives is { } end && end - at is var left && left >= TimeSpan.Zero && left <= Coming
                ? new[] { (Incoming, 0.0, 420 + (left.TotalMinutes * 150), 180.0) }
                : [],
        ];
        yield return new(
            Receiver,
            [
                .. there
                    .Where(one => one.Ship != Incoming || (arrives - at)?.Ticks % TimeSpan.TicksPerMinute == 0)
                    .SelectMany(one => Said(one.Ship, plane.Degrees(one.East, one.North), one.Course, at)),
            ]
        );
        foreach (var (index, radar) in islands.Radars.Index())
            if (radar.Source.StartsWith("演示", StringComparison.Ordinal))
                yield return new(
                    radar.Source,
                    [
                        .. there
                            .Where(one => plane.Degrees(one.East, one.North).MetresTo(radar.Place) <= radar.RangeMetres)
                            .SelectMany(one => Seen(one.Ship, (one.East, one.North), radar, index, plane, at)),
                    ]
                );
    }

    static (Ship Ship, double East, double North, double Course) Round(Ship ship, DateTimeOffset at)
    {
        var turned = Knots.ToMetresPerSecond(ship.Knots) / ship.Radius * (at.ToUnixTimeMilliseconds() / 1000.0 % 1_000_000);
        var (sin, cos) = Math.SinCos(ship.Start + turned);
        var course = (ship.Start + turned) * 180 / Math.PI + (ship.Knots > 0 ? 90 : -90);
        return (ship, ship.Radius * sin, ship.Radius * cos, ((course % 360) + 360) % 360);
    }

    static IReadOnlyList<string> Said(Ship ship, GeoPoint place, double course, DateTimeOffset at)
    {
        if (ship.Mmsi is not { } mmsi)
            return [];
        return AisWriter
            .Position()
            .Set("mmsi", mmsi)
            .Set("lon", place.Longitude)
            .Set("lat", place.Latitude)
            .Set("speed", Math.Abs(ship.Knots))
            .Set("course", course)
            .Set("second", at.Second)
            .Sentences();
    }

    static IEnumerable<string> Seen(Ship ship, (double East, double North) place, Radar radar, int index, SeaPlane plane, DateTimeOffset at)
    {
        var (fromEast, fromNorth) = plane.Metres(radar.Place);
#pragma warning disable CA5394 // Noise needs no secrecy, but must be the same again.
        var chance = new Random(HashOf(ship.Number, index, at.ToUnixTimeSeconds()));
        double Noise(double sigma) => sigma * (chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 1.5) * 2;
#pragma warning restore CA5394
        var (x, y) = (place.East - fromEast, place.North - fromNorth);
        var range = Math.Sqrt((x * x) + (y * y)) + Noise(radar.RangeSigmaMetres) + (index == 0 ? RangeBias : 0);
        var bearing = Math.Atan2(x, y) + Noise(radar.BearingSigmaDegrees * Math.PI / 180) + (index == 0 ? BearingBias : 0);
        var measured = plane.Degrees(fromEast + (range * Math.Sin(bearing)), fromNorth + (range * Math.Cos(bearing)));
        // Its length first: a sentence of position takes the length that is known by then.
        return new RadarTarget(ship.Number + (20 * index), measured.Longitude, measured.Latitude, ship.Length, IsLost: false)
            .Sentences(at)
            .Reverse();
    }

    // As HashCode does, but the same in every process.
    static int HashOf(int ship, int radar, long second) => unchecked((int)((((second * 31) + ship) * 31) + radar));
}
