using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Statistics that stay honest with few cases: shrinkage, bands, hidden cells, measured detectors.</summary>
public class SmallSampleTests
{
    [Theory]
    // Exact by hand: the distribution of the first of one, the second of two, uniform order statistics.
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(2, 1, 0.5, 0.25)]
    [InlineData(1, 2, 0.5, 0.75)]
    [InlineData(2, 2, 0.5, 0.5)]
    [InlineData(5, 3, 0.6, 0.419904)]
    public void The_beta_distribution_is_computed_right(double a, double b, double x, double cumulative)
    {
        Assert.Equal(cumulative, new BetaDistribution(a, b).Cumulative(x), 9);
        Assert.Equal(x, new BetaDistribution(a, b).Quantile(cumulative), 9);
    }

    [Fact]
    public void A_small_place_is_drawn_to_the_city_and_a_large_one_stays_where_it_is()
    {
        var prior = RatePrior.Fit([new(950, 1_000), new(1_700, 2_000), new(800, 1_000), new(2, 2)])!;

        var (small, large) = (prior.Shrink(new(2, 2)), prior.Shrink(new(1_700, 2_000)));

        Assert.InRange(small.Rate, prior.Mean, 0.95);
        Assert.Equal(0.85, large.Rate, 2);
        Assert.True(small.Upper - small.Lower > large.Upper - large.Lower);
        Assert.Null(RatePrior.Fit([new(0, 0)]));
    }

    [Fact]
    public void Places_that_differ_by_chance_only_all_become_the_city()
    {
        var prior = RatePrior.Fit([new(90, 100), new(90, 100), new(90, 100)])!;

        Assert.Equal((0.9, 300), (Math.Round(prior.Mean, 9), Math.Round(prior.Strength, 6)));
        Assert.Equal(0.9 * 300 + 5, (prior.Shrink(new(5, 5)).Rate * 305), 6);
    }

    [Fact]
    public void A_shrunken_rate_lies_between_the_place_and_the_city_within_its_interval() =>
        Gen.Select(Gen.Int[0, 60].Array[4], Gen.Int[0, 60].Array[4])
            .Sample(
                (hits, more) =>
                {
                    var places = hits.Zip(more, (hit, other) => new RatioOf(hit, hit + other)).ToArray();
                    if (RatePrior.Fit(places) is not { } prior)
                        return places.All(place => place.Denominator == 0);
                    return places.All(place =>
                    {
                        var shrunken = prior.Shrink(place);
                        var own = (double)(place.Share ?? (decimal)prior.Mean);
                        return shrunken.Rate >= Math.Min(own, prior.Mean) - 1e-9
                            && shrunken.Rate <= Math.Max(own, prior.Mean) + 1e-9
                            && shrunken.Lower <= shrunken.Upper
                            && shrunken.Lower >= 0
                            && shrunken.Upper <= 1;
                    });
                }
            );

    [Fact]
    public void Times_of_a_place_are_drawn_to_the_citys_by_how_many_there_are()
    {
        var city = new LogNormal(Math.Log(10), 1);

        Assert.Equal(10, city.ShrunkenMedian([], 0.5), 9);
        Assert.InRange(city.ShrunkenMedian([40], 0.5), 10, 20);
        Assert.InRange(city.ShrunkenMedian([.. Enumerable.Repeat(40.0, 1_000)], 0.5), 39, 40);
    }

    [Fact]
    public void Positions_are_told_only_where_no_two_intervals_overlap()
    {
        var bands = RankBands.Of([
            new("定海", 90, 88, 92),
            new("普陀", 89, 87, 91),
            new("岱山", 80, 78, 82),
            new("嵊泗", 85, 70, 99),
            new("无", null, 0, 0),
        ]);

        Assert.All(bands, line => Assert.Null(line.Position));
        Assert.Equal(
            [
                ("定海", RankBand.Upper),
                ("普陀", RankBand.Upper),
                ("嵊泗", RankBand.Middle),
                ("岱山", RankBand.Lower),
                ("无", RankBand.Unknown),
            ],
            bands.Select(line => (line.Contender.Id, line.Band))
        );

        var clear = RankBands.Of([new("a", 1, 0.9, 1.1), new("b", 3, 2.9, 3.1), new("c", 2, 1.9, 2.1)]);
        Assert.Equal([("b", 1), ("c", 2), ("a", 3)], clear.Select(line => (line.Contender.Id, line.Position!.Value)));
    }

    [Fact]
    public void A_cell_below_five_is_hidden_and_with_the_total_published_another_one_too()
    {
        Assert.Equal([12, null, null, 30], SmallCells.Suppress([12, 4, 5, 30]));
        Assert.Equal([12, null, 5, 30], SmallCells.Suppress([12, 4, 5, 30], totalIsPublished: false));
        Assert.Equal([12, null, null, 30], SmallCells.Suppress([12, 4, 0, 30]));
        Assert.Equal([null], SmallCells.Suppress([4]));
        Assert.Equal([5, 6], SmallCells.Suppress([5, 6]));
        Assert.False(SmallCells.MayShow(4));
        Assert.True(SmallCells.MayShow(5));
    }

    [Fact]
    public void No_hidden_cell_can_be_computed_from_the_total() =>
        Gen.Int[0, 20].Array[2, 12].Sample(counts => SmallCells.Suppress(counts).Count(cell => cell is null) != 1);

    [Fact]
    public void A13_4_precision_and_recall_stand_with_their_intervals()
    {
        var quality = DetectionQuality.Of(hits: 46, flagged: 51, real: 50).Value;

        Assert.Equal((0.902m, 0.920m), (Math.Round(quality.Precision.Share!.Value, 3), Math.Round(quality.Recall.Share!.Value, 3)));
        Assert.Equal(
            (0.812, 0.968),
            (Math.Round(quality.RecallInterval!.Value.Lower, 3), Math.Round(quality.RecallInterval.Value.Upper, 3))
        );
        Assert.Equal("detection.counts", DetectionQuality.Of(52, 51, 50).Fault?.Code);
        Assert.Equal(new RatioOf(1, 2), DetectionQuality.PrecisionAt(["a", "b", "c"], new HashSet<string> { "a", "c" }, first: 2));
    }

    [Fact]
    public void Kendalls_tau_counts_ties()
    {
        Assert.Equal(1, KendallTau.Of([(1, 10), (2, 20), (3, 30)])!.Value, 9);
        Assert.Equal(-1, KendallTau.Of([(1, 3), (2, 2), (3, 1)])!.Value, 9);
        // Three pairs agree, one disagrees, one tie on each side: 2 / √(5·5).
        Assert.Equal(2 / 5.0, KendallTau.Of([(1, 1), (2, 3), (3, 3), (3, 2)])!.Value, 9);
        Assert.Null(KendallTau.Of([(1, 1), (1, 2)]));
        Assert.Null(KendallTau.Of([]));
    }

    [Theory]
    [InlineData(12.8, 3, "76.6", ClaimKind.Exact, ClaimVerdict.Agrees)]
    [InlineData(12.8, 3, "61", ClaimKind.Exact, ClaimVerdict.Contradicts)]
    [InlineData(12.8, 3, "76", ClaimKind.Exact, ClaimVerdict.WithinRounding)]
    [InlineData(12.8, 3, "70", ClaimKind.MoreThan, ClaimVerdict.Agrees)]
    [InlineData(12.8, 3, "90", ClaimKind.MoreThan, ClaimVerdict.Contradicts)]
    [InlineData(12.8, 3, "77", ClaimKind.About, ClaimVerdict.Agrees)]
    [InlineData(20, 30, "50", ClaimKind.Exact, ClaimVerdict.Agrees)]
    [InlineData(100, 100, "0", ClaimKind.Exact, ClaimVerdict.Agrees)]
    public void A13_6_a_percentage_that_its_own_numbers_contradict_is_found(
        decimal before,
        decimal after,
        string percent,
        ClaimKind kind,
        ClaimVerdict verdict
    ) =>
        Assert.Equal(
            verdict,
            new ClaimedChange(before, after, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), kind).Judge()
        );

    [Fact]
    public void From_zero_nothing_can_be_computed() => Assert.Null(new ClaimedChange(0, 3, 50).Judge());

    [Fact]
    public void The_percentage_of_the_numbers_themselves_never_contradicts() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 2])
            .Sample(
                (before, after, decimals) =>
                {
                    var percent = decimal.Round(Math.Abs(before - after) * 100m / before, decimals, MidpointRounding.AwayFromZero);
                    var printed = percent + new decimal(0, 0, 0, false, (byte)decimals);
                    return new ClaimedChange(before, after, printed).Judge() is ClaimVerdict.Agrees;
                }
            );
}
