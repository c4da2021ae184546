using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Page a06 §3: slots from capacity, overbooked by the no-show rate up to 5 % overload risk.</summary>
public class OverbookingTests
{
    [Theory]
    // Ten can be served and one in ten stays away: of eleven more than ten come when all do, 0.9¹¹ = 0.3138.
    [InlineData(11, 10, 0.1, 0.31381059609)]
    // Of twelve: all, or all but one: 0.9¹² + 12·0.1·0.9¹¹.
    [InlineData(12, 10, 0.1, 0.65900225)]
    [InlineData(10, 10, 0.1, 0)]
    [InlineData(11, 10, 0, 1)]
    [InlineData(11, 10, 1, 0)]
    public void A06_the_risk_is_the_binomial_tail(int booked, int capacity, double noShow, double risk) =>
        Assert.Equal(risk, Overbooking.OverloadRisk(booked, capacity, noShow), 6);

    [Theory]
    [InlineData(10, 0.0, 10)]
    [InlineData(10, 0.1, 10)]
    [InlineData(10, 0.25, 11)] // 0.75¹¹ = 0.0422, of twelve 0.158
    [InlineData(10, 0.3, 11)] // of twelve 0.0850
    [InlineData(10, 0.35, 12)] // of twelve 0.0424, of thirteen 0.1132
    [InlineData(1, 0.5, 1)] // both of two come with 0.25
    [InlineData(1, 0.8, 2)] // 0.04, and never more than twice
    [InlineData(3, 1.0, 6)]
    [InlineData(0, 0.5, 0)]
    public void A06_places_are_overbooked_as_far_as_the_risk_is_tolerated(int capacity, double noShow, int places) =>
        Assert.Equal(places, Overbooking.Places(capacity, noShow));

    [Fact]
    public void The_last_place_is_tolerated_and_the_next_is_not_and_more_absence_never_means_fewer_places()
    {
        for (var capacity = 1; capacity <= 60; capacity += 7)
        {
            var before = 0;
            for (var percent = 0; percent <= 60; percent += 3)
            {
                var places = Overbooking.Places(capacity, percent / 100.0);
                Assert.True(places >= before);
                Assert.True(Overbooking.OverloadRisk(places, capacity, percent / 100.0) <= Overbooking.Tolerated);
                if (places < capacity * Overbooking.MostTimes)
                    Assert.True(Overbooking.OverloadRisk(places + 1, capacity, percent / 100.0) > Overbooking.Tolerated);
                before = places;
            }
        }
    }

    [Theory]
    [InlineData(20, 29, 0)]
    [InlineData(6, 30, 0.2)]
    public void While_little_is_known_everybody_is_expected(long missed, long all, double rate) =>
        Assert.Equal(rate, Overbooking.NoShowRate(new(missed, all)), 10);
}
