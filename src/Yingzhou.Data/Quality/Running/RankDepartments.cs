using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>Ranks departments by the rules that were in force when the quarter began: a change of rules must not overturn a ranking in its middle (p02 R8).</summary>
sealed class RankDepartments(CityContext city, ICatalogue catalogue, QualityOverview overview, TimeProvider clock)
{
    const int Weeks = 8;
    const int CataloguesAtOnce = 200;

    public async Task<QualityLeague> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var weeks = Enumerable.Range(0, Weeks).Select(back => now.Day().AddDays(7 * (back + 1 - Weeks))).ToList();
        var histories = (await city.Set<QualityRun>().AsNoTracking().ToListAsync(cancel))
            .GroupBy(run => run.Dataset)
            .Select(same => new History([.. same.OrderBy(run => run.At).ThenBy(run => run.Number)], now.Day()))
            .ToList();
        var providers = await Providers(cancel);
        var needed = histories.SelectMany(one => weeks.Select(one.AsOf).Append(one.Ranked)).OfType<QualityRun>().DistinctBy(run => run.Id);
        var judged = await overview.Judged([.. needed], cancel);
        var open = await city.Set<QualityOrder>()
            .AsNoTracking()
            .Where(order => order.OpenKey != null)
            .GroupBy(order => order.Unit)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
        var byRun = judged.ToLookup(one => one.Key.Run, one => (one.Key.Kind, Kept: one.Value));
        var owned = histories.ToLookup(one => providers.GetValueOrDefault(one.Ranked.Dataset, ""));
        var lines = DepartmentLeague.Of([
            .. owned.SelectMany(same =>
                same.SelectMany(one => byRun[one.Ranked.Id]).Select(kind => new JudgedKind(same.Key, kind.Kind.ToString(), kind.Kept))
            ),
        ]);
        return new(
            [
                .. lines.Select(line => new LeagueEntry(
                    line,
                    owned[line.Unit]
                        .Select(one => new RatioOf(one.Ranked.Covered, one.Ranked.Items))
                        .Aggregate(default(RatioOf), RatioOf.Add),
                    [
                        .. weeks.Select(day =>
                            owned[line.Unit]
                                .Select(one => one.AsOf(day))
                                .OfType<QualityRun>()
                                .SelectMany(run => byRun[run.Id])
                                .Select(kind => kind.Kept)
                                .Aggregate(default(RatioOf), RatioOf.Add)
                                .Share
                        ),
                    ],
                    open.GetValueOrDefault(line.Unit),
                    owned[line.Unit].Count(one => one.IsRankedByOlderRules)
                )),
            ],
            weeks,
            now
        );
    }

    async Task<Dictionary<string, string>> Providers(CancellationToken cancel)
    {
        var providers = new Dictionary<string, string>();
        for (string? after = null; ; )
        {
            var page = await catalogue.List(new(After: after, Size: CataloguesAtOnce), cancel);
            foreach (var one in page.Items)
                providers[one.Dataset] = one.Provider;
            if ((after = page.Next) is null)
                return providers;
        }
    }

    /// <summary>The passes over one dataset, oldest first.</summary>
    sealed class History
    {
        readonly IReadOnlyList<QualityRun> runs;

        public History(IReadOnlyList<QualityRun> runs, DateOnly today)
        {
            this.runs = runs;
            var releases = runs.DistinctBy(run => run.Rules).Select((run, at) => (Version: at, From: run.At.Day(), run.Rules)).ToList();
            var version = RuleRelease.RankedBy([.. releases.Select(one => (one.Version, one.From))], today) ?? releases[^1].Version;
            Ranked = Newest(runs.Where(run => run.Rules == releases[version].Rules))!;
            IsRankedByOlderRules = Ranked.Rules != runs[^1].Rules;
        }

        public QualityRun Ranked { get; }

        public bool IsRankedByOlderRules { get; }

        public QualityRun? AsOf(DateOnly day) => Newest(runs.Where(run => run.At.Day() <= day));

        static QualityRun? Newest(IEnumerable<QualityRun> some) => some.MaxBy(run => (run.Number, run.At));
    }
}
