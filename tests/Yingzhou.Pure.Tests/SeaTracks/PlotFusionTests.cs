using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

/// <summary>c11 §3.3 and §3.6: AIS and radar become one picture, and who is seen by radar alone stands out.</summary>
public class PlotFusionTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    static readonly GeoPoint Middle = new(122.36, 30.19);

    static Plot Ais(double east, double north, string mmsi = "413409990") => new(east, north, PlotVariance.Round(20), mmsi);

    static Plot Radar(double east, double north, double? length = null) => new(east, north, PlotVariance.Round(60), LengthMetres: length);

    [Fact]
    public void C11_5_a_pair_joins_inside_the_gate_and_not_beyond()
    {
        // (95, 60) m against σ 60 in all: 3.507; (260, 210): 31.03.
        var half = PlotVariance.Round(60 / Math.Sqrt(2));
        Plot ais = new(0, 0, half, "413409990");

        Assert.Single(PlotFusion.Merge([ais], [new(95, 60, half)]));
        Assert.Equal(2, PlotFusion.Merge([ais], [new(260, 210, half)]).Count);
    }

    [Fact]
    public void A_joined_plot_carries_the_identity_of_one_and_the_length_of_the_other()
    {
        var joined = Assert.Single(PlotFusion.Merge([Ais(0, 0)], [Radar(60, 0, 88)]));

        Assert.Equal(("413409990", 88.0), (joined.Identity, joined.LengthMetres!.Value));
        // Weights are 1/400 and 1/3600: a tenth of the way to the radar's.
        Assert.Equal(6, joined.East, 1e-9);
        Assert.Equal(0, joined.North, 1e-9);
        Assert.Equal(360, joined.Variance.East, 1e-9);
    }

    [Fact]
    public void Who_joins_whom_is_decided_for_all_at_once()
    {
        // The first is nearest to the second's plot, but then the second would be left alone.
        var joined = PlotFusion.Merge([Ais(0, 0, "413000001"), Ais(60, 0, "413000002")], [Radar(40, 0, 30), Radar(160, 0, 90)]);

        Assert.Equal([("413000001", 30.0), ("413000002", 90.0)], joined.Select(plot => (plot.Identity!, plot.LengthMetres!.Value)).Order());
    }

    [Fact]
    public void A_joined_plot_is_surer_than_either_and_nothing_is_lost() =>
        Gen.Select(Gen.Double[-500, 500], Gen.Double[-500, 500])
            .Array[0, 8]
            .Select(Gen.Select(Gen.Double[-500, 500], Gen.Double[-500, 500]).Array[0, 8])
            .Sample(
                (said, seen) =>
                {
                    Plot[] ais = [.. said.Select((at, i) => Ais(at.Item1, at.Item2, $"41300{i:0000}"))];
                    Plot[] radar =
                    [
                        .. seen.Select(at => PlotVariance.Radar(3_000, at.Item1, 30, 0.01))
                            .Zip(seen, (v, at) => new Plot(at.Item1, at.Item2, v, LengthMetres: 40)),
                    ];
                    var merged = PlotFusion.Merge(ais, radar);
                    var joined = merged.Where(plot => plot is { Identity: not null, LengthMetres: not null }).ToList();
                    return merged.Count == ais.Length + radar.Length - joined.Count
                        && merged.Count(plot => plot.Identity is not null) == ais.Length
                        && joined.TrueForAll(plot => plot.Variance.East + plot.Variance.North <= 800 + 1e-6);
                }
            );

    [Fact]
    public void A_report_is_carried_on_to_the_scan_and_is_worth_less_the_older_it_is()
    {
        var plane = SeaPlane.Around(Middle);
        var report = new VesselReport("413409990", Start, Middle, SpeedKnots: 10, CourseDegrees: 90);

        var plot = PlotFusion.At(report, plane, Start.AddSeconds(60))!;

        Assert.Equal(Knots.ToMetresPerSecond(10) * 60, plot.East, 0.01);
        Assert.Equal(0, plot.North, 0.01);
        Assert.Equal(400 + 900, plot.Variance.East, 1e-6);
        Assert.Null(PlotFusion.At(report with { Position = null }, plane, Start));
    }

    // Ships a mile apart on parallel courses, each with its own way of being seen, scanned every ten seconds.
    static TrackPicture After(int minutes, int seed, params (bool Says, double? Length)[] ships)
    {
        var (picture, random) = (TrackPicture.Empty, new Random(seed));
        double Normal(double sigma) =>
            sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        for (var scan = 0; scan <= minutes * 6; scan++)
        {
            List<Plot> ais = [];
            List<Plot> radar = [];
            foreach (var (i, ship) in ships.Index())
            {
                var (east, north) = (scan * 40.0, i * 1852.0);
                // A ship at ten knots speaks every ten seconds, of which some are not heard; a radar misses a few.
                if (ship.Says && random.NextDouble() < 0.7)
                    ais.Add(Ais(east + Normal(15), north + Normal(15), $"41300{i:0000}"));
                if (random.NextDouble() < 0.95)
                    radar.Add(Radar(east + Normal(40), north + Normal(40), ship.Length is { } metres ? metres + Normal(3) : null));
            }
            picture = picture.Scan(Start.AddSeconds(scan * 10), ais, radar);
        }
        return picture;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void C11_3_6_only_the_large_ship_that_never_says_who_it_is_is_dark(int seed)
    {
        (bool, double?)[] ships = [(true, 80), (false, 60), (false, 12), (false, null), (true, null)];

        var picture = After(15, seed, ships);

        Assert.Equal(ships.Length, picture.Tracks.Count(track => track.Confirmed));
        Assert.Equal(["413000000", "413000004"], picture.Tracks.Select(track => track.Identity).OfType<string>().Order());
        var dark = Assert.Single(picture.Dark(reception: 0.8));
        Assert.Equal(60, dark.LengthMetres!.Value, 5.0);
        Assert.Equal(1852, dark.Position.North, 100.0);
    }

    [Fact]
    public void C11_3_6_not_before_ten_minutes_and_not_where_AIS_is_not_heard()
    {
        Assert.Empty(After(10, 1, (false, 60)).Dark(0.8));
        Assert.Single(After(11, 1, (false, 60)).Dark(0.8));
        Assert.Empty(After(30, 1, (false, 60)).Dark(reception: 0.05));
    }
}
