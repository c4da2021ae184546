using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Perception;

/// <summary>The course of a command to a device (p07 R8).</summary>
public class CommandCourseTests
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Expiry = At.AddMinutes(10);

    [Fact]
    public void P07_R8_A_command_past_its_expiry_is_never_sent_and_at_exactly_its_expiry_neither()
    {
        Assert.True(CommandCourse.MayBeSent(CommandState.Waiting, Expiry, Expiry.AddTicks(-1)));
        Assert.False(CommandCourse.MayBeSent(CommandState.Waiting, Expiry, Expiry));
        Assert.Equal(CommandState.Waiting, CommandCourse.At(Expiry.AddTicks(-1), CommandState.Waiting, Expiry, null, 0, false));
        Assert.Equal(CommandState.Expired, CommandCourse.At(Expiry, CommandState.Waiting, Expiry, null, 0, false));
        Assert.Equal(CommandState.Expired, CommandCourse.At(Expiry, CommandState.Proposed, Expiry, null, 0, true));
        // It was sent before and came back: nobody may call it never sent.
        Assert.Equal(CommandState.TimedOut, CommandCourse.At(Expiry, CommandState.Waiting, Expiry, At, 1, false));
    }

    [Theory]
    [InlineData(29, 1, false, CommandState.Sent)]
    [InlineData(30, 1, false, CommandState.Waiting)]
    [InlineData(30, 3, false, CommandState.TimedOut)]
    [InlineData(30, 1, true, CommandState.TimedOut)]
    public void P07_R8_Who_does_not_answer_is_asked_again_three_times_and_a_dangerous_command_is_said_once(
        int seconds,
        int attempts,
        bool dangerous,
        CommandState expected
    ) => Assert.Equal(expected, CommandCourse.At(At.AddSeconds(seconds), CommandState.Sent, Expiry, At, attempts, dangerous));

    [Fact]
    public void What_was_begun_times_out_after_ten_minutes_and_a_late_answer_still_counts()
    {
        Assert.Equal(CommandState.Received, CommandCourse.At(At.AddMinutes(10).AddTicks(-1), CommandState.Received, Expiry, At, 1, false));
        Assert.Equal(CommandState.TimedOut, CommandCourse.At(At.AddMinutes(10), CommandState.Received, Expiry, At, 1, false));
        Assert.Equal(CommandState.Done, CommandCourse.Answered(CommandState.TimedOut, CommandAnswer.Done, 1));
        Assert.Equal(CommandState.TimedOut, CommandCourse.Answered(CommandState.TimedOut, CommandAnswer.Received, 1));
    }

    [Fact]
    public void An_answer_to_what_was_never_sent_or_is_over_changes_nothing()
    {
        foreach (var answer in Enum.GetValues<CommandAnswer>())
        {
            Assert.Equal(CommandState.Waiting, CommandCourse.Answered(CommandState.Waiting, answer, 0));
            foreach (var over in new[] { CommandState.Done, CommandState.Failed, CommandState.Cancelled, CommandState.Expired })
                Assert.Equal(over, CommandCourse.Answered(over, answer, 1));
        }
    }

    [Fact]
    public void However_time_passes_no_command_is_sent_after_its_expiry_nor_more_often_than_it_may()
    {
        var steps = Gen.Int[1, 120].Array[1, 60];
        Gen.Select(steps, Gen.Bool, Gen.Int[1, 30])
            .Sample(
                (waits, dangerous, minutes) =>
                {
                    var (state, now, expires, sentAt, attempts) = (
                        CommandState.Waiting,
                        At,
                        At.AddMinutes(minutes),
                        default(DateTimeOffset?),
                        0
                    );
                    foreach (var wait in waits)
                    {
                        state = CommandCourse.At(now, state, expires, sentAt, attempts, dangerous);
                        if (CommandCourse.MayBeSent(state, expires, now))
                        {
                            Assert.True(now < expires);
                            (state, sentAt, attempts) = (CommandState.Sent, now, attempts + 1);
                        }
                        now = now.AddSeconds(wait);
                    }
                    Assert.True(attempts <= (dangerous ? 1 : CommandCourse.MostAttempts));
                    Assert.True(
                        CommandCourse.At(expires.AddMinutes(11), state, expires, sentAt, attempts, dangerous).IsOver()
                            || CommandCourse
                                .At(
                                    expires.AddMinutes(11),
                                    CommandCourse.At(expires.AddMinutes(11), state, expires, sentAt, attempts, dangerous),
                                    expires,
                                    sentAt,
                                    attempts,
                                    dangerous
                                )
                                .IsOver()
                    );
                }
            );
    }
}
