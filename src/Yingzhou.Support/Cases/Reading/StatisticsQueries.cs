using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>Figures for cockpits: of a period as of its end, from the counts that every step keeps and the cases that were not finished then.</summary>
sealed class StatisticsQueries(CityContext city, IOrganisation organisation, CaseQueries cases, TimeProvider clock)
{
    const int CountyDigits = 6;

    public async Task<CaseStatistics> Of(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var asOf = CityTime.EndOf(last) is var end && end < now ? end : now;
        var judged = OnTimeRate.LastJudged(last, now.Day());
        var rows = city.Set<Case>().AsNoTracking().Within(area);
        var figures = await Counts(area, first, last, cancel);
        var due = await Due(area, rows, first, judged, cancel);
        var longest = await rows.OpenAt(asOf).OrderBy(@case => @case.SubmittedAt).Take(10).ToListAsync(cancel);
        return new CaseStatistics(
            figures.Sum(c => c.Submitted),
            figures.Sum(c => c.Finished),
            Rate(due),
            await rows.OpenAt(asOf).CountAsync(cancel),
            await rows.OverdueAt(asOf).CountAsync(cancel),
            new RatioOf(figures.Sum(c => c.RatedGood), figures.Sum(c => c.Rated)),
            Figures(figures, due, c => c.Unit, d => d.Unit, organisation.NameOf),
            Figures(figures, due, c => County(c.Region), d => County(d.Region), NameOfArea),
            [
                .. figures
                    .GroupBy(c => c.Day)
                    .OrderBy(day => day.Key)
                    .Select(day => new DayFigure(day.Key, day.Sum(c => c.Submitted), day.Sum(c => c.Finished))),
            ],
            [.. longest.Select(cases.Line)],
            asOf,
            judged
        );
    }

    async Task<List<CaseCount>> Counts(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var counts = await city.Set<CaseCount>().AsNoTracking().Where(count => count.Day >= first && count.Day <= last).ToListAsync(cancel);
        return [.. counts.Where(count => area.Contains(count.Region))];
    }

    // Deadlines that fell in the period: those of finished cases are counted by the day they were due, the others are looked up.
    async Task<List<DueFigure>> Due(RegionScope area, IQueryable<Case> rows, DateOnly first, DateOnly judged, CancellationToken cancel)
    {
        var open = await rows.DueBetween(CityTime.StartOf(first), CityTime.EndOf(judged))
            .Where(@case => @case.FinishedAt == null)
            .GroupBy(@case => new { @case.Unit, @case.Region })
            .Select(group => new DueFigure(group.Key.Unit, group.Key.Region, group.Count(@case => @case.OnTime == true), group.Count()))
            .ToListAsync(cancel);
        var finished = await Counts(area, first, judged, cancel);
        return [.. open, .. finished.Select(count => new DueFigure(count.Unit, count.Region, count.OnTime, count.OnTime + count.Late))];
    }

    static IReadOnlyList<UnitFigure> Figures(
        List<CaseCount> counts,
        List<DueFigure> due,
        Func<CaseCount, string> by,
        Func<DueFigure, string> dueBy,
        Func<string, string> name
    )
    {
        var (counted, judged) = (counts.ToLookup(by), due.ToLookup(dueBy));
        return
        [
            .. counted
                .Select(group => group.Key)
                .Union(judged.Where(group => group.Any(one => one.All > 0)).Select(group => group.Key))
                .Select(id => new UnitFigure(
                    id,
                    name(id),
                    counted[id].Sum(c => c.Submitted),
                    counted[id].Sum(c => c.Finished),
                    Rate(judged[id])
                ))
                .OrderByDescending(figure => figure.Submitted)
                .ThenBy(figure => figure.Id, StringComparer.Ordinal),
        ];
    }

    static RatioOf Rate(IEnumerable<DueFigure> due) =>
        due.Aggregate(new RatioOf(0, 0), (sum, one) => sum + new RatioOf(one.OnTime, one.All));

    static string County(string region) => region.Length >= CountyDigits ? region[..CountyDigits] : region;

    string NameOfArea(string region) => organisation.Area(region)?.Name ?? region;

    sealed record DueFigure(string Unit, string Region, int OnTime, int All);
}
