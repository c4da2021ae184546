using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel.Incidents;

/// <summary>预警叫应 and the clock of a stage.</summary>
public class CallLadderTests
{
    static readonly DateTimeOffset Begun = new(2026, 11, 30, 3, 0, 0, TimeSpan.FromHours(8));

    static readonly CallLadder Typhoon = new([0, 5, 10], 15);

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(4, 1, 0)]
    [InlineData(5, 2, 0)]
    [InlineData(10, 3, 0)]
    [InlineData(14, 3, 0)]
    [InlineData(15, 4, 1)]
    [InlineData(25, 6, 1)]
    [InlineData(300, 6, 1)]
    public void C12_3_3_calls_at_0_5_and_10_minutes_and_then_the_superior(int minutes, int calls, int level)
    {
        var due = Typhoon.Due(Begun, made: 0, levels: 2, Begun.AddMinutes(minutes)).ToList();

        Assert.Equal(calls, due.Count);
        Assert.Equal(level, Typhoon.LevelOf(due[^1]));
    }

    [Fact]
    public void However_often_one_looks_each_call_is_made_once_and_in_time()
    {
        var dice = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var minutes = new List<int> { 0 };
            for (var more = dice.Next(4); more > 0; more--)
                minutes.Add(minutes[^1] + 1 + dice.Next(20));
            var ladder = new CallLadder(minutes, minutes[^1] + 1 + dice.Next(30));
            var levels = 1 + dice.Next(4);
            Assert.Null(ladder.Flaw);

            var made = new List<int>();
            for (var now = Begun; ladder.NextAt(Begun, made.Count, levels) is { } next; now = next.AddSeconds(dice.Next(600)))
                foreach (var call in ladder.Due(Begun, made.Count, levels, now).ToList())
                {
                    Assert.True(ladder.DueAt(Begun, call) <= now);
                    made.Add(call);
                }

            Assert.Equal(Enumerable.Range(0, levels * minutes.Count), made);
        }
    }

    [Fact]
    public void A_ladder_that_cannot_work_says_why()
    {
        Assert.NotNull(new CallLadder([], 5).Flaw);
        Assert.NotNull(new CallLadder([1, 5], 10).Flaw);
        Assert.NotNull(new CallLadder([0, 5, 5], 10).Flaw);
        Assert.NotNull(new CallLadder([0, 5], 5).Flaw);
    }

    [Fact]
    public void A_lamp_is_lit_at_the_moment_that_was_announced_and_not_a_second_before()
    {
        for (var minutes = 1; minutes < 400; minutes++)
        {
            var clock = new StageClock(Begun, minutes);
            var lit = Light.Green;
            while (clock.NextAt(lit, LightLimits.Default) is { } next)
            {
                Assert.True(clock.LightAt(next.AddSeconds(-1), LightLimits.Default) <= lit);
                var then = clock.LightAt(next, LightLimits.Default);
                Assert.True(then > lit);
                lit = then;
            }
            Assert.Equal(Light.Red, lit);
        }
    }
}
