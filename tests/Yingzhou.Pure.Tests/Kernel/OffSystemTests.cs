using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class OffSystemTests
{
    static readonly DateTimeOffset Ten = new(2025, 9, 22, 10, 0, 0, TimeSpan.FromHours(8));

    static bool InHours(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).Hour is >= 9 and < 17;

    static HandlingRecord Case(string id, double minutes, string item = "licence", string handler = "a") =>
        new(id, item, handler, Ten.AddHours(-1), Ten, Ten.AddMinutes(minutes));

    static OffSystemSigns One(HandlingRecord record, LogNormal usual) =>
        OffSystemSigns.Of([record], InHours, new Dictionary<string, LogNormal> { [record.Item] = usual })[0];

    [Fact]
    public void A13_3_two_minutes_where_two_days_are_usual_is_an_anomaly_and_at_a_walk_in_counter_is_not()
    {
        var unusual = One(Case("1", 2), new(Math.Log(2880), 1.1));
        var walkIn = One(Case("1", 2), new(Math.Log(3), 1.1));

        Assert.Equal(-6.61, unusual.Z!.Value, 2);
        Assert.Single(OffSystemScore.Find([unusual]));
        Assert.Empty(OffSystemScore.Find([walkIn]));
    }

    [Fact]
    public void A_result_older_than_its_acceptance_is_enough_by_itself()
    {
        var record = Case("1", 600) with { ArtefactAt = Ten.AddDays(-3) };

        var finding = Assert.Single(OffSystemScore.Find([One(record, new(Math.Log(600), 1))]));

        Assert.Equal(TimeSpan.FromDays(3), finding.Signs.ArtefactBefore);
        Assert.Equal(["artefact-before"], finding.Score.Rows.Select(row => row.Feature));
        Assert.Null(One(record with { ArtefactAt = Ten.AddMinutes(5) }, new(6, 1)).ArtefactBefore);
    }

    [Fact]
    public void Five_in_one_minute_are_a_batch_and_four_are_not()
    {
        var five = OffSystemSigns.Of([.. Enumerable.Range(0, 5).Select(i => Case($"{i}", 300 + (i / 100.0)))], InHours);
        var four = OffSystemSigns.Of([.. Enumerable.Range(0, 4).Select(i => Case($"{i}", 300))], InHours);

        Assert.All(five, signs => Assert.Equal((5, 1.0), (signs.SameMinute, signs.Features["same-minute"])));
        Assert.All(four, signs => Assert.Equal(0, signs.Features["same-minute"]));
    }

    [Fact]
    public void Sixty_seconds_in_bulk_is_offline_handling_and_a_single_quick_case_is_not()
    {
        var bulk = OffSystemSigns.Of(
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(i =>
                        Case($"{i}", 1) with
                        {
                            FinishedAt = Ten.AddSeconds(60 - i),
                            AcceptedAt = Ten.AddMinutes(-i).AddSeconds(0),
                        }
                    ),
            ],
            InHours
        );

        Assert.Equal(1, bulk[0].QuickInBulk);
        Assert.Equal(5, OffSystemSigns.Of([.. Enumerable.Range(0, 5).Select(i => Case($"{i}", 1))], InHours)[0].QuickInBulk);
        Assert.Equal(5, OffSystemScore.Find(OffSystemSigns.Of([.. Enumerable.Range(0, 5).Select(i => Case($"{i}", 1))], InHours)).Count);
        Assert.Equal(0, OffSystemSigns.Of([Case("1", 1.1)], InHours)[0].QuickInBulk);
    }

    [Fact]
    public void A_batch_at_night_from_one_address_is_told_from_a_busy_morning()
    {
        var night = Enumerable
            .Range(0, 5)
            .Select(i =>
                Case($"{i}", 600 + i) with
                {
                    SubmittedAt = Ten.AddHours(12),
                    AcceptedAt = Ten.AddHours(13),
                    FinishedAt = Ten.AddHours(20 + i),
                    SubmittedFrom = "x",
                }
            );
        var day = Enumerable.Range(0, 9).Select(i => Case($"{i}", 600 + i) with { SubmittedFrom = "x" });

        Assert.All(OffSystemSigns.Of([.. night], InHours), signs => Assert.Equal(5, signs.BatchOutOfHours));
        Assert.All(OffSystemSigns.Of([.. day], InHours), signs => Assert.Equal(0, signs.BatchOutOfHours));
    }

    [Fact]
    public void What_is_not_known_speaks_neither_for_nor_against()
    {
        var signs = OffSystemSigns.Of([Case("1", 600)], InHours)[0];

        Assert.Null(signs.Z);
        Assert.All(signs.Features.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Fifty_planted_among_two_thousand_are_found_and_the_quality_is_measured()
    {
        var random = new Random(20260101);
        var records = new List<HandlingRecord>();
        var planted = new HashSet<string>();
        for (var i = 0; i < 2_000; i++)
        {
            var outside = i % 40 == 0;
            var minutes = outside ? 1 + random.NextDouble() : 2880 * Math.Exp(0.8 * Normal(random));
            var accepted = Ten.AddMinutes(random.Next(0, 200_000));
            records.Add(new($"{i}", "licence", $"h{i % 7}", accepted.AddMinutes(-30), accepted, accepted.AddMinutes(minutes)));
            if (outside)
                planted.Add($"{i}");
        }

        var quality = DetectionQuality.Of(
            OffSystemScore.Find(OffSystemSigns.Of(records, InHours)).Select(finding => finding.Case),
            planted
        );

        Assert.Equal(50, planted.Count);
        Assert.True(quality.RecallInterval!.Value.Lower > 0.9, quality.Recall.ToString());
        Assert.True(quality.Precision.Share > 0.9m, quality.Precision.ToString());
    }

    [Fact]
    public void Weights_learned_from_checked_cases_tell_the_sign_that_matters()
    {
        var checkedCases = Enumerable
            .Range(0, 200)
            .Select(i =>
                (
                    (IReadOnlyDictionary<string, double>)
                        new Dictionary<string, double> { ["too-fast"] = i % 4 == 0 ? 1 : 0, ["noise"] = i % 3 == 0 ? 1 : 0 },
                    i % 4 == 0 && i % 20 != 0
                )
            )
            .ToList();

        var model = LogisticModel.Fit(checkedCases).Value;

        Assert.True(model.Weights["too-fast"] > 3, model.Weights["too-fast"].ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(model.Weights["noise"], -1, 1);
        var score = model.Score(checkedCases[4].Item1);
        Assert.Equal(Math.Log(score.Probability / (1 - score.Probability)), score.Intercept + score.Rows.Sum(row => row.Adds), 9);
        Assert.Equal("logistic.one-sided", LogisticModel.Fit([.. checkedCases.Where(one => one.Item2)]).Fault?.Code);
    }

    [Fact]
    public void An_audit_of_what_was_not_flagged_says_how_much_is_missed()
    {
        var (missed, interval) = OffSystemScore.Audit(checkedByHand: 200, foundOutside: 3);

        Assert.Equal(new RatioOf(3, 200), missed);
        Assert.InRange(interval!.Value.Upper, 0.04, 0.05);
    }

    static readonly (DateTimeOffset, DateTimeOffset)[] NoPairs = [];

    [Fact]
    public void A_clock_ahead_is_told_from_a_slow_line_by_both_directions()
    {
        // Their clock is seven minutes ahead, a hand-over takes one.
        var there = Enumerable.Range(0, 9).Select(i => (Ten.AddHours(i), Ten.AddHours(i).AddMinutes(8))).ToArray();
        var back = Enumerable.Range(0, 9).Select(i => (Ten.AddHours(i).AddMinutes(7), Ten.AddHours(i).AddMinutes(1))).ToArray();

        var skew = ClockSkew.Estimate(there, back)!;

        Assert.Equal((TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(1), 18, false), (skew.Skew, skew.Lag, skew.Pairs, skew.IsBound));
        Assert.True(skew.IsTooFar);
        Assert.Equal(Ten, skew.Correct(Ten.AddMinutes(7)));
    }

    [Fact]
    public void One_direction_proves_a_clock_wrong_only_when_things_arrive_before_they_were_sent()
    {
        var late = Enumerable.Range(0, 5).Select(i => (Ten, Ten.AddMinutes(9))).ToArray();
        var impossible = Enumerable.Range(0, 5).Select(i => (Ten, Ten.AddMinutes(-6))).ToArray();

        Assert.Null(ClockSkew.Estimate(late, NoPairs));
        Assert.Equal(
            (TimeSpan.FromMinutes(-6), true),
            (ClockSkew.Estimate(impossible, NoPairs)!.Skew, ClockSkew.Estimate(impossible, NoPairs)!.IsBound)
        );
        Assert.False(ClockSkew.Estimate([(Ten, Ten.AddMinutes(-5))], NoPairs)!.IsTooFar); // five minutes exactly are tolerated
        Assert.Equal(TimeSpan.FromMinutes(6), ClockSkew.Estimate(NoPairs, impossible)!.Skew);
    }

    // Box–Muller.
    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
