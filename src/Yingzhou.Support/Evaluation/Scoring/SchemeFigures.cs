using Yingzhou.Kernel;
using Yingzhou.Support.Indicators;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>What the indicators say of each unit on a day.</summary>
/// <param name="ByUnit">Value by unit and indicator; <c>null</c> when it was not measured.</param>
sealed record SchemeValues(Dictionary<string, Dictionary<string, double?>> ByUnit, List<TakenValue> Taken);

/// <summary>Takes the values of a scheme (取数): the newest period that had ended on the day, or all periods of the scheme's span together.</summary>
sealed class SchemeFigures(IIndicators indicators)
{
    public async Task<SchemeValues> Read(EvaluationScheme scheme, DateOnly day, CancellationToken cancel)
    {
        var read = new SchemeValues(scheme.Units.ToDictionary(unit => unit, _ => new Dictionary<string, double?>()), []);
        foreach (var one in scheme.Indicators)
        {
            if (indicators.Find(one.Indicator) is not { } definition)
                continue;
            var ended = new Dictionary<string, List<PeriodValue>>();
            foreach (var unit in scheme.Units)
                ended[unit] =
                [
                    .. (await indicators.Points(one.Indicator, unit, cancel))
                        .Where(point => LastDay(definition.Period, point.Period) <= day)
                        .Select(point => new PeriodValue(point.Period, point.Value, point.Numerator, point.Rows)),
                ];
            Take(scheme, one, definition, day, ended, read);
        }
        return read;
    }

    static void Take(
        EvaluationScheme scheme,
        SchemeIndicator one,
        IndicatorDefinition definition,
        DateOnly day,
        Dictionary<string, List<PeriodValue>> ended,
        SchemeValues read
    )
    {
        var expected = scheme.Span is { } span ? Expected(definition.Period, day, span.Months) : null;
        foreach (var (unit, own) in ended)
        {
            if (expected is null)
            {
                read.ByUnit[unit][one.Indicator] = own.Count == 0 ? null : own[^1].Value;
                if (own.Count > 0)
                    read.Taken.Add(
                        new(
                            unit,
                            one.Indicator,
                            own[^1].Period,
                            LastDay(definition.Period, own[^1].Period),
                            own[^1].Value is null ? 0 : 1,
                            1
                        )
                    );
                continue;
            }
            var taken = PeriodMean.Of(
                expected,
                own,
                period => WorstOf(one, definition, ended.Values.SelectMany(all => all).Where(value => value.Period == period)),
                new(scheme.Span!.Missing, scheme.Span.LeastKnown)
            );
            read.ByUnit[unit][one.Indicator] = taken.Value;
            if (expected.Count > 0)
                read.Taken.Add(
                    new(unit, one.Indicator, expected[0], LastDay(definition.Period, expected[^1]), taken.Known, taken.Expected)
                );
        }
    }

    // The worst is what scores least, whichever way the method runs; between equals the direction of the indicator decides.
    static double? WorstOf(SchemeIndicator one, IndicatorDefinition definition, IEnumerable<PeriodValue> period)
    {
        var values = period.Select(value => value.Value).OfType<double>().ToList();
        return values.Count == 0
            ? null
            : values.OrderBy(value => one.Scoring()!.Of(value)).ThenBy(value => definition.MoreIsBetter ? value : -value).First();
    }

    /// <summary>Periods that lie wholly in the months up to the day.</summary>
    internal static IReadOnlyList<DateOnly> Expected(IndicatorPeriod period, DateOnly day, int months)
    {
        var from = new DateOnly(day.Year, day.Month, 1).AddMonths(1 - months);
        var start = period is IndicatorPeriod.Week ? from.AddDays((8 - (int)from.DayOfWeek) % 7) : from;
        var expected = new List<DateOnly>();
        for (; LastDay(period, start) <= day; start = LastDay(period, start).AddDays(1))
            expected.Add(start);
        return expected;
    }

    internal static DateOnly LastDay(IndicatorPeriod period, DateOnly first) =>
        period switch
        {
            IndicatorPeriod.Day => first,
            IndicatorPeriod.Week => first.AddDays(6),
            _ => first.AddMonths(1).AddDays(-1),
        };
}
