using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Perception;

public class PerceptionRulesTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, CityTime.Offset);

    static Sample At(double second, double value, ObservationQuality quality = ObservationQuality.Good) =>
        new(Noon.AddSeconds(second), value, quality);

    static IEnumerable<Sample> EachSecond(params double[] values) => values.Index().Select(one => At(one.Index, one.Item));

    [Fact]
    public void P07_3_the_mean_of_a_minute_is_weighed_by_time()
    {
        var minute = WindowAggregate.Of([At(0, 10), At(10, 20), At(40, 10)], Noon, Noon.AddMinutes(1));

        Assert.Equal(15.0, minute.Mean);
        Assert.Equal((3, 10.0, 20.0, 40.0, 10.0, 1.0), (minute.Count, minute.Min, minute.Max, minute.Sum, minute.Last, minute.GoodShare));
    }

    [Fact]
    public void P07_4_a_deadband_keeps_what_changed()
    {
        var kept = new Deadband(0.5).Kept(EachSecond(10.0, 10.1, 10.2, 10.3, 10.9, 11.0, 11.0));

        Assert.Equal([10.0, 10.9], kept.Select(sample => sample.Value));
    }

    [Theory]
    [InlineData(60, 179, Hearing.Silent)]
    [InlineData(60, 180, Hearing.Offline)]
    [InlineData(600, 1799, Hearing.Silent)]
    [InlineData(600, 1800, Hearing.Offline)]
    [InlineData(10, 10, Hearing.Online)]
    [InlineData(10, 179, Hearing.Silent)]
    public void P07_5_offline_after_three_intervals_and_three_minutes_at_least(int interval, int age, Hearing expected) =>
        Assert.Equal(expected, Silence.Of(Noon, TimeSpan.FromSeconds(interval), Noon.AddSeconds(age)));

    [Fact]
    public void P07_6_a_gateway_that_is_lost_is_one_alarm_and_one_recovery()
    {
        HeardDevice[] Fleet(bool gateway, bool meters) =>
            [
                new("gateway", null, gateway),
                .. Enumerable.Range(1, 300).Select(i => new HeardDevice($"meter-{i}", "gateway", meters)),
                new("alone", null, false),
            ];

        var lost = SilenceCauses.Of(Fleet(gateway: true, meters: true));
        var (raised, _) = SilenceCauses.Between([], lost);
        Assert.Equal([new("gateway", 300)], raised);

        // The meters have not spoken yet, but their way is back since a minute: nobody is blamed for the time before.
        var wayBack = Noon.AddHours(1);
        var meter = Silence.Of(Noon, TimeSpan.FromMinutes(15), wayBack.AddMinutes(1), wayBack);
        var (again, cleared) = SilenceCauses.Between(lost, SilenceCauses.Of(Fleet(gateway: false, meters: meter is Hearing.Offline)));
        Assert.Empty(again);
        Assert.Equal([new("gateway", 300)], cleared);
    }

    [Fact]
    public void P07_8_one_certificate_in_Dinghai_and_Shengsi_within_five_minutes_is_a_clone()
    {
        Assert.True(CloneCheck.IsClone(85.5, TimeSpan.FromMinutes(5)));
        Assert.True(CloneCheck.IsClone(85.5, TimeSpan.FromMinutes(-5)));
        Assert.False(CloneCheck.IsClone(85.5, TimeSpan.FromHours(2)));
        Assert.False(CloneCheck.IsClone(4, TimeSpan.Zero));
        Assert.False(CloneCheck.IsClone(null, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(10, 0, Arrival.OnTime)]
    [InlineData(10, 1, Arrival.Late)]
    [InlineData(-5, 0, Arrival.OnTime)]
    [InlineData(-5, -1, Arrival.Clock)]
    [InlineData(90 * 24 * 60, 0, Arrival.Late)]
    [InlineData(90 * 24 * 60, 1, Arrival.TooOld)]
    public void A_time_is_taken_flagged_or_replaced(int minutesOld, int secondsMore, Arrival expected)
    {
        var phenomenon = Noon - TimeSpan.FromMinutes(minutesOld) - TimeSpan.FromSeconds(secondsMore);

        var arrival = ObservationArrival.Of(phenomenon, Noon);

        Assert.Equal(expected, arrival.Arrival);
        Assert.Equal(expected is Arrival.Clock ? Noon : phenomenon, arrival.At);
    }

    [Fact]
    public void A_repetition_changes_nothing_and_another_value_is_a_revision()
    {
        Assert.Equal(Repeat.First, Repeats.Of(null, 1.5));
        Assert.Equal(Repeat.Same, Repeats.Of(1.5, 1.5));
        Assert.Equal(Repeat.Same, Repeats.Of(double.NaN, double.NaN));
        Assert.Equal(Repeat.Revision, Repeats.Of(1.5, 1.6));
    }

    [Fact]
    public void A_mean_knows_what_it_does_not_know()
    {
        var until = Noon.AddMinutes(1);

        // What held before the window counts in it, but no longer than a value may hold.
        Assert.Equal(7.0, WindowAggregate.Of([At(-5, 7)], Noon, until).Mean);
        Assert.Equal(10.0 / 60, WindowAggregate.Of([At(-5, 7)], Noon, until, TimeSpan.FromSeconds(15)).GoodShare, 12);
        // A bad value ends the one before and says nothing itself.
        var half = WindowAggregate.Of([At(0, 4), At(30, 99, ObservationQuality.Bad)], Noon, until);
        Assert.Equal((4.0, 0.5, false), (half.Mean, half.GoodShare, half.IsValid));
        Assert.True(WindowAggregate.Of([At(15, 4)], Noon, until).IsValid);
        Assert.Null(WindowAggregate.Of([], Noon, until).Mean);
    }

    [Fact]
    public void Directions_have_a_vector_mean()
    {
        Assert.Equal(0.0, WindMean.Direction([(350, 1), (10, 1)])!.Value, 9);
        Assert.Equal(90.0, WindMean.Direction([(0, 1), (90, 1), (180, 1)])!.Value, 9);
        Assert.Null(WindMean.Direction([(0, 1), (180, 1)]));
        Assert.Null(WindMean.Direction([]));
        Assert.Null(WindMean.Direction([(90, 0)]));
    }

    [Fact]
    public void A_counter_that_began_again_counts_on()
    {
        Assert.Equal(35.0, CounterDelta.Of([100, 120, 5, 15]));
        Assert.Equal(25.0, CounterDelta.Of([990, 15], rollover: 1000));
        Assert.Equal(15.0, CounterDelta.Of([500, 15], rollover: 1000));
        Assert.Null(CounterDelta.Of([100]));
    }

    [Fact]
    public void Checks_find_range_rate_stuck_and_spikes()
    {
        Assert.False(SeriesChecks.IsOutOfRange(14, 0, 14));
        Assert.True(SeriesChecks.IsOutOfRange(14.1, 0, 14));
        Assert.False(SeriesChecks.IsTooFast(At(0, 1), At(10, 2), 0.1));
        Assert.True(SeriesChecks.IsTooFast(At(0, 1), At(10, 2.1), 0.1));
        double[] still = [.. Enumerable.Repeat(3.0, 30)];
        Assert.True(SeriesChecks.IsStuck(still, normallyMoves: true));
        Assert.False(SeriesChecks.IsStuck(still, normallyMoves: false));
        Assert.False(SeriesChecks.IsStuck(still.AsSpan()[1..], normallyMoves: true));

        double[] series = [.. Enumerable.Range(0, 40).Select(i => 10 + (0.1 * (i % 5)))];
        series[20] = 14;
        Assert.Equal([20], SeriesChecks.Spikes(series).Index().Where(one => one.Item).Select(one => one.Index));
        Assert.DoesNotContain(true, SeriesChecks.Spikes([5, 5, 5, 5, 5.1, 5, 5], resolution: 0.1));
        Assert.True(SeriesChecks.IsUnlikeNeighbours(30, [10, 10.5, 9.8]));
        Assert.False(SeriesChecks.IsUnlikeNeighbours(30, [10, 10.5]));
    }

    [Fact]
    public void More_than_six_changes_within_an_hour_are_unstable()
    {
        var changes = Enumerable.Range(0, 7).Select(i => Noon.AddMinutes(-i)).ToList();

        Assert.True(Flapping.IsUnstable(changes, Noon));
        Assert.False(Flapping.IsUnstable(changes.Take(6), Noon));
        Assert.False(Flapping.IsUnstable(changes, Noon.AddMinutes(55)));
    }

    [Fact]
    public void A_gateway_without_frames_of_its_own_is_down_when_everything_behind_it_is()
    {
        HeardDevice[] devices = [new("g", null, null), new("a", "g", true), new("b", "g", true)];

        Assert.Equal([new("g", 2)], SilenceCauses.Of(devices));
        Assert.Equal([new("a", 0)], SilenceCauses.Of([devices[0], devices[1], devices[2] with { IsOffline = false }]));
        // Parents in a circle end, too.
        Assert.Equal(2, SilenceCauses.Of([new("x", "y", true), new("y", "x", true)]).Count);
    }
}
