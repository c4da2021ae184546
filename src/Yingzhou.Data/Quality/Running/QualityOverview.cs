using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

sealed class QualityOverview(CityContext city, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().Day();

    public async Task<IReadOnlyList<QualityRun>> Newest(CancellationToken cancel)
    {
        var all = await city.Set<QualityRun>().AsNoTracking().ToListAsync(cancel);
        return [.. all.GroupBy(run => run.Dataset).Select(same => same.MaxBy(run => (run.Number, run.At))!)];
    }

    public async Task<QualityFigures> Figures(CancellationToken cancel)
    {
        var newest = await Newest(cancel);
        var (sums, today) = (await Judged(newest, cancel), Today);
        var due = await city.Set<QualityOrder>()
            .AsNoTracking()
            .Where(order => order.OpenKey != null)
            .Select(order => order.DueOn)
            .ToListAsync(cancel);
        return new(
            newest.Count,
            sums.Values.Aggregate(default(RatioOf), RatioOf.Add),
            newest.Select(run => run.Grade).OfType<QualityGrade>().CountBy(grade => grade).ToDictionary(),
            RatioOf.Count(due, day => day >= today),
            clock.GetUtcNow()
        );
    }

    /// <summary>What the rules of each run judged, by run and kind, kept ÷ judged.</summary>
    public async Task<IReadOnlyDictionary<(Guid Run, RuleKind Kind), RatioOf>> Judged(
        IReadOnlyList<QualityRun> runs,
        CancellationToken cancel
    )
    {
        var ids = runs.Select(run => run.Id).ToList();
        var results = await city.Set<QualityResult>()
            .AsNoTracking()
            .Where(result => ids.Contains(result.RunId) && result.Checked != null && result.Failed != null)
            .GroupBy(result => new { result.RunId, result.Kind })
            .Select(same => new
            {
                same.Key.RunId,
                same.Key.Kind,
                Checked = same.Sum(result => result.Checked!.Value),
                Failed = same.Sum(result => result.Failed!.Value),
            })
            .ToListAsync(cancel);
        return results.ToDictionary(one => (one.RunId, one.Kind), one => new RatioOf(one.Checked - one.Failed, one.Checked));
    }
}
