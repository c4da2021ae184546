using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class StatisticsTests
{
    [Fact]
    public void A07_7_172_of_200_meet_the_goal_because_their_lower_bound_does()
    {
        var (lower, upper) = Wilson.Interval(new(172, 200))!.Value;

        Assert.Equal((0.805, 0.901), (Math.Round(lower, 3), Math.Round(upper, 3)));
        Assert.True(lower >= 0.80);
    }

    [Fact]
    public void A01_6_a_published_percentage_means_a_range_of_counts()
    {
        var published = new PublishedPercent(94.6m);

        Assert.Equal(34_891, published.Of(36_883).Numerator);
        Assert.Equal(1_992, 36_883 - published.Of(36_883).Numerator);
        Assert.Equal((34_873, 34_909), published.NumeratorsOf(36_883));
        Assert.Equal("94.6 %（34,891 / 36,883）", published.Of(36_883).ToString());
    }

    [Fact]
    public void Open_overdue_cases_stay_in_the_denominator()
    {
        TimedCase[] cases =
        [
            new(Day("2025-10-10"), Day("2025-10-10")), // on the due day
            new(Day("2025-10-10"), Day("2025-10-11")), // late
            new(Day("2025-10-10"), null), // open and overdue
            new(Day("2025-10-20"), null), // due today: not judged yet
            new(Day("2025-10-21"), Day("2025-10-11")), // finished early, not due yet
        ];

        Assert.Equal(new RatioOf(1, 3), OnTimeRate.Of(cases, Day("2025-10-20")));
    }

    [Theory]
    [InlineData("2025-09-01", "2025-09-30", 1, 2)] // what was due in September and is open still: September's, not October's
    [InlineData("2025-10-01", "2025-10-31", 0, 1)] // finished in October, but due in September: not here
    [InlineData("2025-10-18", "2025-10-31", 0, 1)] // the first day belongs to the period
    [InlineData("2025-10-19", "2025-10-31", 0, 0)] // a deadline of the day before does not
    public void A_case_belongs_to_the_period_in_which_its_deadline_fell(string first, string last, int onTime, int due)
    {
        TimedCase[] cases =
        [
            new(Day("2025-09-30"), Day("2025-09-30")),
            new(Day("2025-09-29"), Day("2025-10-11")),
            new(Day("2025-10-18"), null),
            new(Day("2025-10-20"), null), // due today: not judged yet, though the period has more days to come
        ];

        Assert.Equal(new RatioOf(onTime, due), OnTimeRate.Of(cases, Day(first), Day(last), Day("2025-10-20")));
    }

    [Theory]
    [InlineData("2025-09-30", "2025-09-30")]
    [InlineData("2025-10-20", "2025-10-19")]
    [InlineData("2025-10-31", "2025-10-19")]
    public void A_period_is_judged_up_to_its_end_or_yesterday(string last, string judged) =>
        Assert.Equal(Day(judged), OnTimeRate.LastJudged(Day(last), Day("2025-10-20")));

    [Fact]
    public void Nothing_counted_is_unknown()
    {
        Assert.Null(new RatioOf(0, 0).Share);
        Assert.Null(Wilson.LowerBound(new RatioOf(0, 0)));
        Assert.Equal("—（0 / 0）", new RatioOf(0, 0).ToString());
    }

    [Fact]
    public void Rates_are_pooled_not_averaged() => Assert.Equal(new RatioOf(91, 110), new RatioOf(90, 100) + new RatioOf(1, 10));

    [Fact]
    public void A_wilson_interval_holds_the_share_and_narrows_with_size() =>
        Gen.Select(Gen.Int[1, 1_000], Gen.Double[0, 1])
            .Sample(
                (n, p) =>
                {
                    var ratio = new RatioOf((long)(n * p), n);
                    var (low, high) = Wilson.Interval(ratio)!.Value;
                    var (lower, higher) = Wilson.Interval(new RatioOf(ratio.Numerator * 10, n * 10))!.Value;
                    var share = (double)ratio.Share!.Value;
                    return low >= 0 && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1 && higher - lower < high - low;
                }
            );

    [Fact]
    public void A06_5_five_counters_are_too_few_and_six_are_enough()
    {
        var five = new ErlangC(ArrivalsPerHour: 24, ServiceMinutes: 10, Counters: 5);
        var six = five with { Counters = 6 };

        Assert.Equal(5.54, five.MeanWaitMinutes!.Value, 2);
        Assert.Equal(0.204, five.ProbabilityOfWaitingOver(10), 3);
        Assert.Equal(1.42, six.MeanWaitMinutes!.Value, 2);
        Assert.Equal(0.039, six.ProbabilityOfWaitingOver(10), 3);
        Assert.Equal(6, five.CountersFor(minutes: 10, tolerated: 0.1));
    }

    [Fact]
    public void A_queue_with_as_much_work_as_counters_only_grows()
    {
        var four = new ErlangC(24, 10, 4);

        Assert.False(four.IsStable);
        Assert.Null(four.MeanWaitMinutes);
        Assert.Equal(1, four.ProbabilityOfWaitingOver(10));
        Assert.Equal(6, four.CountersFor());
    }

    [Fact]
    public void Another_counter_never_lengthens_the_wait() =>
        Gen.Select(Gen.Double[1, 300], Gen.Double[1, 30], Gen.Int[1, 200])
            .Where((rate, minutes, counters) => new ErlangC(rate, minutes, counters).IsStable)
            .Sample(
                (rate, minutes, counters) =>
                    new ErlangC(rate, minutes, counters + 1).MeanWaitMinutes <= new ErlangC(rate, minutes, counters).MeanWaitMinutes
            );
}
