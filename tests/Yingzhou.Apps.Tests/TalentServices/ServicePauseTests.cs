using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>服务期中止 (a10 §4: military and maternity pause): later, not less.</summary>
public class ServicePauseTests
{
    static readonly DateOnly Start = new(2025, 1, 15);

    static TalentAward Award() =>
        new()
        {
            Region = "3309",
            HolderKey = "p",
            Holder = Personal.Name("试一试"),
            RecognitionId = Guid.NewGuid(),
            PolicyId = "x",
            Title = "安家补贴",
            Total = 120_000,
            Months = 24,
            StartedOn = Start,
        };

    [Fact]
    public void Ninety_days_of_maternity_put_what_is_due_off_by_ninety_days()
    {
        var award = Award();
        var (from, to) = (new DateOnly(2025, 6, 1), new DateOnly(2025, 8, 30));
        Assert.Null(award.Pause(from, PauseReason.Maternity, from));
        Assert.Equal(4, award.ServedMonths(new(2025, 7, 20)));
        Assert.Equal(4, award.ServedMonths(new(2025, 8, 30)));
        Assert.Null(award.Resume(to, to));

        var due = Start.AddMonths(12).AddDays(90);
        Assert.Equal(due, award.DayOf(12));
        Assert.Equal((0m, 60_000m), (award.DueNow(due.AddDays(-1)), award.DueNow(due)));
        Assert.Equal(due, award.DueSince(due));
        Assert.Equal(0, award.Settle(due).ClawBack);
    }

    [Fact]
    public void A_pause_is_begun_once_ends_after_it_began_and_lies_over_no_other()
    {
        var (award, today) = (Award(), new DateOnly(2025, 12, 1));
        Assert.Equal("talent.award-not-paused", award.Resume(today, today)!.Code);
        Assert.Equal("day", award.Pause(Start.AddDays(-1), PauseReason.Military, today)!.Field);
        Assert.Equal("day", award.Pause(today.AddDays(1), PauseReason.Military, today)!.Field);
        Assert.Null(award.Pause(new(2025, 3, 1), PauseReason.Military, today));
        Assert.Equal("talent.award-paused", award.Pause(new(2025, 4, 1), PauseReason.Military, today)!.Code);
        Assert.Equal("day", award.Resume(new(2025, 3, 1), today)!.Field);
        Assert.Null(award.Resume(new(2025, 9, 1), today));
        Assert.Equal("talent.pause-overlaps", award.Pause(new(2025, 8, 31), PauseReason.Maternity, today)!.Code);
        Assert.Null(award.Pause(new(2025, 9, 1), PauseReason.Maternity, today));
        Assert.Null(award.Stop(new(2025, 10, 1), LeavingReason.Own));
        Assert.Equal("talent.award-stopped", award.Resume(new(2025, 10, 1), today)!.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(365)]
    public void However_long_it_stood_still_the_day_of_a_month_serves_exactly_that_month(int days)
    {
        var award = Award();
        var from = new DateOnly(2025, 5, 10);
        if (days > 0)
        {
            Assert.Null(award.Pause(from, PauseReason.Military, from));
            Assert.Null(award.Resume(from.AddDays(days), from.AddDays(days)));
        }
        for (var month = 1; month <= 24; month++)
            Assert.Equal((month - 1, month), (award.ServedMonths(award.DayOf(month).AddDays(-1)), award.ServedMonths(award.DayOf(month))));
    }
}
