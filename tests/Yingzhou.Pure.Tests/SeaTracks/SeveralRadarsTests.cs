using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

/// <summary>c11 §3.3 with several radars over the same water: one ship is one track, whoever sees it, and the track says who does.</summary>
public class SeveralRadarsTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    static readonly RadarSite North = new("north", 0, 9_000, 30, 0.004);
    static readonly RadarSite South = new("south", 2_000, -8_000, 30, 0.004);

    sealed record Ship(double East, double North, double Knots, string? Says, double? Length = 60, bool ByNorth = true, bool BySouth = true)
    {
        public (double East, double North) At(int scan) => (East + (Knots * 0.5144 * scan * 10), North);
    }

    static double Normal(Random random, double sigma) =>
        sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Where a radar puts what is there: its own bias, its own noise.
    static (double East, double North) Measured(RadarSite site, (double East, double North) at, Random random, double range, double bearing)
    {
        var (x, y) = (at.East - site.East, at.North - site.North);
        var (r, b) = (
            Math.Sqrt((x * x) + (y * y)) + range + Normal(random, site.RangeSigma),
            Math.Atan2(x, y) + bearing + Normal(random, site.BearingSigma)
        );
        return (site.East + (r * Math.Sin(b)), site.North + (r * Math.Cos(b)));
    }

    static (TrackPicture Picture, RadarSite North, RadarSite South) After(
        int scans,
        int seed,
        Ship[] ships,
        double rangeBias = 0,
        double bearingBias = 0,
        bool learns = true
    )
    {
        var (picture, random, north, south) = (TrackPicture.Empty, new Random(seed), North, South);
        for (var scan = 0; scan < scans; scan++)
        {
            List<Plot> ais = [];
            List<(string Number, (double East, double North) At, double? Length)> byNorth = [];
            List<(string Number, (double East, double North) At, double? Length)> bySouth = [];
            foreach (var (i, ship) in ships.Index())
            {
                var at = ship.At(scan);
                if (ship.Says is { } mmsi && random.NextDouble() < 0.7)
                    ais.Add(
                        new(at.East + Normal(random, 15), at.North + Normal(random, 15), PlotVariance.Round(20), mmsi)
                        {
                            Sources = [new(PlotFusion.Ais, mmsi)],
                            Interval = TimeSpan.FromSeconds(30),
                        }
                    );
                if (ship.ByNorth && random.NextDouble() < 0.95)
                    byNorth.Add(($"{i}", Measured(north, at, random, rangeBias, bearingBias), ship.Length));
                if (ship.BySouth && random.NextDouble() < 0.95)
                    bySouth.Add(($"{i + 10}", Measured(south, at, random, 0, 0), ship.Length));
            }
            if (learns)
            {
                north = north.Learn(ais, [.. byNorth.Select(one => one.At)]);
                south = south.Learn(ais, [.. bySouth.Select(one => one.At)]);
            }
            picture = picture.ScanAll(
                Start.AddSeconds(scan * 10),
                [
                    ais,
                    [.. byNorth.Select(one => north.Plot(one.Number, one.At.East, one.At.North, one.Length, TimeSpan.Zero))],
                    [.. bySouth.Select(one => south.Plot(one.Number, one.At.East, one.At.North, one.Length, TimeSpan.Zero))],
                ]
            );
        }
        return (picture, north, south);
    }

    static readonly Ship[] Water =
    [
        new(-3_000, 0, 8, "413000001"),
        new(-3_000, 2_500, 6, null),
        new(3_000, -2_500, 4, null, Length: 12),
        new(0, 5_000, 5, "413000002", BySouth: false),
        new(0, -5_000, 0, "413000003", ByNorth: false),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void C11_3_3_a_ship_that_two_radars_and_AIS_see_is_one_track_that_names_them(int seed)
    {
        var (picture, _, _) = After(80, seed, Water);

        var tracks = picture.Tracks.Where(track => track.Confirmed).ToList();
        Assert.Equal(Water.Length, tracks.Count);
        var both = tracks.Single(track => track.Identity == "413000001");
        Assert.Equal(["AIS", "north", "south"], both.Sources.Select(one => one.Source.Sensor).Order(StringComparer.Ordinal));
        Assert.Contains(both.Sources, one => one.Source == new PlotSource("south", "10"));
        Assert.InRange(both.Confidence!.Value, 0.9, 1);
        // Two sensors, of which each is worth some tens of metres.
        Assert.InRange(both.Ellipse.Long, 5, 100);
        Assert.Equal(["AIS", "north"], Sensors(tracks.Single(track => track.Identity == "413000002")));
        // Two radars are no name: still dark, and one.
        var dark = Assert.Single(picture.Dark(reception: 0.8));
        Assert.Equal(["north", "south"], Sensors(dark));
        Assert.Equal(60, dark.LengthMetres!.Value, 1.0);

        static IEnumerable<string> Sensors(SeaTrack track) => track.Sources.Select(one => one.Source.Sensor).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(60, 0.02)]
    [InlineData(-90, -0.015)]
    [InlineData(0, 0.03)]
    public void C11_3_3_the_bias_of_a_radar_is_learned_from_ships_that_say_where_they_are(double range, double bearing)
    {
        var (picture, north, south) = After(150, 4, Water, range, bearing);

        Assert.True(north.IsSettled);
        Assert.Equal(range, north.RangeBias, 15.0);
        Assert.Equal(bearing, north.BearingBias, 0.003);
        Assert.Equal(0, south.RangeBias, 15.0);
        Assert.Equal(Water.Length, picture.Tracks.Count(track => track.Confirmed));
        // A ship that nobody corrects would be two.
        Assert.True(After(150, 4, Water, range, bearing, learns: false).Picture.Tracks.Count(track => track.Confirmed) > Water.Length);
    }

    [Fact]
    public void A_pair_beside_others_teaches_nothing()
    {
        Plot Says(double east) => new(east, 0, PlotVariance.Round(20), $"41300000{east / 1000:0}");

        Assert.Equal(1, North.Learn([Says(0)], [(50, 0)]).Pairs);
        Assert.Equal(0, North.Learn([Says(0), Says(1000)], [(50, 0)]).Pairs);
        Assert.Equal(0, North.Learn([Says(0)], [(50, 0), (-1_200, 0)]).Pairs);
        Assert.Equal(0, North.Learn([Says(0)], [(600, 0)]).Pairs);
    }

    [Fact]
    public void Confidence_is_lower_where_a_plot_could_be_anothers()
    {
        var round = PlotVariance.Round(50);
        Plot Seen(double east, string sensor) => new(east, 0, round) { Sources = [new(sensor, "1")] };

        var alone = Assert
            .Single(
                PlotFusion.Merge([
                    [Seen(0, "north")],
                    [Seen(20, "south")],
                ])
            )
            .Together!.Value;
        var beside = PlotFusion
            .Merge([
                [Seen(0, "north"), Seen(60, "north")],
                [Seen(30, "south")],
            ])
            .First(plot => plot.Together is not null);

        Assert.InRange(alone, 0.99, 1);
        Assert.InRange(beside.Together!.Value, 0.4, 0.6);
        Assert.Null(
            Assert
                .Single(
                    PlotFusion.Merge([
                        [Seen(0, "north")],
                        [],
                    ])
                )
                .Together
        );
    }

    [Fact]
    public void However_many_sensors_no_two_plots_of_one_join_and_none_is_lost() =>
        Gen.Select(Gen.Double[-400, 400], Gen.Double[-400, 400])
            .Array[0, 6]
            .Array[0, 4]
            .Sample(sensors =>
            {
                IReadOnlyList<Plot>[] seen =
                [
                    .. sensors.Select(
                        (plots, s) =>
                            (IReadOnlyList<Plot>)
                                [
                                    .. plots.Select(
                                        (at, i) =>
                                            new Plot(at.Item1, at.Item2, PlotVariance.Round(40), s == 0 ? $"4130000{i:00}" : null)
                                            {
                                                Sources = [new($"s{s}", $"{i}")],
                                            }
                                    ),
                                ]
                    ),
                ];
                var merged = PlotFusion.Merge(seen);
                var sources = merged.SelectMany(plot => plot.Sources).ToList();
                return sources.Count == sensors.Sum(plots => plots.Length)
                    && sources.Distinct().Count() == sources.Count
                    && merged.All(plot => plot.Sources.Select(one => one.Sensor).Distinct().Count() == plot.Sources.Count)
                    && merged.All(plot => plot.Sources.Count > 1 == plot.Together is > 0 and <= 1);
            });

    // What two radars make of a ship whose second radar is off by so many metres.
    static TrackPicture Twice(int scans, Func<int, double> off, string second = "south")
    {
        var picture = TrackPicture.Empty;
        for (var scan = 0; scan < scans; scan++)
            picture = picture.ScanAll(
                Start.AddSeconds(scan * 10),
                [
                    [],
                    [new(scan * 40, 0, PlotVariance.Round(30)) { Sources = [new("north", "1")] }],
                    [new(scan * 40, off(scan), PlotVariance.Round(30)) { Sources = [new(second, "2")] }],
                ]
            );
        return picture;
    }

    [Fact]
    public void Tracks_that_were_begun_apart_become_the_older_one_when_they_stay_together()
    {
        Assert.Equal(2, Twice(40, _ => 600).Tracks.Count(track => track.Confirmed));

        // Comes nearer at less than a knot, and is the same ship in the end.
        var united = Twice(160, scan => Math.Max(0, 600 - (5 * scan)));

        var track = Assert.Single(united.Tracks, track => track.Confirmed);
        Assert.Equal((1, Start), (track.Id, track.Since));
        Assert.Equal(["north", "south"], track.Sources.Select(one => one.Source.Sensor).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_one_radar_sees_twice_is_two_ships_however_near_they_come()
    {
        var picture = TrackPicture.Empty;
        for (var scan = 0; scan < 60; scan++)
            picture = picture.ScanAll(
                Start.AddSeconds(scan * 10),
                [
                    [],
                    [
                        new(scan * 40, 0, PlotVariance.Round(30)) { Sources = [new("north", "1")] },
                        new(scan * 40, 90, PlotVariance.Round(30)) { Sources = [new("north", "2")] },
                    ],
                ]
            );

        Assert.Equal(2, picture.Tracks.Count(track => track.Confirmed));
    }

    [Fact]
    public void C11_3_3_a_ship_at_anchor_that_speaks_every_three_minutes_is_one_track()
    {
        var (picture, plane) = (TrackPicture.Empty, SeaPlane.Around(new(122.36, 30.19)));
        for (var scan = 0; scan <= 180; scan++)
        {
            var at = Start.AddSeconds(scan * 10);
            var report = new VesselReport("413409990", at, new(122.36, 30.19), SpeedKnots: 0.1, CourseDegrees: 40);
            picture = picture.ScanAll(at, [scan % 18 == 0 ? [PlotFusion.At(report, plane, at)!] : []]);
        }

        var track = Assert.Single(picture.Tracks);
        Assert.True(track.Confirmed);
        Assert.Equal((1, "413409990"), (track.Id, track.Identity));
        // Five times three minutes of silence end it, four do not.
        for (var scan = 1; scan <= 85; scan++)
            picture = picture.Scan(Start.AddSeconds((180 + scan) * 10), []);
        Assert.Single(picture.Tracks);
        for (var scan = 86; scan <= 100; scan++)
            picture = picture.Scan(Start.AddSeconds((180 + scan) * 10), []);
        Assert.Empty(picture.Tracks);
    }

    [Fact]
    public void The_ellipse_lies_as_the_error_does()
    {
        // Far to the east of a radar: across is north and south.
        var plot = new Plot(8_000, 0, PlotVariance.Radar(8_000, Math.PI / 2, 20, 0.02));

        var (major, minor, degrees) = Assert.Single(TrackPicture.Empty.Scan(Start, [plot]).Tracks).Ellipse;

        Assert.Equal(160 * Math.Sqrt(5.991), major, 0.01);
        Assert.Equal(20 * Math.Sqrt(5.991), minor, 0.01);
        Assert.Equal(0, Math.IEEERemainder(degrees, 180), 0.01);
    }
}
