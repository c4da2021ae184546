using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Proposing;
using Yingzhou.Data.Quality.Running;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

sealed class DuckQuality(
    CityContext city,
    ICatalogue catalogue,
    ILake lake,
    RuleBook book,
    RunQuality runs,
    AnswerOrders answers,
    ProposeRules proposals,
    QualityOverview overview,
    RankDepartments ranking
) : IQuality
{
    const int MostPerPage = 200;

    public async Task<IReadOnlyList<QualityRule>> Rules(string dataset, CancellationToken cancel) =>
        await catalogue.Sheet(dataset, cancel) is { } sheet ? await book.Of(sheet, cancel) : [];

    public Task<Outcome<RuleProposal[]>> Proposals(string dataset, CancellationToken cancel) => proposals.For(dataset, cancel);

    public Task<Outcome<Done>> Adopt(string dataset, string rule, Subject official, CancellationToken cancel) =>
        proposals.Adopt(dataset, rule, official, cancel);

    public Task<Outcome<QualityRun>> Run(string dataset, int? number, CancellationToken cancel) => runs.Run(dataset, number, cancel);

    public async Task<int> RunMissing(int most, CancellationToken cancel)
    {
        var done = 0;
        var seen = await city.Set<QualityRun>().AsNoTracking().Select(run => run.Dataset + "/" + run.Number).ToHashSetAsync(cancel);
        foreach (var stored in await lake.Storage(cancel))
        {
            if (done == most || await lake.Version(stored.Dataset, null, cancel) is not { Succeeded: true, Value: var newest })
                continue;
            if (!seen.Contains($"{stored.Dataset}/{newest.Load.Number}") && (await runs.Run(stored.Dataset, null, cancel)).Succeeded)
                done++;
        }
        return done;
    }

    public async Task<IReadOnlyList<QualityRun>> Newest(CancellationToken cancel) =>
        [.. (await overview.Newest(cancel)).OrderBy(run => run.Points)];

    public async Task<IReadOnlyList<QualityRun>> Series(string dataset, CancellationToken cancel) =>
        await city.Set<QualityRun>()
            .AsNoTracking()
            .Where(run => run.Dataset == dataset)
            .OrderBy(run => run.Number)
            .ThenBy(run => run.At)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<QualityResult>> Results(Guid run, CancellationToken cancel) =>
        await city.Set<QualityResult>()
            .AsNoTracking()
            .Where(result => result.RunId == run)
            .OrderBy(result => result.Rule)
            .ToListAsync(cancel);

    public Task<Outcome<IReadOnlyList<OffendingRow>>> Offending(Guid order, Subject official, int most, CancellationToken cancel) =>
        answers.Offending(order, official, most, cancel);

    public Task<QualityFigures> Figures(CancellationToken cancel) => overview.Figures(cancel);

    public Task<QualityLeague> League(CancellationToken cancel) => ranking.Run(cancel);

    public async Task<Page<QualityOrder>> Orders(
        string? unit,
        bool openOnly,
        bool overdueOnly,
        Guid? after,
        int size,
        CancellationToken cancel
    )
    {
        var wanted = Math.Clamp(size, 1, MostPerPage);
        var rows = city.Set<QualityOrder>().AsNoTracking();
        if (unit is not null)
            rows = rows.Where(order => order.Unit == unit);
        if (openOnly || overdueOnly)
            rows = rows.Where(order => order.OpenKey != null);
        if (overdueOnly && overview.Today is var today)
            rows = rows.Where(order => order.DueOn < today);
        if (after is { } last)
            rows = rows.Where(order => order.Id.CompareTo(last) < 0);
        var page = await rows.OrderByDescending(order => order.Id).Take(wanted + 1).ToListAsync(cancel);
        return page.Count <= wanted ? new(page, null) : new(page[..wanted], page[wanted - 1].Id.ToString());
    }

    public Task<QualityOrder?> Order(Guid id, CancellationToken cancel) =>
        city.Set<QualityOrder>().AsNoTracking().SingleOrDefaultAsync(order => order.Id == id, cancel);

    public Task<Outcome<QualityOrder>> ClaimFixed(Guid order, int seen, string note, Subject official, CancellationToken cancel) =>
        answers.ClaimFixed(order, seen, note, official, cancel);

    public Task<Outcome<QualityOrder>> Dispute(Guid order, int seen, string reason, Subject official, CancellationToken cancel) =>
        answers.Dispute(order, seen, reason, official, cancel);

    public Task<Outcome<QualityOrder>> DecideDispute(Guid order, int seen, bool ruleIsWrong, Subject official, CancellationToken cancel) =>
        answers.DecideDispute(order, seen, ruleIsWrong, official, cancel);

    public Task<Outcome<QualityOrder>> Waive(
        Guid order,
        int seen,
        DateOnly until,
        string reason,
        Subject official,
        CancellationToken cancel
    ) => answers.Waive(order, seen, until, reason, official, cancel);
}
