using CsCheck;
using Yingzhou.Support.GovStack.Registration;

namespace Yingzhou.Engines.Tests.GovStack;

public class StatisticsPeriodTests
{
    static readonly string?[] Frames = ["day", "week", "month", "year", null];

    static readonly Gen<DateOnly> Day = Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("week", "2026-11-25", "2026-12-01", new[] { "2026-11-25/2026-11-29", "2026-11-30/2026-12-01" })]
    [InlineData("month", "2026-01-31", "2026-03-01", new[] { "2026-01-31/2026-01-31", "2026-02-01/2026-02-28", "2026-03-01/2026-03-01" })]
    [InlineData("year", "2021-01-30", "2022-01-30", new[] { "2021-01-30/2021-12-31", "2022-01-01/2022-01-30" })]
    [InlineData("day", "2024-02-28", "2024-03-01", new[] { "2024-02-28/2024-02-28", "2024-02-29/2024-02-29", "2024-03-01/2024-03-01" })]
    [InlineData(null, "2026-01-01", "2026-12-31", new[] { "2026-01-01/2026-12-31" })]
    [InlineData("day", "9999-12-31", "9999-12-31", new[] { "9999-12-31/9999-12-31" })]
    public void A_period_is_cut_by_the_calendar(string? timeframe, string first, string last, string[] parts) =>
        Assert.Equal(
            parts,
            StatisticsPeriod
                .Cut(DateOnly.Parse(first, null), DateOnly.Parse(last, null), timeframe)!
                .Select(part => $"{part.First:yyyy-MM-dd}/{part.Last:yyyy-MM-dd}")
        );

    [Fact]
    public void The_parts_follow_each_other_without_a_gap_and_make_up_the_whole() =>
        Gen.Select(Day, Gen.Int[0, 399], Gen.Int[0, Frames.Length - 1].Select(frame => Frames[frame]))
            .Where((first, length, _) => first.DayNumber + length <= DateOnly.MaxValue.DayNumber)
            .Sample(
                (first, length, timeframe) =>
                {
                    var parts = StatisticsPeriod.Cut(first, first.AddDays(length), timeframe)!;
                    return parts[0].First == first
                        && parts[^1].Last == first.AddDays(length)
                        && parts.Zip(parts.Skip(1)).All(pair => pair.Second.First == pair.First.Last.AddDays(1))
                        && parts.All(part => part.First <= part.Last);
                }
            );

    [Fact]
    public void Four_hundred_parts_are_given_and_one_more_is_not()
    {
        DateOnly first = new(2025, 1, 1);

        Assert.Equal(400, StatisticsPeriod.Cut(first, first.AddDays(399), "day")!.Count);
        Assert.Null(StatisticsPeriod.Cut(first, first.AddDays(400), "day"));
    }
}
