using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

public class SeaRuleTests
{
    static readonly DateTimeOffset Start = new(2026, 10, 15, 14, 0, 0, TimeSpan.Zero);

    static VesselReport Report(double longitude, double latitude, double seconds = 0, string mmsi = "413409990") =>
        new(mmsi, Start.AddSeconds(seconds), new(longitude, latitude));

    [Fact]
    public void C11_2_and_5_plausible_and_jump()
    {
        var first = Report(122.3612, 30.1985);
        var slow = Plausibility.Of(Report(122.3655, 30.1964, 186), first);
        var jump = Plausibility.Of(Report(122.5612, 30.2985, 120), first);

        Assert.Equal((ReportDoubt.None, 4.96), (slow.Doubt, Math.Round(slow.ImpliedKnots!.Value, 2)));
        // 22 197 m on the page's sphere, 22 222 m on the ellipsoid.
        Assert.Equal(359.6, jump.ImpliedKnots!.Value, 1.0);
        Assert.Equal(ReportDoubt.Jump, jump.Doubt);
    }

    [Fact]
    public void Far_and_quick_is_a_clone_and_far_and_late_is_a_jump()
    {
        var first = Report(122.0, 30.0);

        Assert.Equal(ReportDoubt.Cloned, Plausibility.Of(Report(122.5, 30.0, 600), first).Doubt);
        Assert.Equal(ReportDoubt.Jump, Plausibility.Of(Report(122.5, 30.0, 601), first).Doubt);
        Assert.Equal(ReportDoubt.Jump, Plausibility.Of(Report(122.3, 30.0, 600), first).Doubt);
        Assert.Equal(ReportDoubt.Cloned, Plausibility.Of(Report(122.5, 30.0, 0), first).Doubt);
    }

    [Theory]
    [InlineData(60, ReportDoubt.None)]
    [InlineData(60.2, ReportDoubt.Jump)]
    public void Up_to_sixty_knots_are_believed(double knots, ReportDoubt doubt)
    {
        var reached = Geodesic.From(new(122, 30), 90, Knots.ToMetresPerSecond(knots) * 60 - 0.01);

        Assert.Equal(doubt, Plausibility.Of(new("413409990", Start.AddSeconds(60), reached), Report(122, 30)).Doubt);
        Assert.Equal(
            ReportDoubt.None,
            Plausibility.Of(new("413409990", Start.AddSeconds(60), reached), Report(122, 30), typeMaximumKnots: 40).Doubt
        );
    }

    [Fact]
    public void What_is_missing_or_impossible_is_named()
    {
        Assert.Equal(ReportDoubt.NoPosition, Plausibility.Of(new("413409990", Start, null), null).Doubt);
        Assert.Equal(ReportDoubt.BadIdentity, Plausibility.Of(Report(122, 30, mmsi: "199000000"), null).Doubt);
        Assert.Equal(ReportDoubt.BadIdentity, Plausibility.Of(Report(122, 30, mmsi: "41340999"), null).Doubt);
        Assert.Equal(ReportDoubt.OnLand, Plausibility.Of(Report(122, 30), null, metresInland: 101).Doubt);
        Assert.Equal(ReportDoubt.None, Plausibility.Of(Report(122, 30), null, metresInland: 100).Doubt);
        Assert.True(Mmsi.IsChineseShip("412000000") && !Mmsi.IsChineseShip("244000000"));
    }

    [Fact]
    public void A_drawn_circle_is_found_and_a_turn_is_not()
    {
        GeoPoint Around(double degrees) => Geodesic.From(new(122, 30), degrees, 800);

        Assert.Equal(800, Plausibility.CircleSpoof([.. Enumerable.Range(0, 24).Select(i => Around(i * 15))])!.Value, 1);
        Assert.Null(Plausibility.CircleSpoof([.. Enumerable.Range(0, 24).Select(i => Around(i * 5))]));
        Assert.Null(
            Plausibility.CircleSpoof([.. Enumerable.Range(0, 24).Select(i => new GeoPoint(122 + (i * 0.001), 30 + (i % 3 * 0.0004)))])
        );
    }

    static readonly TrackPoint[] Circling =
    [
        .. new (double, double)[]
        {
            (122.4021, 29.9876),
            (122.4031, 29.9880),
            (122.4026, 29.9884),
            (122.4018, 29.9879),
            (122.4024, 29.9873),
            (122.4030, 29.9877),
        }.Select((at, i) => new TrackPoint(Start.AddMinutes(i * 10), new(at.Item1, at.Item2), 0.3)),
    ];

    [Fact]
    public void C11_6_a_long_way_that_leads_nowhere()
    {
        var extent = LoiterRule.Extent(Circling);

        // The page measures on a sphere; the ellipsoid differs by 3 in 1,000.
        Assert.Equal(427.8, extent.PathMetres, 1.3);
        Assert.Equal(87.4, extent.NetMetres, 0.3);
        Assert.Equal(4.90, extent.Ratio, 0.02);
        Assert.True(extent.FarthestMetres <= 68.4);
        Assert.True(LoiterRule.Default.IsLoitering(Circling, atAnchorage: false));
        Assert.False(LoiterRule.Default.IsLoitering(Circling, atAnchorage: true));
        Assert.False(LoiterRule.Default.IsLoitering([.. Circling.Select(point => point with { SpeedKnots = 3 })], atAnchorage: false));
    }

    [Fact]
    public void Drifting_with_the_water_is_no_way_made()
    {
        var drifting = Enumerable
            .Range(0, 7)
            .Select(i => new TrackPoint(Start.AddMinutes(i * 10), Geodesic.From(new(122, 30), 90, i * 300)))
            .ToArray();

        Assert.Equal(0, LoiterRule.Extent(drifting, (0.5, 0)).PathMetres, 1);
    }

    [Fact]
    public void C11_7_where_the_boat_meets_the_target()
    {
        var met = Intercept.Of(-3000, 4200, 9, 110, 25)!.Value;

        Assert.Equal(
            (314.5, -1631, 3702, 4045),
            (Math.Round(met.Seconds, 1), Math.Round(met.East), Math.Round(met.North), Math.Round(met.Metres))
        );
        Assert.Null(Intercept.Of(-3000, 4200, 30, 320, 10));
    }

    [Fact]
    public void Boat_and_target_are_at_one_place_at_one_time() =>
        Gen.Select(Gen.Double[-20_000, 20_000], Gen.Double[-20_000, 20_000], Gen.Double[0, 30], Gen.Double[0, 360], Gen.Double[5, 45])
            .Sample(
                (east, north, knots, course, boat) =>
                {
                    if (Intercept.Of(east, north, knots, course, boat) is not { } met)
                        return knots >= boat - 1e-9;
                    var run = Knots.ToMetresPerSecond(knots) * met.Seconds;
                    var (x, y) = (east + (run * Math.Sin(course * Math.PI / 180)), north + (run * Math.Cos(course * Math.PI / 180)));
                    var off = Math.Max(Math.Abs(x - met.East), Math.Abs(y - met.North));
                    return met.Seconds >= 0
                        && off <= 1e-6 * Math.Max(1, run)
                        && Math.Abs(Math.Sqrt((x * x) + (y * y)) - met.Metres) <= 1e-6 * Math.Max(1, met.Metres);
                }
            );

    [Fact]
    public void C11_8_evidence_adds_up()
    {
        WeighedEvidence[] strong = [new("a", 6, ""), new("b", 3, ""), new("c", 2, "")];

        Assert.Equal(0.655, EvidenceScore.Of(0.05, strong).Value.Probability, 0.0005);
        Assert.Equal(0.031, EvidenceScore.Of(0.05, [new("a", 0.5, ""), new("b", 1.2, "")]).Value.Probability, 0.0005);
        Assert.Equal(["a", "b", "c"], EvidenceScore.Of(0.05, strong.Reverse()).Value.Evidence.Select(one => one.Code));
        Assert.Equal("evidence.prior", EvidenceScore.Of(1, strong).Fault?.Code);
        Assert.Equal("evidence.ratio", EvidenceScore.Of(0.5, [new("a", 0, "")]).Fault?.Code);
        Assert.Equal("evidence.ratio", EvidenceScore.Of(0.5, [new("a", double.NaN, "")]).Fault?.Code);
    }

    [Fact]
    public void Without_evidence_the_prior_stands() =>
        Gen.Double[0.001, 0.999].Sample(prior => Math.Abs(EvidenceScore.Of(prior, []).Value.Probability - prior) < 1e-12);

    static readonly Geofence Zone = Geofence.Of(Shape.Area(new GeoBox(122, 30, 122.02, 30.02))).Value;

    [Fact]
    public void On_a_border_it_is_half_inside()
    {
        var sigma = PlotVariance.Round(30);

        Assert.Equal(0.5, Zone.ProbabilityInside(new(122, 30.01), sigma), 0.01);
        Assert.Equal(0.25, Zone.ProbabilityInside(new(122, 30), sigma), 0.01);
        // One σ inside a straight border: Φ(1).
        Assert.Equal(0.841, Zone.ProbabilityInside(Geodesic.From(new(122, 30.01), 90, 30), sigma), 0.01);
        Assert.Equal(1, Zone.ProbabilityInside(new(122.01, 30.01), sigma));
    }

    [Fact]
    public void Entered_with_the_second_sure_update_left_beyond_the_hysteresis_and_no_fluttering()
    {
        FenceState state = default;
        List<(int Step, FenceChange Change, DateTimeOffset? Crossed)> changes = [];
        // West to east along the middle: metres from the western border.
        double[] metres = [-200, -100, 100, 200, 100, -20, -40, -20, -200, -300];
        for (var i = 0; i < metres.Length; i++)
        {
            var update = Zone.Next(state, Start.AddSeconds(10 * i), Geodesic.From(new(122, 30.01), 90, metres[i]), PlotVariance.Round(10));
            state = update.State;
            if (update.Change is not FenceChange.None)
                changes.Add((i, update.Change, update.CrossedAt));
        }

        Assert.Equal([(3, FenceChange.Entered), (9, FenceChange.Left)], changes.Select(one => (one.Step, one.Change)));
        Assert.Equal(Start.AddSeconds(15), changes[0].Crossed!.Value, TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void Entry_is_foreseen_for_a_quarter_of_an_hour()
    {
        var from = Geodesic.From(new(122, 30.01), 270, 3000);

        Assert.Equal(
            3000 / Knots.ToMetresPerSecond(10),
            Zone.PredictedEntry(from, 10, 90, TimeSpan.FromMinutes(15))!.Value.TotalSeconds,
            1
        );
        Assert.Null(Zone.PredictedEntry(from, 10, 270, TimeSpan.FromMinutes(15)));
        Assert.Null(Zone.PredictedEntry(from, 5, 90, TimeSpan.FromMinutes(15)));
        Assert.Equal(TimeSpan.Zero, Zone.PredictedEntry(new(122.01, 30.01), 0, 0, TimeSpan.FromMinutes(15)));
    }

    static readonly GapContext Heard = new(AisClass.A, 10, false, 0.9, LastSignalsStrong: true, TowardsZone: true, new(0, 0));

    [Fact]
    public void A_silence_counts_by_what_receivers_hear_there()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), AisGap.Threshold(Heard)); // 0.1³ = one in a thousand
        Assert.False(AisGap.IsGap(TimeSpan.FromSeconds(30), Heard));
        Assert.True(AisGap.IsGap(TimeSpan.FromSeconds(31), Heard));
        Assert.Null(AisGap.Threshold(Heard with { Reception = 0.09 }));
        Assert.Equal(TimeSpan.FromMinutes(9), AisGap.Threshold(Heard with { SpeedKnots = 0 }));
        Assert.True(AisGap.Threshold(Heard with { Reception = 0.3 }) > AisGap.Threshold(Heard));
    }

    [Fact]
    public void Intent_is_a_posterior_with_its_evidence()
    {
        var likely = AisGap.Intent(TimeSpan.FromMinutes(10), Heard)!;
        var unlikely = AisGap.Intent(TimeSpan.FromMinutes(10), Heard with { LastSignalsStrong = false, TowardsZone = false })!;

        Assert.Equal(0.05 * 18 / (0.95 + (0.05 * 18)), likely.Probability, 1e-9);
        Assert.True(unlikely.Probability < 0.05);
        Assert.True(AisGap.Intent(TimeSpan.FromMinutes(10), Heard with { EarlierGaps = new(9, 10) })!.Probability > likely.Probability);
        Assert.Null(AisGap.Intent(TimeSpan.FromSeconds(5), Heard));
    }

    [Fact]
    public void A_vessel_is_within_reach_and_not_on_land()
    {
        var water = Shape.Area(new GeoBox(121.9, 29.9, 122, 30.1));
        var reach = AisGap.Reachable(new(122, 30), 10, TimeSpan.FromMinutes(10), water).Value;

        Assert.Equal(Math.PI * Math.Pow(Knots.ToMetresPerSecond(10) * 600, 2) / 2, reach.AreaSquareMetres().Value, 3e4);
        Assert.True(AisGap.IsDarkContact(25, TimeSpan.FromMinutes(11), 0.5));
        Assert.False(AisGap.IsDarkContact(24, TimeSpan.FromMinutes(11), 0.5));
        Assert.False(AisGap.IsDarkContact(null, TimeSpan.FromMinutes(11), 0.5));
        Assert.False(AisGap.IsDarkContact(25, TimeSpan.FromMinutes(11), 0.05));
    }
}
