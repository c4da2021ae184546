using CsCheck;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.CityManagement;

public class CityManagementTests
{
    static readonly DateTimeOffset Morning = new(2026, 11, 30, 9, 0, 0, CityTime.Offset);
    static readonly MatterKind Manhole = MatterKind.Create("0101").Value;
    static readonly MatterKind Lamp = MatterKind.Create("0102").Value;
    static readonly MatterKind Litter = MatterKind.Create("0201").Value;

    static CityReport First(string text, MatterKind kind) => new(kind, Morning, new(122.106863, 30.016028), 10, text);

    static CityReport Second(string text, MatterKind kind) => new(kind, Morning.AddHours(5), new(122.107100, 30.016200), 10, text);

    [Fact]
    public void B10_1_two_reports_of_one_cover_are_asked_about()
    {
        var like = SameMatter.Compare(First("人民路污水井盖破损", Manhole), Second("人民路井盖破损积水", Manhole));

        Assert.Equal((29.8, 0.4545, 0.580), (Math.Round(like.Metres, 1), Math.Round(like.TextLikeness, 4), Math.Round(like.Score, 3)));
        Assert.Equal(MatterDecision.Ask, SameMatter.Default.Decide(like.Score));
    }

    [Fact]
    public void B10_2_a_lamp_and_a_cover_are_two_cases()
    {
        var like = SameMatter.Compare(First("人民路路灯不亮", Lamp), Second("人民路井盖破损", Manhole));

        Assert.Equal((0.2, 0.341), (like.TextLikeness, Math.Round(like.Score, 3)));
        Assert.Equal(MatterDecision.New, SameMatter.Default.Decide(like.Score));
    }

    [Fact]
    public void Like_photos_add_a_tenth_and_folded_names_count_once()
    {
        var (one, other) = (First("人民路井盖破损", Manhole), Second("人民南路井盖破损", Manhole));
        var plain = SameMatter.Compare(one, other);

        Assert.Equal(
            plain.Score + 0.1,
            SameMatter.Compare(one with { PhotoHash = 0 }, other with { PhotoHash = 0b11_1111_1111 }).Score,
            1e-9
        );
        Assert.Equal(plain.Score, SameMatter.Compare(one with { PhotoHash = 0 }, other with { PhotoHash = 0b111_1111_1111 }).Score, 1e-9);
        Assert.Equal(1, SameMatter.Compare(one, other, text => text.Replace("人民南路", "人民路", StringComparison.Ordinal)).TextLikeness);
    }

    [Theory]
    [InlineData(0.65, MatterDecision.Join)]
    [InlineData(0.6499, MatterDecision.Ask)]
    [InlineData(0.45, MatterDecision.Ask)]
    [InlineData(0.4499, MatterDecision.New)]
    public void A_score_on_a_cut_belongs_above_it(double score, MatterDecision decision) =>
        Assert.Equal(decision, SameMatter.Default.Decide(score));

    [Fact]
    public void Only_near_and_recent_reports_of_a_large_class_are_compared()
    {
        var report = First("井盖", Manhole);

        Assert.True(SameMatter.IsCandidate(report, Second("灯", Lamp), false));
        Assert.False(SameMatter.IsCandidate(report, Second("垃圾", Litter), false));
        Assert.False(SameMatter.IsCandidate(report with { At = Morning.AddDays(15) }, First("井盖", Manhole), false));
        Assert.True(SameMatter.IsCandidate(report with { At = Morning.AddDays(15) }, First("井盖", Manhole), earlierCaseIsOpen: true));
        var far = report with { Position = Geodesic.From(report.Position, 90, 79) };
        Assert.True(SameMatter.IsCandidate(far, report, false)); // 60 m and ten each
        Assert.False(SameMatter.IsCandidate(far with { Position = Geodesic.From(report.Position, 90, 81) }, report, false));
    }

    [Fact]
    public void A_likeness_is_the_same_both_ways_and_never_above_one() =>
        Gen.Select(
                Gen.Double[-0.001, 0.001],
                Gen.Double[0, 300],
                Gen.String[Gen.Char["井盖破损路灯"], 0, 12],
                Gen.String[Gen.Char["井盖破路"], 0, 12]
            )
            .Sample(
                (off, hours, one, other) =>
                {
                    var (a, b) = (
                        First(one, Manhole) with
                        {
                            PhotoHash = 5,
                        },
                        Second(other, Manhole) with
                        {
                            PhotoHash = 7,
                            At = Morning.AddHours(hours),
                        }
                    );
                    b = b with { Position = new(a.Position.Longitude + off, a.Position.Latitude) };
                    var score = SameMatter.Compare(a, b).Score;
                    return Math.Abs(score - SameMatter.Compare(b, a).Score) < 1e-12 && score is >= 0 and <= 1;
                }
            );

    // A storm with kept truth: twelve places, each reported many times with a wandering position, other words and one of two neighbouring small classes.
    [Fact]
    public void In_a_generated_storm_what_joins_by_itself_belongs_together()
    {
        var random = new Random(10);
        string[][] words =
        [
            ["井盖", "破损", "松动", "污水"],
            ["路灯", "不亮", "倾斜", "灯杆"],
            ["积水", "排水口", "堵塞", "淹了"],
        ];
        string[] roads = ["人民路", "解放路", "昌国路", "海滨路"];
        var places = Enumerable
            .Range(0, 12)
            .Select(i =>
                (
                    At: Geodesic.From(new(122.1, 30.0), i * 30, 40 + (i % 3 * 25)),
                    Words: words[i % 3],
                    Road: roads[i % 4],
                    Kind: $"01{(i % 3) + 1:00}"
                )
            )
            .ToArray();
        var reports = Enumerable
            .Range(0, 240)
            .Select(i =>
            {
                var truth = random.Next(places.Length);
                var place = places[truth];
                var text = place.Road + string.Concat(place.Words.OrderBy(_ => random.Next()).Take(3));
                var at = Geodesic.From(place.At, random.Next(360), random.NextDouble() * 12);
                return (Truth: truth, Report: new CityReport(MatterKind.Create(place.Kind).Value, Morning.AddMinutes(i), at, 10, text));
            })
            .ToArray();
        var (joined, right, pairs, found, baseline, baselineRight) = (0, 0, 0, 0, 0, 0);
        for (var i = 0; i < reports.Length; i++)
        for (var j = 0; j < i; j++)
        {
            var same = reports[i].Truth == reports[j].Truth;
            pairs += same ? 1 : 0;
            var near =
                reports[i].Report.Kind == reports[j].Report.Kind && reports[i].Report.Position.MetresTo(reports[j].Report.Position) <= 50;
            (baseline, baselineRight) = near ? (baseline + 1, baselineRight + (same ? 1 : 0)) : (baseline, baselineRight);
            if (!SameMatter.IsCandidate(reports[i].Report, reports[j].Report, true))
                continue;
            var decision = SameMatter.Default.Decide(SameMatter.Compare(reports[i].Report, reports[j].Report).Score);
            if (decision is MatterDecision.Join)
                (joined, right) = (joined + 1, right + (same ? 1 : 0));
            found += same && decision is not MatterDecision.New ? 1 : 0;
        }
        var figures =
            $"precision {(double)right / joined:0.000} of {joined} joined, recall {(double)found / pairs:0.000} of {pairs}, baseline precision {(double)baselineRight / baseline:0.000}";
        TestContext.Current.SendDiagnosticMessage(figures);

        Assert.True((double)right / joined >= 0.97, figures);
        Assert.True((double)found / pairs >= 0.95, figures);
        Assert.True((double)right / joined > (double)baselineRight / baseline, figures);
    }

    static readonly RatePrior Prior = new(18, 2);

    [Fact]
    public void B10_3_ten_cases_are_shown_and_not_ranked()
    {
        var ranked = UnitRanking.Of([("A", new RatioOf(9, 10)), ("B", new RatioOf(270, 300))]);
        var (a, b) = (ranked.Single(unit => unit.Unit == "A"), ranked.Single(unit => unit.Unit == "B"));

        Assert.Equal((0.596, 0.982), (Math.Round(a.Wilson!.Value.Lower, 3), Math.Round(a.Wilson.Value.Upper, 3)));
        Assert.Equal((0.861, 0.929), (Math.Round(b.Wilson!.Value.Lower, 3), Math.Round(b.Wilson.Value.Upper, 3)));
        Assert.False(a.IsRanked);
        Assert.True(b.IsRanked);
        Assert.True(UnitRanking.Of([("C", new RatioOf(20, 20))])[0].IsRanked);
        Assert.False(UnitRanking.Of([("C", new RatioOf(19, 19))])[0].IsRanked);
    }

    [Fact]
    public void B10_4_ten_of_ten_is_not_best()
    {
        var ranked = UnitRanking.Of([("ten", new RatioOf(10, 10)), ("many", new RatioOf(270, 300))], Prior);

        Assert.Equal([("ten", 0.9333), ("many", 0.9)], ranked.Select(unit => (unit.Unit, Math.Round(unit.Rate.Rate, 4))));
        Assert.Equal([1, 1], ranked.Select(unit => unit.Band));
    }

    [Fact]
    public void Units_that_figures_tell_apart_are_in_other_bands()
    {
        var ranked = UnitRanking.Of(
            [
                ("good", new RatioOf(960, 1000)),
                ("middle", new RatioOf(955, 1000)),
                ("bad", new RatioOf(700, 1000)),
                ("none", new RatioOf(0, 0)),
            ],
            Prior
        );

        Assert.Equal([("good", 1), ("middle", 1), ("bad", 2)], ranked.Where(unit => unit.IsRanked).Select(unit => (unit.Unit, unit.Band)));
        Assert.Empty(UnitRanking.Of([]));
    }

    [Fact]
    public void B10_5_eleven_where_four_are_expected()
    {
        Assert.Equal(0.00284, PoissonTail.AtLeast(11, 4), 0.000005);
        Assert.Single(HotSpots.Of([new("g", 11, 4)]));
        // Among a hundred quiet grids the same week is chance.
        Assert.Empty(HotSpots.Of([new("g", 11, 4), .. Enumerable.Range(0, 99).Select(i => new GridWeek($"{i}", 4, 4))]));
        Assert.Equal(
            ["g"],
            HotSpots
                .Of([new("g", 20, 4), .. Enumerable.Range(0, 99).Select(i => new GridWeek($"{i}", 4, 4))])
                .Select(spot => spot.Week.Grid)
        );
    }

    [Fact]
    public void A_poisson_tail_is_the_sum_of_its_terms() =>
        Gen.Select(Gen.Int[0, 60], Gen.Double[0, 40])
            .Sample(
                (seen, mean) =>
                {
                    var (term, below) = (Math.Exp(-mean), 0.0);
                    for (var k = 0; k < seen; k++)
                        (below, term) = (below + term, term * mean / (k + 1));
                    return Math.Abs(PoissonTail.AtLeast(seen, mean) - (1 - below)) < 1e-9;
                }
            );

    [Fact]
    public void Of_chance_alone_hardly_anything_is_reported()
    {
        var random = new Random(5);
        var weeks = Enumerable
            .Range(0, 400)
            .Count(_ => FalseDiscovery.Surviving([.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())]).Count > 0);

        // With no true spot, any report is false: one week in twenty.
        Assert.InRange(weeks, 0, 40);
    }

    [Fact]
    public void The_procedure_of_benjamini_and_hochberg() =>
        Assert.Equal([0, 2, 3], FalseDiscovery.Surviving([0.01, 0.5, 0.001, 0.03, 0.9], 0.05));

    static readonly Workdays Days = Shared.Workdays();

    [Fact]
    public void B10_6_urgent_runs_through_the_holiday_and_days_wait_for_its_end()
    {
        var filed = new DateTimeOffset(2026, 10, 1, 22, 10, 0, CityTime.Offset);
        var office = new OfficeHours(Days);

        Assert.Equal(
            filed.AddHours(2),
            CityCaseClock.HandlingDue(filed, new HandlingLimit.Urgent(CityCaseClock.UrgentSafety), office, Days).Value
        );
        Assert.Equal(CityTime.EndOf(new(2026, 10, 9)), CityCaseClock.HandlingDue(filed, new HandlingLimit.Days(2), office, Days).Value);
        Assert.Equal(
            new DateTimeOffset(2026, 10, 8, 9, 30, 0, CityTime.Offset),
            CityCaseClock.HandlingDue(filed, new HandlingLimit.OfficeTime(TimeSpan.FromHours(1)), office, Days).Value
        );
        Assert.Equal(new DateTimeOffset(2026, 10, 8, 9, 0, 0, CityTime.Offset), CityCaseClock.DeskDue(filed, office).Value);
    }

    [Fact]
    public void Office_time_added_is_office_time_between() =>
        Gen.Select(Gen.Int[0, 60 * 24 * 60], Gen.Int[1, 5000])
            .Sample(
                (from, worked) =>
                {
                    var office = new OfficeHours(Days);
                    var start = new DateTimeOffset(2026, 8, 1, 0, 0, 0, CityTime.Offset).AddMinutes(from);
                    var due = office.Add(start, TimeSpan.FromMinutes(worked)).Value;
                    return office.Between(start, due).Value == TimeSpan.FromMinutes(worked);
                }
            );

    [Theory]
    [InlineData(83, Light.Green)]
    [InlineData(84, Light.Yellow)]
    [InlineData(120, Light.Orange)]
    [InlineData(180, Light.Red)]
    public void The_ladder_of_two_hours(int minutes, Light light) =>
        Assert.Equal(light, CityCaseClock.Light(TimeSpan.FromMinutes(minutes), CityCaseClock.UrgentSafety));

    [Fact]
    public void A_delay_is_given_once_and_not_longer_than_the_limit()
    {
        Assert.Equal(TimeSpan.FromHours(4), CityCaseClock.Delay(TimeSpan.FromHours(2), TimeSpan.FromHours(2), 0).Value);
        Assert.Equal("delay", CityCaseClock.Delay(TimeSpan.FromHours(2), TimeSpan.FromHours(2.1), 0).Fault?.Field);
        Assert.Equal(409, CityCaseClock.Delay(TimeSpan.FromHours(2), TimeSpan.FromHours(1), 1).Fault?.Status);
    }

    [Theory]
    [InlineData("123")]
    [InlineData("01a1")]
    public void A_kind_is_four_digits(string code) => Assert.Equal("kind", MatterKind.Create(code).Fault?.Field);
}
