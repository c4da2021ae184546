using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class LegalClockTests
{
    static readonly Workdays Autumn = Autumn2025();

    static DateOnly Due(LegalClock clock, string today) => clock.Read(Day(today), Autumn).Value.Due.Day;

    [Fact]
    public void A06_1_twenty_days_extended_by_ten_and_joint_handling_of_45()
    {
        var clock = LegalClock.Start(Day("2025-09-22"), LicensingLaw.DecisionDays);
        var extended = clock.Extend(new(Day("2025-10-20"), LicensingLaw.DecisionExtensionDays, "行政许可法第四十二条"), Autumn).Value;
        var joint = LegalClock.Start(Day("2025-09-22"), LicensingLaw.JointDecisionDays);

        Assert.Equal(Day("2025-10-24"), Due(clock, "2025-09-22"));
        Assert.Equal(Day("2025-11-07"), Due(extended, "2025-10-20"));
        Assert.Equal(Day("2025-11-28"), Due(joint, "2025-09-22"));
    }

    [Fact]
    public void A06_2_silence_for_five_days_counts_as_acceptance_on_the_day_of_receipt()
    {
        var silence = LicensingLaw.AcceptanceBySilence(Day("2025-09-26"), Autumn).Value;

        Assert.Equal(Day("2025-10-10"), silence.NoticeDue.Day);
        Assert.Equal(Day("2025-09-26"), silence.AcceptedAsOf);
    }

    [Fact]
    public void A01_4_a_supplement_stops_the_clock_from_the_end_of_the_request_day_to_the_return_day()
    {
        var clock = LegalClock.Start(Day("2025-09-22"), 5);
        var paused = clock.Pause(Day("2025-09-24"), PauseGround.Supplement, "行政许可法第三十二条").Value;
        var returned = paused.Resume(Day("2025-10-09")).Value;

        Assert.Equal(2, returned.Read(Day("2025-10-09"), Autumn).Value.UsedDays);
        Assert.Equal(Day("2025-10-13"), Due(returned, "2025-10-09"));
        Assert.Equal(Day("2025-09-28"), Due(clock, "2025-09-22"));
    }

    [Fact]
    public void A_standing_clock_shows_when_it_would_end_if_it_ran_again_from_today()
    {
        var paused = LegalClock.Start(Day("2025-09-22"), 5).Pause(Day("2025-09-24"), PauseGround.Supplement, "行政许可法第三十二条").Value;

        var reading = paused.Read(Day("2025-10-10"), Autumn).Value;

        Assert.False(reading.IsRunning);
        Assert.Equal((2, 3), (reading.UsedDays, reading.RemainingDays));
        Assert.Equal(Day("2025-10-14"), reading.Due.Day);
    }

    [Fact]
    public void A_supplement_asked_for_on_the_last_day_leaves_until_the_end_of_the_return_day()
    {
        var clock = LegalClock.Start(Day("2025-10-13"), 2).Pause(Day("2025-10-15"), PauseGround.Supplement, "行政许可法第三十二条").Value;

        var returned = clock.Resume(Day("2025-10-22")).Value;

        Assert.Equal(Day("2025-10-22"), Due(returned, "2025-10-22"));
        Assert.False(clock.Read(Day("2025-10-20"), Autumn).Value.IsOverdue);
        Assert.True(returned.Read(Day("2025-10-23"), Autumn).Value.IsOverdue);
    }

    [Fact]
    public void A_pause_after_the_time_has_run_out_gives_nothing_back()
    {
        var clock = LegalClock.Start(Day("2025-10-13"), 2).Pause(Day("2025-10-16"), PauseGround.Supplement, "行政许可法第三十二条").Value;

        Assert.Equal(Day("2025-10-15"), Due(clock, "2025-10-22"));
        Assert.True(clock.Read(Day("2025-10-22"), Autumn).Value.IsOverdue);
    }

    [Fact]
    public void A_pause_on_the_weekend_after_the_due_day_gives_nothing_back()
    {
        var clock = LegalClock.Start(Day("2025-10-15"), 2).Pause(Day("2025-10-18"), PauseGround.Supplement, "行政许可法第三十二条").Value;

        Assert.Equal(Day("2025-10-17"), Due(clock.Resume(Day("2025-10-22")).Value, "2025-10-22"));
    }

    [Fact]
    public void The_day_after_a_Friday_deadline_is_overdue_although_no_working_day_was_used() =>
        Assert.True(LegalClock.Start(Day("2025-10-15"), 2).Read(Day("2025-10-18"), Autumn).Value.IsOverdue);

    [Theory]
    [InlineData("2025-10-22", Light.Green)] // 6 of 10 days
    [InlineData("2025-10-23", Light.Yellow)] // 7 of 10: equal to the limit
    [InlineData("2025-10-27", Light.Yellow)] // 9 of 10
    [InlineData("2025-10-28", Light.Orange)] // the due day
    [InlineData("2025-11-03", Light.Orange)] // 14 of 10
    [InlineData("2025-11-04", Light.Red)] // 15 of 10
    public void Lights_follow_the_used_share(string today, Light expected) =>
        Assert.Equal(expected, LegalClock.Start(Day("2025-10-14"), 10).Read(Day(today), Autumn).Value.Light);

    [Fact]
    public void A_pause_needs_a_legal_basis() =>
        Assert.Equal(
            "clock.no-legal-basis",
            LegalClock.Start(Day("2025-10-14"), 10).Pause(Day("2025-10-15"), PauseGround.SpecialProcedure, " ").Fault?.Code
        );

    [Fact]
    public void A_standing_clock_cannot_be_stopped_and_a_running_one_not_resumed()
    {
        var clock = LegalClock.Start(Day("2025-10-14"), 10);
        var paused = clock.Pause(Day("2025-10-15"), PauseGround.SpecialProcedure, "行政许可法第四十五条").Value;

        Assert.Equal("clock.already-paused", paused.Pause(Day("2025-10-16"), PauseGround.Supplement, "行政许可法第三十二条").Fault?.Code);
        Assert.Equal("clock.not-paused", clock.Resume(Day("2025-10-16")).Fault?.Code);
        Assert.Equal("clock.resume-too-early", paused.Resume(Day("2025-10-14")).Fault?.Code);
        Assert.Equal("clock.pause-too-early", clock.Pause(Day("2025-10-13"), PauseGround.Supplement, "行政许可法第三十二条").Fault?.Code);
    }

    [Fact]
    public void An_extension_is_granted_on_the_due_day_but_not_after_it()
    {
        var clock = LegalClock.Start(Day("2025-10-14"), 10);

        Assert.True(clock.Extend(new(Day("2025-10-28"), 10, "行政许可法第四十二条"), Autumn).Succeeded);
        Assert.Equal("clock.extension-too-late", clock.Extend(new(Day("2025-10-29"), 10, "行政许可法第四十二条"), Autumn).Fault?.Code);
    }

    [Fact]
    public void A_clock_before_the_calendar_is_refused() =>
        Assert.Equal("calendar.not-published", LegalClock.Start(Day("2025-08-01"), 10).Read(Day("2025-10-10"), Autumn).Fault?.Code);

    [Fact]
    public void A_promise_may_equal_the_statute_and_not_exceed_it()
    {
        Assert.True(TimeLimit.Create(20, 20).Succeeded);
        Assert.Equal("time-limit.promise-over-statute", TimeLimit.Create(20, 21).Fault?.Code);
        Assert.Equal(new RatioOf(15, 20), TimeLimit.Create(20, 5).Value.Compression);
        Assert.True(TimeLimit.Create(null, 5).Succeeded);
    }

    static readonly Gen<(int Days, int Wait, int Length, int Later)> Story = Gen.Select(
        Gen.Int[1, 15],
        Gen.Int[0, 20],
        Gen.Int[0, 25],
        Gen.Int[0, 20]
    );

    [Fact]
    public void A_pause_never_makes_the_deadline_earlier_nor_the_used_days_more() =>
        Story.Sample(
            (days, wait, length, later) =>
            {
                var accepted = Day("2025-09-10");
                var requested = accepted.AddDays(wait);
                var returned = requested.AddDays(length);
                var today = returned.AddDays(later);
                var without = LegalClock.Start(accepted, days);
                var with = without.Pause(requested, PauseGround.Supplement, "行政许可法第三十二条").Value.Resume(returned).Value;

                var (a, b) = (without.Read(today, Autumn).Value, with.Read(today, Autumn).Value);
                return b.Due.Day >= a.Due.Day && b.UsedDays <= a.UsedDays && b.UsedDays >= 0;
            }
        );

    [Fact]
    public void Used_days_exceed_the_promise_only_when_overdue_or_on_a_last_day_moved_out_of_the_holidays() =>
        Story.Sample(
            (days, wait, length, later) =>
            {
                var requested = Day("2025-09-10").AddDays(wait);
                var clock = LegalClock
                    .Start(Day("2025-09-10"), days)
                    .Pause(requested, PauseGround.Supplement, "行政许可法第三十二条")
                    .Value;
                var reading = clock.Resume(requested.AddDays(length)).Value.Read(requested.AddDays(length + later), Autumn).Value;
                return reading.UsedDays <= reading.AllowedDays || reading.IsOverdue || reading.Today == reading.Due.Day;
            }
        );
}
