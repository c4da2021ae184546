using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

/// <summary>Computes the weeks from the case log (指标计算): the last weeks anew each night, for late entries still change them; on demand at any time.</summary>
sealed class ComputeIndicators(
    CityContext city,
    CityStep step,
    ICaseLog log,
    IndicatorContent content,
    Workdays workdays,
    Corrections corrections,
    CaseCosting costing,
    TimeProvider clock
)
{
    /// <summary>Weeks that are computed anew. Own default.</summary>
    public const int Weeks = 12;

    public const string City = "3309";

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <returns>Lines written.</returns>
    public async Task<Outcome<int>> Run(CancellationToken cancel)
    {
        var last = Monday(clock.GetUtcNow().Day());
        var first = last.AddDays(-7 * (Weeks - 1));
        // Withdrawn applications up to the join's window before the first week belong to what followed them.
        var read = await log.ReadAll(new(CityTime.StartOf(first.AddDays(-30)), CityTime.StartOf(last.AddDays(7)), ByEnd: true), cancel);
        return await step.Run<int>(nameof(ComputeIndicators), () => Write(read, first, last, cancel), cancel);
    }

    async Task<Outcome<int>> Write(IReadOnlyList<LoggedCase> read, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (hours, contacts) = (new OfficeHours(workdays), await corrections.Contacts(cancel));
        var known = await city.Set<IndicatorValue>()
            .Where(value => value.Week >= first)
            .ToDictionaryAsync(value => (value.Indicator, value.Area, value.Week), cancel);
        var written = 0;
        for (var week = first; week <= last; week = week.AddDays(7))
        {
            var (from, until) = (CityTime.StartOf(week), CityTime.StartOf(week.AddDays(7)));
            var period = CasePeriod.Of(
                read.Where(one => one.Finished < until && (one.Finished >= from || one.Status is CaseStatus.Withdrawn)),
                hours,
                workdays,
                contacts,
                costing
            );
            foreach (var indicator in content.All)
            foreach (var (area, figure) in IndicatorMaths.Of(indicator, content.Formulas[indicator.Id], period.FactsOf(indicator, City)))
            {
                if (!known.TryGetValue((indicator.Id, area, week), out var line))
                    city.Add(
                        line = new IndicatorValue
                        {
                            Indicator = indicator.Id,
                            Area = area,
                            Week = week,
                        }
                    );
                (line.Count, line.Value, line.Ninth, line.Lower, line.Upper) = (
                    figure.Count,
                    figure.Value,
                    figure.Ninth,
                    figure.Lower,
                    figure.Upper
                );
                (line.Outside, line.ComputedAt) = (period.OutsideOf(indicator, area), clock.GetUtcNow());
                written++;
            }
        }
        return written;
    }
}

/// <summary>Once a night.</summary>
sealed class NightlyIndicators(CityContext city, ComputeIndicators compute, TimeProvider clock) : ICityJob
{
    // In the small hours of Shanghai the day's last cases are in.
    const int Hour = 2;

    public string Name => "environment-indicators";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = CityTime.StartOf(now.Day()).AddHours(Hour);
        if (now < due || await city.Set<IndicatorValue>().AnyAsync(value => value.ComputedAt >= due, cancel))
            return 0;
        await compute.Run(cancel);
        return 0;
    }
}
