using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class ScoringTests
{
    static FrontierScore Between(double best, double worst) => FrontierScore.Between(best, worst).Value;

    [Fact]
    public void A13_2_distance_to_the_frontier_weighted()
    {
        var (opening, materials, fees) = (Between(0.2, 3).Of(0.6), Between(2, 10).Of(4), Between(0, 5).Of(0));

        Assert.Equal((85.71, 75.00, 100.00), (Math.Round(opening!.Value, 2), materials!.Value, fees!.Value));
        var score = WeightedScore.Of([new("opening", .4, opening), new("materials", .3, materials), new("fees", .3, fees)]).Value;
        Assert.Equal((86.79, 1.0), (Math.Round(score.Score!.Value, 2), Math.Round(score.Coverage, 9)));
    }

    [Theory]
    [InlineData(0.1, 100)] // better than the best: cut off
    [InlineData(3.5, 0)]
    [InlineData(3.0, 0)]
    [InlineData(0.2, 100)]
    public void A_score_is_cut_off_at_both_ends(double value, double score) => Assert.Equal(score, Between(0.2, 3).Of(value)!.Value, 9);

    [Fact]
    public void More_may_be_better() => Assert.Equal(75, Between(best: 100, worst: 60).Of(90));

    [Fact]
    public void What_is_not_measured_is_not_imputed_and_shows_in_the_coverage()
    {
        var half = WeightedScore.Of([new("a", 3, 80), new("b", 1, null)]).Value;

        Assert.Equal((80.0, 0.75), (half.Score, half.Coverage));
        Assert.Null(WeightedScore.Of([new("a", 1, null)]).Value.Score);
        Assert.Equal("weighted-score.no-weight", WeightedScore.Of([new("a", 0, 5)]).Fault?.Code);
        Assert.Equal(
            ("weighted-score.weight", "a"),
            (WeightedScore.Of([new("a", -1, 5)]).Fault?.Code, WeightedScore.Of([new("a", double.NaN, 5)]).Fault?.Field)
        );
        Assert.Equal("frontier.no-distance", FrontierScore.Between(1, 1).Fault?.Code);
    }

    [Fact]
    public void Saatys_own_example_of_a_consistent_and_a_contradicting_matrix()
    {
        // Weights 4 : 2 : 1 told without contradiction.
        var sure = AnalyticHierarchy
            .Weights([
                [1, 2, 4],
                [.5, 1, 2],
                [.25, .5, 1],
            ])
            .Value;
        Assert.Equal([4 / 7.0, 2 / 7.0, 1 / 7.0], sure.Weights.Select(weight => Math.Round(weight, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0, sure.ConsistencyRatio, 9);

        // a > b > c > a.
        var circle = AnalyticHierarchy
            .Weights([
                [1, 5, 1 / 5.0],
                [1 / 5.0, 1, 5],
                [5, 1 / 5.0, 1],
            ])
            .Value;
        Assert.False(circle.IsConsistent);
    }

    [Fact]
    public void Known_consistency_ratio()
    {
        // 1 3 5 / 1/3 1 3 / 1/5 1/3 1: λmax 3.0385, CR 0.033.
        var weights = AnalyticHierarchy
            .Weights([
                [1, 3, 5],
                [1 / 3.0, 1, 3],
                [1 / 5.0, 1 / 3.0, 1],
            ])
            .Value;

        Assert.Equal((3.0385, 0.0332), (Math.Round(weights.LargestEigenvalue, 4), Math.Round(weights.ConsistencyRatio, 4)));
        Assert.Equal([0.637, 0.258, 0.105], weights.Weights.Select(weight => Math.Round(weight, 3)));
        Assert.True(weights.IsConsistent);
    }

    [Fact]
    public void A_matrix_that_is_none_is_refused_with_its_place()
    {
        Assert.Equal("hierarchy.size", AnalyticHierarchy.Weights([]).Fault?.Code);
        Assert.Equal(
            "hierarchy.not-square",
            AnalyticHierarchy
                .Weights([
                    [1, 2],
                    [.5],
                ])
                .Fault?.Code
        );
        Assert.Equal(
            "hierarchy.not-positive",
            AnalyticHierarchy
                .Weights([
                    [1, 0],
                    [1, 1],
                ])
                .Fault?.Code
        );
        Assert.Contains(
            "第 2 行第 1 列",
            AnalyticHierarchy
                .Weights([
                    [1, 2],
                    [.6, 1],
                ])
                .Fault!.Detail,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "hierarchy.not-reciprocal",
            AnalyticHierarchy
                .Weights([
                    [2],
                ])
                .Fault?.Code
        );
    }

    [Fact]
    public void Weights_told_without_contradiction_are_found_again() =>
        Gen.Double[0.1, 9]
            .Array[1, 9]
            .Sample(true_ =>
            {
                var found = AnalyticHierarchy.Weights([.. true_.Select(a => true_.Select(b => a / b).ToList())]).Value;
                return Math.Abs(found.ConsistencyRatio) < 1e-6
                    && found.Weights.Zip(true_).All(pair => Math.Abs(pair.First - (pair.Second / true_.Sum())) < 1e-6);
            });
}
