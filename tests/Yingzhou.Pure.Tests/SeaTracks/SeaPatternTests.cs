using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

public class SeaPatternTests
{
    // 22:00 in Zhoushan.
    static readonly DateTimeOffset Night = new(2026, 10, 15, 14, 0, 0, TimeSpan.Zero);
    static readonly GeoPoint Spot = new(122.5, 30.5);
    static readonly AreaIndex<string> Area = AreaIndex.Of([("area", Shape.Area(new GeoBox(122.49, 30.49, 122.51, 30.51)))]).Value;

    static TrackPoint[] Lying(int minutes, double knots = 0.4, double metresOff = 0, double? course = null) =>
        [
            .. Enumerable
                .Range(0, minutes + 1)
                .Select(i => new TrackPoint(
                    Night.AddMinutes(i),
                    Geodesic.From(Spot, 90, metresOff + (i % 3 * 5)),
                    knots,
                    course ?? i * 40 % 360
                )),
        ];

    [Theory]
    [InlineData(45, true)]
    [InlineData(44, false)]
    public void Sand_is_mined_by_lying_still_in_the_area(int minutes, bool found)
    {
        var facts = new VesselFacts(LengthMetres: 90, IsDredgerOrCargo: true, HasSandPermit: false);

        Assert.Equal(found, SeaPatterns.SandMining(Lying(minutes), Area, facts, 1.2) is not null);
        Assert.Null(SeaPatterns.SandMining(Lying(minutes), Area, facts with { HasSandPermit = true }, 1.2));
        Assert.Null(SeaPatterns.SandMining(Lying(minutes), Area, facts with { IsDredgerOrCargo = null, LengthMetres = 40 }, 1.2));
        Assert.Null(SeaPatterns.SandMining(Lying(minutes), Area, new(), 1.2));
        Assert.Null(SeaPatterns.SandMining(Lying(minutes, metresOff: 5000), Area, facts, 1.2));
    }

    [Fact]
    public void A_deeper_draught_speaks_for_it_and_an_equal_one_against()
    {
        var facts = new VesselFacts(IsDredgerOrCargo: true);
        double Of(double? rise) => EvidenceScore.Of(0.05, SeaPatterns.SandMining(Lying(60), Area, facts, rise)!.Evidence).Value.Probability;

        Assert.True(Of(1.0) > Of(null));
        Assert.True(Of(null) > Of(0));
    }

    [Fact]
    public void Two_that_lie_side_by_side_far_from_port()
    {
        var (one, other) = (Lying(30), Lying(30, metresOff: 100));

        Assert.Contains(SeaPatterns.Rendezvous(one, other, _ => 10_000, oneIsDark: true)!.Evidence, evidence => evidence.Code == "dark");
        Assert.Null(SeaPatterns.Rendezvous(one, other, _ => 3000, oneIsDark: true));
        Assert.Null(SeaPatterns.Rendezvous(one, Lying(30, metresOff: 300), _ => 10_000, oneIsDark: true));
        Assert.Null(SeaPatterns.Rendezvous(one[..20], other, _ => 10_000, oneIsDark: true));
    }

    [Fact]
    public void Fast_and_silent_to_a_landing_point()
    {
        TrackPoint[] run =
        [
            .. Enumerable.Range(0, 10).Select(i => new TrackPoint(Night.AddMinutes(i), Geodesic.From(Spot, 0, i * 1200), 38)),
        ];
        var landings = new NearestPoints<string>([("小沙湾", Geodesic.From(Spot, 0, 11_500))]);

        Assert.NotNull(SeaPatterns.FastLanding(run, landings, new(HasAis: false)));
        Assert.Null(SeaPatterns.FastLanding(run, landings, new(HasAis: true)));
        Assert.Null(SeaPatterns.FastLanding(run[..5], landings, new(HasAis: false)));
        Assert.Null(SeaPatterns.FastLanding([.. run.Select(point => point with { SpeedKnots = 35 })], landings, new(HasAis: false)));
    }

    [Fact]
    public void A_stop_at_an_islands_shore()
    {
        var island = AreaIndex.Of([("无名岛", Shape.Of(Geodesic.From(Spot, 270, 400)).Buffer(250).Value)]).Value;

        Assert.Contains("无名岛", SeaPatterns.IslandStop(Lying(5, 0.2), island)!.Evidence[0].Says, StringComparison.Ordinal);
        Assert.Null(SeaPatterns.IslandStop(Lying(2, 0.2), island));
        Assert.Null(SeaPatterns.IslandStop(Lying(5, 0.2, metresOff: 300), island));
    }

    [Fact]
    public void Trawling_turns_and_passing_through_does_not()
    {
        var trawl = SeaPatterns.ClosedSeasonTrawl(Lying(70, 3), Area, new(IsFishing: true))!;
        var passing = SeaPatterns.ClosedSeasonTrawl(Lying(70, 3, course: 45), Area, new(IsFishing: true))!;

        Assert.Contains(trawl.Evidence, one => one is { Code: "turning", LikelihoodRatio: > 1 });
        Assert.Contains(passing.Evidence, one => one is { Code: "straight", LikelihoodRatio: < 1 });
        Assert.Null(SeaPatterns.ClosedSeasonTrawl(Lying(59, 3), Area, new(IsFishing: true)));
        Assert.Null(SeaPatterns.ClosedSeasonTrawl(Lying(70, 4.6), Area, new(IsFishing: true)));
        Assert.Null(SeaPatterns.ClosedSeasonTrawl(Lying(70, 3), Area, new(IsFishing: false)));
    }

    [Theory]
    [InlineData(500, 0, true)]
    [InlineData(500, 99, true)]
    [InlineData(500, 101, false)]
    [InlineData(2000, 0, false)] // twenty minutes away
    [InlineData(-500, 0, false)] // already past
    public void Adrift_towards_a_pier(double ahead, double beside, bool found)
    {
        var pier = Geodesic.From(Geodesic.From(Spot, 90, ahead), 0, beside);
        var drifting = new TrackPoint(Night, Spot, 3, 90);

        Assert.Equal(found, SeaPatterns.BridgeDrift(drifting, 0, pier) is not null);
        Assert.Null(SeaPatterns.BridgeDrift(drifting, 90, pier));
        Assert.Null(SeaPatterns.BridgeDrift(drifting, null, pier));
    }

    [Fact]
    public void Anchored_over_a_cable()
    {
        Assert.NotNull(SeaPatterns.CableAnchoring(Lying(5), Area));
        Assert.Null(SeaPatterns.CableAnchoring(Lying(4), Area));
        Assert.Null(SeaPatterns.CableAnchoring(Lying(5, knots: 0.5), Area));
    }

    [Fact]
    public void A_silence_ends_what_was_seen()
    {
        TrackPoint[] broken = [.. Lying(30), .. Lying(30).Select(point => point with { At = point.At.AddMinutes(50) })];

        Assert.Null(SeaPatterns.SandMining(broken, Area, new(IsDredgerOrCargo: true), 1));
    }
}
