using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Alerting;

public class AlertBoardTests
{
    static readonly DateTimeOffset T0 = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    static readonly AlertCondition.Threshold Level = new(On: 3.5, Off: 3.2, Hold: TimeSpan.FromMinutes(10));

    /// <summary>Minute by minute; <c>null</c> is a tick without an observation.</summary>
    static string Played(AlertCondition condition, params double?[] values)
    {
        var (memory, text) = (AlertMemory.Fresh, "");
        foreach (var (minute, value) in values.Index())
        {
            var (next, effect) = value is { } number
                ? memory.Observe(condition, new("station", T0.AddMinutes(minute), number))
                : memory.Tick(condition, T0.AddMinutes(minute));
            memory = next;
            text += effect switch
            {
                AlertEffect.Raised => "R",
                AlertEffect.Cleared => "C",
                _ => ".",
            };
        }
        return text;
    }

    static string Events(AlertCondition condition, params (double Minute, string? Name)[] events)
    {
        var (memory, text) = (AlertMemory.Fresh, "");
        foreach (var (minute, name) in events)
        {
            var at = T0.AddMinutes(minute);
            var (next, effect) = name is null ? memory.Tick(condition, at) : memory.Observe(condition, new("station", at, Event: name));
            memory = next;
            text +=
                effect is AlertEffect.Raised ? "R"
                : effect is AlertEffect.Cleared ? "C"
                : ".";
        }
        return text;
    }

    [Fact]
    public void A_threshold_holds_its_time_and_clears_on_the_other_side()
    {
        var quick = Level with { Hold = TimeSpan.FromMinutes(2) };

        Assert.Equal("...R..C", Played(quick, 3.4, 3.6, 3.6, 3.6, 3.3, 3.2, 3.1));
        Assert.Equal("......", Played(quick, 3.6, 3.6, 3.5, 3.6, 3.6, 3.5)); // an equal value is not beyond, and the hold begins again
        Assert.Equal("..R", Played(quick, 3.6, null, null)); // the last value still holds
        Assert.Equal("R.C", Played(new AlertCondition.Threshold(5, 6, TimeSpan.Zero, IsLower: true), 4.9, 6, 6.1));
    }

    [Fact]
    public void P07_7_on_above_80_off_below_75_held_for_a_minute()
    {
        var rule = new AlertCondition.Threshold(80, 75, TimeSpan.FromSeconds(60));

        Assert.Equal("....", Seconds(rule, (0, 82), (59, 82), (59.5, 79), (120, 82)));
        Assert.Equal(".R..C", Seconds(rule, (0, 82), (60, 82), (70, 78), (80, 75), (90, 74)));
        Assert.Equal("..", Seconds(rule, (0, 80), (100, 80)));
        Assert.Equal(".RC", Seconds(new(2, 3, TimeSpan.FromSeconds(10), IsLower: true), (0, 1), (10, 1), (20, 3.5)));
    }

    [Fact]
    public void A_threshold_changes_only_beyond_its_limits_and_after_its_time() =>
        Gen.Select(Gen.Double[0, 100].List[1, 60], Gen.Double[0, 100], Gen.Double[0, 20], Gen.Int[0, 6])
            .Sample(
                (values, on, gap, hold) =>
                {
                    var rule = new AlertCondition.Threshold(on, on - gap, TimeSpan.FromMinutes(hold));
                    var (memory, above) = (AlertMemory.Fresh, 0);
                    foreach (var (minute, value) in values.Index())
                    {
                        above = value > on ? above + 1 : 0;
                        (memory, var effect) = memory.Observe(rule, new("station", T0.AddMinutes(minute), value));
                        if (effect is AlertEffect.Raised)
                            Assert.True(above > hold);
                        if (effect is AlertEffect.Cleared)
                            Assert.True(value < on - gap);
                    }
                }
            );

    static string Seconds(AlertCondition.Threshold rule, params (double Second, double Value)[] values)
    {
        var (memory, text) = (AlertMemory.Fresh, "");
        foreach (var (second, value) in values)
        {
            (memory, var effect) = memory.Observe(rule, new("station", T0.AddSeconds(second), value));
            text +=
                effect is AlertEffect.Raised ? "R"
                : effect is AlertEffect.Cleared ? "C"
                : ".";
        }
        return text;
    }

    [Fact]
    public void A_change_is_measured_over_its_window()
    {
        var rate = new AlertCondition.Rate(OnPerHour: 0.6, OffPerHour: 0.3, Window: TimeSpan.FromMinutes(10));

        // 0.02 m a minute is 1.2 m an hour; half a window must have passed.
        Assert.Equal(".....R", Played(rate, 1, 1.02, 1.04, 1.06, 1.08, 1.10));
        Assert.Equal("......", Played(rate, 1, 1.01, 1.02, 1.03, 1.04, 1.0499)); // under 0.6 an hour
        // Ten still minutes later the window has seen less than 0.05 m.
        var after = Played(rate, [1, 1.02, 1.04, 1.06, 1.08, 1.10, .. Enumerable.Repeat((double?)1.1, 10)]);
        Assert.Equal(".....R", after[..6]);
        Assert.Equal("C", after[6..].Replace(".", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Silence_is_an_alert_of_its_own()
    {
        var missing = new AlertCondition.Missing(TimeSpan.FromMinutes(2));

        Assert.Equal("...R..C", Played(missing, 1, null, null, null, null, null, 1));
        Assert.Equal("...", Played(missing, null, null, null)); // never heard of
    }

    [Fact]
    public void What_is_unusual_stands_out_and_does_not_teach()
    {
        var odd = new AlertCondition.Deviation(OnSigmas: 4, OffSigmas: 2, Values: 5, LeastSpread: 0.1);

        Assert.Equal(".....R..C", Played(odd, 1, 1.1, 0.9, 1, 1.05, 9, 9, 9, 1));
        Assert.Equal("......", Played(odd, 1, 1, 1, 1, 1, 1.4)); // a constant series: the least spread stands for its own, four of them are not more
        Assert.Equal(".....R", Played(odd, 1, 1, 1, 1, 1, 1.41));
    }

    [Fact]
    public void So_many_within_a_window()
    {
        var count = new AlertCondition.Count(3, TimeSpan.FromMinutes(10));

        Assert.Equal("..R.C", Events(count, (0, "x"), (4, "x"), (9, "x"), (9.5, null), (10, null)));
        Assert.Equal("...", Events(count, (0, "x"), (4, "x"), (10, "x")));
    }

    [Fact]
    public void Steps_in_their_order_within_their_time()
    {
        var sequence = new AlertCondition.Sequence(["open", "enter", "leave"], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));

        Assert.Equal("...R.C", Events(sequence, (0, "open"), (1, "noise"), (2, "enter"), (3, "leave"), (7, null), (8, null)));
        Assert.Equal("...", Events(sequence, (0, "enter"), (1, "open"), (2, "leave")));
        Assert.Equal("...", Events(sequence, (0, "open"), (2, "enter"), (11, "leave")));
        Assert.Equal("...R", Events(sequence, (0, "open"), (8, "open"), (9, "enter"), (11, "leave"))); // the later start counts
    }

    [Fact]
    public void A_late_observation_and_one_that_is_no_number_change_nothing()
    {
        var (memory, _) = AlertMemory.Fresh.Observe(Level with { Hold = TimeSpan.Zero }, new("station", T0, 3));

        Assert.Equal((memory, AlertEffect.None), memory.Observe(Level with { Hold = TimeSpan.Zero }, new("station", T0.AddMinutes(-1), 9)));
        Assert.Equal((memory, AlertEffect.None), memory.Observe(Level with { Hold = TimeSpan.Zero }, new("station", T0, double.NaN)));
    }

    static readonly AlertWatch[] Watches =
    [
        new("level", new AlertCondition.Threshold(5, 4, TimeSpan.FromMinutes(2))),
        new("rate", new AlertCondition.Rate(30, 10, TimeSpan.FromMinutes(6))),
        new("silence", new AlertCondition.Missing(TimeSpan.FromMinutes(4))),
        new("odd", new AlertCondition.Deviation(3, 1, 4, 0.5)),
        new("often", new AlertCondition.Count(2, TimeSpan.FromMinutes(5))),
        new("chain", new AlertCondition.Sequence(["a", "b"], TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3))),
    ];

    static readonly Gen<(int Wait, int Object, double Value, int Event)[]> Story = Gen.Select(
        Gen.Int[-1, 6],
        Gen.Int[-1, 2],
        Gen.Double[0, 10],
        Gen.Int[0, 2]
    ).Array[0, 80];

    [Fact]
    public void One_rule_and_one_object_never_have_two_active_alerts() =>
        Story.Sample(story =>
        {
            var (board, now) = (AlertBoard.Empty, T0);
            Dictionary<(string, string), int> open = [];
            foreach (var (wait, about, value, name) in story)
            {
                now = now.AddMinutes(wait);
                var (next, changes) =
                    about < 0
                        ? board.Tick(Watches, now)
                        : board.Observe(
                            Watches,
                            new(
                                $"{about}",
                                now,
                                value,
                                name == 0 ? null
                                    : name == 1 ? "a"
                                    : "b"
                            )
                        );
                board = next;
                foreach (var change in changes)
                {
                    var key = (change.Rule, change.Object);
                    if (
                        change.Effect is AlertEffect.Raised
                            ? !open.TryAdd(key, change.Number)
                            : !open.Remove(key, out var number) || number != change.Number
                    )
                        return false;
                }
            }
            return board
                .Active.Select(one => ((one.Rule, one.Object), one.Number))
                .Order()
                .SequenceEqual(open.Select(one => (one.Key, one.Value)).Order());
        });

    [Fact]
    public void The_same_story_gives_the_same_alerts_and_a_repeated_observation_none() =>
        Story.Sample(story =>
        {
            var (board, now) = (AlertBoard.Empty, T0);
            AlertWatch[] withoutEvents = [Watches[0], Watches[2]];
            foreach (var (wait, about, value, _) in story)
            {
                now = now.AddMinutes(Math.Max(0, wait));
                var seen = new AlertObservation($"{about}", now, value);
                board = board.Observe(withoutEvents, seen).Board;
                if (board.Observe(withoutEvents, seen).Changes.Count > 0)
                    return false;
            }
            return true;
        });

    [Fact]
    public void Alerts_of_one_object_are_numbered()
    {
        AlertWatch[] watches = [new("level", new AlertCondition.Threshold(5, 4, TimeSpan.Zero))];
        var board = AlertBoard.Empty;
        List<AlertChange> all = [];
        foreach (var (i, value) in ((double[])[6, 3, 6, 3]).Index())
        {
            (board, var changes) = board.Observe(watches, new("s", T0.AddMinutes(i), value));
            all.AddRange(changes);
        }

        Assert.Equal(
            [(1, AlertEffect.Raised), (1, AlertEffect.Cleared), (2, AlertEffect.Raised), (2, AlertEffect.Cleared)],
            all.Select(one => (one.Number, one.Effect))
        );
    }

    [Fact]
    public void Conditions_that_would_flutter_are_refused()
    {
        AlertCondition[] bad =
        [
            new AlertCondition.Threshold(3, 3.1, TimeSpan.Zero),
            new AlertCondition.Threshold(3, 2.9, TimeSpan.Zero, IsLower: true),
            new AlertCondition.Rate(1, 2, TimeSpan.FromMinutes(1)),
            new AlertCondition.Missing(TimeSpan.Zero),
            new AlertCondition.Deviation(3, 4, 5, 0.1),
            new AlertCondition.Count(0, TimeSpan.FromMinutes(1)),
            new AlertCondition.Sequence([], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)),
        ];

        Assert.All(bad, condition => Assert.Equal("alerting.condition", condition.Unsound()?.Code));
        Assert.All(Watches, watch => Assert.Null(watch.Condition.Unsound()));
    }
}
