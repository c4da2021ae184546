using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class WorkdaysTests
{
    static readonly Workdays Autumn = Autumn2025();
    static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 121].Select(offset => Day("2025-09-01").AddDays(offset));

    [Fact]
    public void A01_2_nine_days_accepted_before_the_golden_week_end_on_15_October() =>
        Assert.Equal(Day("2025-10-15"), Autumn.AddWorkdays(Day("2025-09-26"), 9).Value);

    [Theory]
    [InlineData("2025-09-28", true)] // a Sunday worked in exchange
    [InlineData("2025-10-08", false)] // a Wednesday off
    [InlineData("2025-10-12", false)] // an ordinary Sunday
    [InlineData("2025-10-13", true)]
    public void A_day_is_worked_as_the_notice_says(string day, bool worked) => Assert.Equal(worked, Autumn.IsWorkday(Day(day)).Value);

    [Theory]
    [InlineData("2025-08-31")]
    [InlineData("2026-01-01")]
    public void Outside_the_published_calendar_nothing_is_guessed(string day) =>
        Assert.Equal("calendar.not-published", Autumn.IsWorkday(Day(day)).Fault?.Code);

    [Fact]
    public void The_last_published_day_is_certain_and_the_next_is_not()
    {
        Assert.Equal(Day("2025-12-31"), Autumn.AddWorkdays(Day("2025-12-30"), 1).Value);
        Assert.Equal("calendar.not-published", Autumn.AddWorkdays(Day("2025-12-30"), 2).Fault?.Code);
    }

    [Fact]
    public void An_open_deadline_past_the_calendar_is_provisional()
    {
        var due = Autumn.AddWorkdaysOpen(Day("2025-12-30"), 2).Value;

        Assert.Equal(new DueDay(Day("2026-01-01"), IsProvisional: true), due);
        Assert.Equal("2026-01-01（暂定）", due.ToString());
    }

    [Fact]
    public void Even_a_provisional_deadline_has_an_horizon() =>
        Assert.Equal("calendar.not-published", Autumn.AddWorkdaysOpen(Day("2025-12-30"), 10_000).Fault?.Code);

    [Fact]
    public void Zero_days_end_on_the_day_itself() => Assert.Equal(Day("2025-10-05"), Autumn.AddWorkdays(Day("2025-10-05"), 0).Value);

    [Fact]
    public void Adding_then_counting_gives_the_days_back() =>
        Gen.Select(AnyDay, Gen.Int[0, 40])
            .Where((from, days) => Autumn.AddWorkdays(from, days).Succeeded)
            .Sample((from, days) => Autumn.Between(from, Autumn.AddWorkdays(from, days).Value).Value == days);

    [Fact]
    public void A_due_day_is_always_worked() =>
        Gen.Select(AnyDay, Gen.Int[1, 40])
            .Where((from, days) => Autumn.AddWorkdays(from, days).Succeeded)
            .Sample((from, days) => Autumn.IsWorkday(Autumn.AddWorkdays(from, days).Value).Value);

    [Fact]
    public void The_table_agrees_with_walking_day_by_day() =>
        Gen.Select(AnyDay, AnyDay)
            .Sample(
                (a, b) =>
                {
                    var (from, to) = a <= b ? (a, b) : (b, a);
                    var walked = 0;
                    for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
                        walked += Autumn.Calendar.RulesAsWorkday(day) ? 1 : 0;
                    return Autumn.Between(from, to).Value == walked && Autumn.Between(to, from).Value == -walked;
                }
            );
}
