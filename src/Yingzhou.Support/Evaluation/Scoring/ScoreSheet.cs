using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation.Storage;
using Yingzhou.Support.Indicators;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>Tables of scores (计分): by the figures of now, or the published one with what an objection changed.</summary>
sealed class ScoreSheet(CityContext city, SchemeFigures figures, IIndicators indicators)
{
    /// <summary>By the data of now; what an objection took out stays out.</summary>
    public async Task<EvaluationTable> Compute(EvaluationScheme scheme, DateOnly day, CancellationToken cancel)
    {
        var read = await figures.Read(scheme, day, cancel);
        var waivers = (await Last(scheme.Id, day, cancel))?.Table.Waivers ?? [];
        return await Table(scheme, day, read.ByUnit, read.Taken, waivers, cancel);
    }

    public Task<SchemeValues> Figures(EvaluationScheme scheme, DateOnly day, CancellationToken cancel) => figures.Read(scheme, day, cancel);

    /// <summary>The newest version that was published of a day.</summary>
    public Task<Publication?> Last(string scheme, DateOnly day, CancellationToken cancel) =>
        city.Set<Publication>()
            .AsNoTracking()
            .Where(one => one.Scheme == scheme && one.Day == day)
            .OrderByDescending(one => one.Revision)
            .FirstOrDefaultAsync(cancel);

    public IQueryable<EvaluationAdjustment> Entered(string scheme, DateOnly day) =>
        city.Set<EvaluationAdjustment>().Where(one => one.Scheme == scheme && one.Day == day);

    public async Task<EvaluationTable> Table(
        EvaluationScheme scheme,
        DateOnly day,
        Dictionary<string, Dictionary<string, double?>> values,
        IReadOnlyList<TakenValue> taken,
        IReadOnlyList<ScoreWaiver> waivers,
        CancellationToken cancel
    )
    {
        foreach (var waived in waivers)
            if (waived.Indicator is { } indicator && values.TryGetValue(waived.Unit, out var own))
                own[indicator] = null;
        var withdrawn = waivers.Select(one => one.Adjustment).OfType<Guid>().ToHashSet();
        var entered = await Entered(scheme.Id, day).AsNoTracking().ToListAsync(cancel);
        var units = EvaluationSheet.Of(
            scheme.Terms,
            values.ToDictionary(unit => unit.Key, unit => (IReadOnlyDictionary<string, double?>)unit.Value),
            [
                .. entered
                    .Where(one => !withdrawn.Contains(one.Id))
                    .Select(one => new Adjustment(one.Unit, one.Points, one.Document, one.IsVeto)),
            ]
        );
        return new EvaluationTable(
            scheme.Id,
            scheme.Version,
            day,
            [
                .. scheme.Indicators.Select(one =>
                    indicators.Find(one.Indicator) is { } known
                        ? new EvaluatedName(one.Indicator, known.Name, known.Unit)
                        : new EvaluatedName(one.Indicator, one.Indicator, "")
                ),
            ],
            units,
            taken,
            waivers.Count == 0 ? null : waivers,
            scheme
        );
    }
}
