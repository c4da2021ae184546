using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class QueueTests
{
    [Fact]
    public void A07_5_eighteen_calls_an_hour_of_ten_minutes()
    {
        Assert.False(new ErlangC(18, 10, 3).IsStable); // 100 % load
        var four = new ErlangC(18, 10, 4);

        Assert.Equal(0.509, four.WaitProbability, 3);
        Assert.Equal(5.09, four.MeanWaitMinutes!.Value, 2);
    }

    [Fact]
    public void With_endless_patience_it_is_erlang_c()
    {
        var (patient, leaving) = (new ErlangC(18, 10, 4), new ErlangA(18, 10, 4, 1e7));

        Assert.Equal(patient.WaitProbability, leaving.WaitProbability, 3);
        Assert.Equal(patient.MeanWaitMinutes!.Value, leaving.MeanWaitMinutes, 2);
        Assert.Equal(0, leaving.AbandonShare, 3);
    }

    [Fact]
    public void With_patience_as_long_as_service_the_number_of_people_is_poisson()
    {
        // M/M/c+M with equal rates is M/M/∞ to the eye: P(wait) is Poisson's tail at c.
        var queue = new ErlangA(18, 10, 3, 10);
        var below = Math.Exp(-3) * (1 + 3 + 4.5);

        Assert.Equal(1 - below, queue.WaitProbability, 9);
    }

    [Fact]
    public void Calls_that_come_are_served_or_given_up() =>
        Gen.Select(Gen.Double[0.5, 200], Gen.Double[1, 30], Gen.Int[1, 40], Gen.Double[0.5, 60])
            .Sample(
                (calls, minutes, clerks, patience) =>
                {
                    var queue = new ErlangA(calls, minutes, clerks, patience);
                    // What clerks can serve bounds what is served.
                    return queue.AbandonShare is >= 0 and <= 1
                        && queue.WaitProbability is >= 0 and <= 1
                        && (1 - queue.AbandonShare) * calls / 60 <= clerks / minutes * (1 + 1e-9);
                }
            );

    [Fact]
    public void More_clerks_never_make_one_wait_longer() =>
        Gen.Select(Gen.Double[0.5, 100], Gen.Double[1, 30], Gen.Int[1, 30], Gen.Double[0.5, 60])
            .Sample(
                (calls, minutes, clerks, patience) =>
                    new ErlangA(calls, minutes, clerks + 1, patience).MeanWaitMinutes
                    <= new ErlangA(calls, minutes, clerks, patience).MeanWaitMinutes + 1e-9
            );

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 2.5)] // four clerks of ten minutes
    [InlineData(1, 4.6428571)] // + 1 / (0.4 + 1/15)
    public void One_who_joins_waits_for_those_ahead(int ahead, double minutes) =>
        Assert.Equal(minutes, new ErlangA(18, 10, 4, 15).PredictedWaitMinutes(ahead), 5);

    [Fact]
    public void A07_6_no_error_in_twenty_thousand_trials_is_not_enough_for_one_in_ten_thousand()
    {
        var trials = new RatioOf(0, 20_000);

        Assert.Equal(1.5e-4, RareEvents.UpperBound(trials)!.Value, 9);
        Assert.False(RareEvents.Demonstrates(trials, 1e-4));
        Assert.Equal(30_000, RareEvents.TrialsFor(1e-4));
        Assert.True(RareEvents.Demonstrates(new(0, 30_000), 1e-4));
        Assert.False(RareEvents.Demonstrates(new(0, 29_999), 1e-4));
    }

    [Theory]
    [InlineData(1, 4.7439)]
    [InlineData(3, 7.7537)]
    [InlineData(10, 16.9622)]
    public void Some_errors_are_bounded_by_poisson(int errors, double mean) =>
        Assert.Equal(mean / 100_000, RareEvents.UpperBound(new(errors, 100_000))!.Value, 8);

    [Fact]
    public void Nothing_tried_shows_nothing()
    {
        Assert.Null(RareEvents.UpperBound(new(0, 0)));
        Assert.False(RareEvents.Demonstrates(new(0, 0), 1e-4));
    }

    [Fact]
    public void A07_7_a_goal_is_met_by_the_lower_bound()
    {
        var right = new RatioOf(172, 200);
        var (lower, upper) = Wilson.Interval(right)!.Value;

        Assert.Equal((0.805, 0.901), (Math.Round(lower, 3), Math.Round(upper, 3)));
        Assert.True(Wilson.Demonstrates(right, 0.80));
        Assert.False(Wilson.Demonstrates(right, 0.81));
        Assert.False(Wilson.Demonstrates(new(170, 200), 0.80)); // 0.85, but as low as 0.794
        Assert.False(Wilson.Demonstrates(new(0, 0), 0.80));
    }

    [Theory]
    [InlineData(0.9, 9)]
    [InlineData(0.91, 10)]
    [InlineData(0.05, 1)]
    [InlineData(1, 10)]
    public void A_quantile_is_a_value_that_was_seen(double share, double value) =>
        Assert.Equal(value, Quantile.Reached(Enumerable.Range(1, 10).Select(one => (double)one), share));

    [Fact]
    public void Reasons_come_the_most_frequent_first_with_their_sum()
    {
        var lines = Pareto.Of(["sign", "device", "sign", "original", "sign", "device"]);

        Assert.Equal([("sign", 3), ("device", 2), ("original", 1)], lines.Select(line => (line.Reason, line.Count)));
        Assert.Equal([new(3, 6), new(5, 6), new(6, 6)], lines.Select(line => line.Cumulative));
    }
}
