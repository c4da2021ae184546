using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>Figures for cockpits, from the counts that every step keeps and the cases that are open now.</summary>
sealed class StatisticsQueries(CityContext city, IOrganisation organisation, CaseQueries cases, TimeProvider clock)
{
    const int CountyDigits = 6;

    static readonly CaseStatus[] Open =
    [
        CaseStatus.Submitted,
        CaseStatus.Supplementing,
        CaseStatus.Accepted,
        CaseStatus.SpecialProcedure,
        CaseStatus.Approved,
    ];

    public async Task<CaseStatistics> Of(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var counts = await Counts(area, first, last, cancel);
        var open = city.Set<Case>().AsNoTracking().Within(area).Where(@case => Open.Contains(@case.Status));
        var overdue = await open.Where(@case => @case.DueAt < now && @case.DecidedAt == null).GroupBy(@case => new { @case.Unit, @case.Region })
            .Select(group => new { group.Key.Unit, group.Key.Region, Count = group.Count() })
            .ToListAsync(cancel);
        var longest = await open.Where(@case => @case.SubmittedAt != null).OrderBy(@case => @case.SubmittedAt).Take(10).ToListAsync(cancel);
        return new CaseStatistics(
            counts.Sum(c => c.Submitted),
            counts.Sum(c => c.Finished),
            OnTime(counts, overdue.Sum(o => o.Count)),
            await open.CountAsync(cancel),
            overdue.Sum(o => o.Count),
            new RatioOf(counts.Sum(c => c.RatedGood), counts.Sum(c => c.Rated)),
            Figures(counts, c => c.Unit, overdue.GroupBy(o => o.Unit).ToDictionary(o => o.Key, o => o.Sum(x => x.Count)), organisation.NameOf),
            Figures(counts, c => County(c.Region), overdue.GroupBy(o => County(o.Region)).ToDictionary(o => o.Key, o => o.Sum(x => x.Count)), NameOfArea),
            [
                .. counts.GroupBy(c => c.Day)
                    .OrderBy(day => day.Key)
                    .Select(day => new DayFigure(day.Key, day.Sum(c => c.Submitted), day.Sum(c => c.Finished))),
            ],
            [.. longest.Select(cases.Line)]
        );
    }

    async Task<List<CaseCount>> Counts(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var counts = await city.Set<CaseCount>().AsNoTracking().Where(count => count.Day >= first && count.Day <= last).ToListAsync(cancel);
        return [.. counts.Where(count => area.Contains(count.Region))];
    }

    static IReadOnlyList<UnitFigure> Figures(List<CaseCount> counts, Func<CaseCount, string> by, Dictionary<string, int> overdue, Func<string, string> name) =>
        [
            .. counts.GroupBy(by)
                .Select(group => new UnitFigure(
                    group.Key,
                    name(group.Key),
                    group.Sum(c => c.Submitted),
                    group.Sum(c => c.Finished),
                    OnTime([.. group], overdue.GetValueOrDefault(group.Key))
                ))
                .OrderByDescending(figure => figure.Submitted),
        ];

    // 按期办结率 = finished in time ÷ all whose deadline has passed, finished or not (page a01 §3).
    static RatioOf OnTime(List<CaseCount> counts, int overdue)
    {
        var onTime = counts.Sum(c => c.OnTime);
        return new RatioOf(onTime, onTime + counts.Sum(c => c.Late) + overdue);
    }

    static string County(string region) => region.Length >= CountyDigits ? region[..CountyDigits] : region;

    string NameOfArea(string region) => organisation.Area(region)?.Name ?? region;
}
