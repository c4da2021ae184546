using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Schema <c>inline_response_200</c> of the statistics API. Processed is the sum of the three, as in the example of the specification.</summary>
sealed record StatisticsView(int Processed, int Approved, int SentBack, int Rejected, StatisticsReferences References)
{
    public static StatisticsView Of(StatisticsPeriod period, IReadOnlyList<CountedDeed> deeds, StatisticsReferences references)
    {
        int Count(params CaseEventKind[] kinds) =>
            deeds.Count(deed => kinds.Contains(deed.Kind) && deed.At.Day() is var day && day >= period.First && day <= period.Last);

        var (approved, sentBack, rejected) = (
            Count(CaseEventKind.Approved),
            Count(CaseEventKind.SupplementRequested),
            Count(CaseEventKind.Refused, CaseEventKind.NotAccepted)
        );
        return new(approved + sentBack + rejected, approved, sentBack, rejected, references);
    }
}

/// <summary>Schema <c>datastatistics1.0_references</c>: what was asked, and the period this line is for.</summary>
sealed record StatisticsReferences(
    DateOnly StartDate,
    DateOnly EndDate,
    string? RegistrationName,
    string? Operator,
    string? Role,
    bool TimeframeDay,
    bool TimeframeWeek,
    bool TimeframeMonth,
    bool TimeframeYear
)
{
    public StatisticsReferences(DateOnly start, DateOnly end, string? name, string? @operator, string? role, string? timeframe)
        : this(start, end, name, @operator, role, timeframe == "day", timeframe == "week", timeframe == "month", timeframe == "year") { }
}

/// <summary>A part of the period asked for, both days included.</summary>
sealed record StatisticsPeriod(DateOnly First, DateOnly Last)
{
    public const int Most = 400;

    /// <summary>Cuts a period by the calendar: weeks begin on Monday, the first and the last part may be shorter. Without a timeframe it stays one.</summary>
    /// <returns><c>null</c> when there would be more than <see cref="Most"/> parts.</returns>
    public static IReadOnlyList<StatisticsPeriod>? Cut(DateOnly first, DateOnly last, string? timeframe)
    {
        List<StatisticsPeriod> periods = [];
        for (var day = first; day <= last && periods.Count <= Most; day = periods[^1].Last.AddDays(1))
        {
            var end = EndOf(day, timeframe) is { } natural && natural < last ? natural : last;
            periods.Add(new(day, end));
            if (end == DateOnly.MaxValue)
                break;
        }
        return periods.Count > Most ? null : periods;
    }

    static DateOnly? EndOf(DateOnly day, string? timeframe) =>
        timeframe switch
        {
            "day" => day,
            "week" => DaysAfter(day, 6 - ((int)day.DayOfWeek + 6) % 7),
            "month" => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
            "year" => new DateOnly(day.Year, 12, 31),
            _ => null,
        };

    static DateOnly DaysAfter(DateOnly day, int days) =>
        day.DayNumber + days > DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue : day.AddDays(days);
}
