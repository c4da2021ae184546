using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class RatingTests
{
    [Fact]
    public void A06_4_counters_are_ranked_by_the_lower_bound()
    {
        var hall = new RatingTally(820, 150, 20, 6, 4);
        var busy = new RatingTally(47, 0, 0, 3, 0);
        var small = new RatingTally(12, 0, 0, 0, 0);

        Assert.Equal(0.990m, hall.GoodRate.Share);
        Assert.Equal(98.17, hall.GoodRateLowerBound!.Value * 100, 2);
        Assert.Equal(83.78, busy.GoodRateLowerBound!.Value * 100, 2);
        Assert.Equal(75.75, small.GoodRateLowerBound!.Value * 100, 2);
        Assert.Equal([hall, busy, small], new[] { small, hall, busy }.OrderByDescending(tally => tally.GoodRateLowerBound));
    }

    [Fact]
    public void A06_6_a_bad_rating_is_answered_within_its_working_days()
    {
        var deadlines = BadRatingDeadlines.For(Day("2025-09-25"), Autumn2025()).Value;

        Assert.Equal(
            (Day("2025-09-26"), Day("2025-10-09"), Day("2025-10-22")),
            (deadlines.Contact.Day, deadlines.SimpleCorrection.Day, deadlines.ComplexCorrection.Day)
        );
    }

    [Fact]
    public void Grades_are_tallied_and_nobody_rated_is_unknown()
    {
        Assert.Equal(
            new RatingTally(1, 0, 0, 0, 2),
            RatingTally.Of([RatingGrade.VeryDissatisfied, RatingGrade.VerySatisfied, RatingGrade.VeryDissatisfied])
        );
        Assert.Null(RatingTally.Of([]).GoodRate.Share);
        Assert.Null(RatingTally.Of([]).GoodRateLowerBound);
    }
}
