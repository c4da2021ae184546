using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class TalentStatisticsTests
{
    [Fact]
    public void A10_2_gain_of_a_ranking()
    {
        Assert.Equal(0.9508, RankingGain.Ndcg([3, 0, 2, 1, 0])!.Value, 4);
        Assert.Equal(1, RankingGain.Ndcg([3, 2, 1, 0, 0]));
        Assert.Null(RankingGain.Ndcg([0, 0]));
        Assert.Equal(0, RankingGain.Ndcg([0, 3], depth: 1));
    }

    [Fact]
    public void A10_3_the_highest_and_the_lowest_do_not_count()
    {
        decimal[] scores = [78, 82, 85, 85, 88, 60, 96];

        Assert.Equal(83.6m, TrimmedMean.Of(scores));
        Assert.Equal(82m, scores.Average());
        Assert.Null(TrimmedMean.Of([80, 90]));
        Assert.Equal(80, TrimmedMean.Of([80, 80, 80])); // one of equal ones goes, not all
    }

    [Fact]
    public void A10_4_five_experts_agree_on_four_papers()
    {
        var agreement = KendallW.OfRanks([
            [1, 2, 3, 4],
            [1, 3, 2, 4],
            [2, 1, 3, 4],
            [1, 2, 4, 3],
            [1, 2, 3, 4],
        ])!;

        Assert.Equal([6, 10, 15, 19], agreement.RankSums);
        Assert.Equal((0.776, 11.64, 3), (Math.Round(agreement.W, 3), Math.Round(agreement.ChiSquare, 2), agreement.Degrees));
        Assert.True(agreement.IsSignificant());
        Assert.True(7.815 < agreement.ChiSquare);
        Assert.Equal(0.05, ChiSquare.UpperTail(7.815, 3), 4);
    }

    [Fact]
    public void Ties_share_their_ranks_and_lower_what_could_be_reached()
    {
        var equal = KendallW.OfScores([
            [90, 90, 70],
            [90, 90, 70],
        ])!;

        Assert.Equal([3, 3, 6], equal.RankSums);
        Assert.Equal(1, equal.W, 12);
        Assert.Null(
            KendallW.OfScores([
                [80, 80],
                [80, 80],
            ])
        );
        Assert.Null(
            KendallW.OfScores([
                [80, 70],
            ])
        );
    }

    [Fact]
    public void Agreement_lies_between_none_and_complete() =>
        Gen.Int[50, 60]
            .Array[4]
            .Array[2, 9]
            .Sample(rows =>
                KendallW.OfScores([.. rows.Select(row => (IReadOnlyList<decimal>)[.. row.Select(score => (decimal)score)])])
                    is not { } found
                || found.W is >= -1e-12 and <= 1 + 1e-12
            );

    [Theory]
    [InlineData(3.841, 1, 0.05)]
    [InlineData(5.991, 2, 0.05)]
    [InlineData(18.307, 10, 0.05)]
    [InlineData(6.635, 1, 0.01)]
    [InlineData(0.0158, 1, 0.9)]
    public void The_tail_of_chi_square_is_that_of_the_tables(double value, int degrees, double probability) =>
        Assert.Equal(probability, ChiSquare.UpperTail(value, degrees), 3);

    [Fact]
    public void A10_5_who_stays_how_long()
    {
        var curve = KaplanMeier.Of([
            new(3, true),
            new(6, true),
            new(6, false),
            new(9, true),
            new(12, false),
            new(12, true),
            new(18, false),
            new(24, false),
            new(24, false),
            new(30, false),
        ]);

        Assert.Equal([0.9, 0.8, 0.6857, 0.5714], new[] { 3, 6, 9, 12 }.Select(month => Math.Round(curve.At(month)!.Value, 4)));
        Assert.Equal(1, curve.At(2));
        Assert.Equal(0.5714, curve.At(30)!.Value, 4);
        Assert.Null(curve.At(31));
        Assert.True(curve.IntervalAt(12) is { Lower: > 0 and < 0.5714, Upper: > 0.5714 and < 1 });
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.03)]
    public void A_known_hazard_is_found_within_two_points(double monthly)
    {
        var random = new Random(10);
        var cohort = Enumerable
            .Range(0, 20_000)
            .Select(_ =>
            {
                var (leaves, seen) = (-Math.Log(1 - random.NextDouble()) / monthly, 12 + 48 * random.NextDouble());
                return new Lifetime(Math.Round(Math.Min(leaves, seen), 1), leaves <= seen);
            })
            .ToList();

        var curve = KaplanMeier.Of(cohort);

        foreach (var month in new[] { 6, 12, 24, 36 })
            Assert.Equal(Math.Exp(-monthly * month), curve.At(month)!.Value, 0.02);
    }

    [Fact]
    public void The_curve_only_falls() =>
        Gen.Select(Gen.Int[1, 40], Gen.Bool)
            .Array[1, 60]
            .Sample(raw =>
            {
                var steps = KaplanMeier
                    .Of([.. raw.Select(one => new Lifetime(one.Item1, one.Item2))])
                    .Steps.Select(step => step.Survival)
                    .ToList();
                return steps.Zip(steps.Skip(1)).All(pair => pair.First >= pair.Second) && steps.All(step => step is >= 0 and <= 1);
            });

    [Fact]
    public void The_log_rank_test_of_a_textbook()
    {
        // J. D. Gehan's trial of 6-MP in leukaemia (1965), as in most textbooks: χ² = 16.79.
        Lifetime[] treated = [.. Times(6, 6, 6, 7, 10, 13, 16, 22, 23), .. Censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
        Lifetime[] placebo = [.. Times(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)];

        var test = LogRank.Of([treated, placebo])!;

        Assert.Equal(16.79, test.ChiSquare, 2);
        Assert.Equal((9, 19.25), (test.Groups[0].Observed, Math.Round(test.Groups[0].Expected, 2)));
        Assert.True(test.Probability < 0.0001);
        Assert.Equal(1, LogRank.Of([treated, treated])!.Probability, 6);
        Assert.Equal(2, LogRank.Of([treated, placebo, treated])!.Degrees);
        Assert.Null(LogRank.Of([treated]));
        Assert.Null(
            LogRank.Of([
                [.. Censored(1, 2)],
                [.. Censored(3)],
            ])
        );
    }

    [Theory]
    [InlineData(8, 10, false)] // exactly four fifths
    [InlineData(79, 100, true)]
    public void Groups_are_selected_alike_from_four_fifths_on(int first, int second, bool audit)
    {
        var ratio = new SelectionRatio(new Dictionary<string, RatioOf> { ["女"] = new(first, 100), ["男"] = new(second, 100) });

        Assert.Equal(audit, ratio.NeedsAudit);
    }

    [Fact]
    public void A_group_without_candidates_says_nothing()
    {
        Assert.Null(new SelectionRatio(new Dictionary<string, RatioOf> { ["女"] = new(0, 0), ["男"] = new(1, 2) }).Value);
        Assert.Null(new SelectionRatio(new Dictionary<string, RatioOf> { ["女"] = new(0, 5), ["男"] = new(0, 2) }).Value);
    }

    static IEnumerable<Lifetime> Times(params double[] times) => times.Select(time => new Lifetime(time, true));

    static IEnumerable<Lifetime> Censored(params double[] times) => times.Select(time => new Lifetime(time, false));
}
