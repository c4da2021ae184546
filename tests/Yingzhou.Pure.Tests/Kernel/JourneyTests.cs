using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class JourneyTests
{
    static readonly DateTimeOffset Monday = CityTime.StartOf(new DateOnly(2026, 11, 23));

    // The illustrative timetable of a07 §8.4: office → pier → ferry → transfer → ferry → village until 17:00.
    static Timetable Islands(int cutOff = 0) =>
        new(
            [
                Boat("north", "pier", "mid", "10:00", 40) with
                {
                    CutOffMinutes = cutOff,
                },
                Boat("north", "pier", "mid", "13:30", 40) with
                {
                    CutOffMinutes = cutOff,
                },
                Boat("outer", "mid-pier", "outer", "12:00", 60),
                Boat("outer", "mid-pier", "outer", "16:00", 60),
            ],
            [
                new("counter", "office", 20),
                new("office", "pier", 30),
                new("mid", "mid-pier", 30),
                new("outer", "home", 0) { Opens = new(8, 0), Closes = new(17, 0) },
            ]
        );

    [Theory]
    [InlineData("09:00", 0, "13:00")] // the same day
    [InlineData("09:10", 0, "13:00")] // at the pier at 10:00, just on board
    [InlineData("09:11", 1, "08:00")]
    [InlineData("09:20", 1, "08:00")] // 13:30, 16:00, at the pier of the island at 17:00: the carrier has gone
    public void A07_4_twenty_minutes_gain_a_day(string ready, int daysLater, string delivered)
    {
        var journey = new EarliestArrival(Islands()).Find("counter", "home", At(ready))!;

        Assert.Equal(At(delivered).AddDays(daysLater), journey.Arrives);
    }

    [Fact]
    public void The_legs_say_when_and_by_which_line()
    {
        var journey = new EarliestArrival(Islands()).Find("counter", "home", At("09:00"))!;

        Assert.Equal([null, null, "north", null, "outer", null], journey.Legs.Select(leg => leg.Line));
        Assert.Equal(At("12:00"), journey.Legs[4].Departs);
        Assert.Equal(TimeSpan.FromHours(4), journey.Lasts);
    }

    [Theory]
    [InlineData(10, "09:00", 0)] // at the pier at 09:50: exactly at the cut-off
    [InlineData(11, "09:00", 1)]
    public void Whoever_is_there_at_the_cut_off_gets_on_board(int cutOff, string ready, int daysLater) =>
        Assert.Equal(
            At(ready).Day().AddDays(daysLater),
            new EarliestArrival(Islands(cutOff)).Find("counter", "home", At(ready))!.Arrives.Day()
        );

    [Fact]
    public void A_line_that_stops_for_a_day_costs_the_day()
    {
        var stopped = new EarliestArrival(Islands()).Find(
            "counter",
            "home",
            At("09:00"),
            (line, day) => line == "outer" && day == Monday.Day()
        )!;

        Assert.Equal(At("13:00").AddDays(1), stopped.Arrives);
        Assert.Null(new EarliestArrival(Islands()).Find("counter", "home", At("09:00"), (line, _) => line == "outer"));
    }

    [Fact]
    public void A_sailing_runs_on_its_days_only()
    {
        var saturdays = new Timetable(
            [Boat("slow", "a", "b", "09:00", 30) with { Days = new([DayOfWeek.Saturday], Not: [new(2026, 11, 28)]) }],
            []
        );

        Assert.Equal(new DateOnly(2026, 12, 5), new EarliestArrival(saturdays).Find("a", "b", At("08:00"))!.Arrives.Day());
    }

    [Fact]
    public void A_night_boat_arrives_on_the_next_day()
    {
        var night = new Timetable([Boat("night", "a", "b", "23:00", 120)], [new("b", "c", 10) { Opens = new(6, 0) }]);

        Assert.Equal(At("06:10").AddDays(1), new EarliestArrival(night).Find("a", "c", At("20:00"))!.Arrives);
    }

    [Fact]
    public void It_is_as_early_as_looking_at_every_way() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 1439], Gen.Int[5, 200])
            .Select(one => new Sailing(
                "l" + one.Item1,
                "s" + one.Item1,
                "s" + one.Item2,
                TimeOnly.MinValue.AddMinutes(one.Item3),
                one.Item4
            ))
            .Array[1, 12]
            .Select(Gen.Int[0, 1439])
            .Sample(
                (sailings, ready) =>
                {
                    Way[] ways = [new("s0", "s1", 40) { Opens = new(9, 0), Closes = new(15, 0) }];
                    var from = Monday.AddMinutes(ready);
                    var found = new EarliestArrival(new(sailings, ways)).Find("s0", "s4", from)?.Arrives;
                    return found == ByRelaxing(sailings, ways, "s0", "s4", from);
                }
            );

    [Fact]
    public void Starting_later_never_arrives_earlier() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 300])
            .Sample(
                (ready, later) =>
                {
                    var arrival = new EarliestArrival(Islands());
                    return arrival.Find("counter", "home", Monday.AddMinutes(ready))!.Arrives
                        <= arrival.Find("counter", "home", Monday.AddMinutes(ready + later))!.Arrives;
                }
            );

    // Every connection of two weeks again and again until nothing improves: slow and plain.
    static DateTimeOffset? ByRelaxing(Sailing[] sailings, Way[] ways, string from, string to, DateTimeOffset ready)
    {
        var best = new Dictionary<string, DateTimeOffset> { [from] = ready };
        for (var changed = true; changed; )
        {
            changed = false;
            for (var day = 0; day <= 14; day++)
            {
                var midnight = CityTime.StartOf(ready.Day().AddDays(day));
                foreach (var sailing in sailings)
                    if (
                        best.TryGetValue(sailing.From, out var there)
                        && midnight + sailing.Departs.ToTimeSpan() is var departs
                        && departs >= there
                    )
                        changed |= Reach(sailing.To, departs.AddMinutes(sailing.Minutes));
                foreach (var way in ways)
                    if (best.TryGetValue(way.From, out var there))
                    {
                        var opens = midnight + way.Opens!.Value.ToTimeSpan();
                        var begins = there > opens ? there : opens;
                        if (begins < midnight + way.Closes!.Value.ToTimeSpan())
                            changed |= Reach(way.To, begins.AddMinutes(way.Minutes));
                    }
            }
        }
        return best.TryGetValue(to, out var arrives) ? arrives : null;

        bool Reach(string stop, DateTimeOffset at)
        {
            if (best.TryGetValue(stop, out var known) && known <= at)
                return false;
            best[stop] = at;
            return true;
        }
    }

    static Sailing Boat(string line, string from, string to, string departs, int minutes) =>
        new(line, from, to, TimeOnly.Parse(departs, System.Globalization.CultureInfo.InvariantCulture), minutes);

    static DateTimeOffset At(string time) => Monday + TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();
}
