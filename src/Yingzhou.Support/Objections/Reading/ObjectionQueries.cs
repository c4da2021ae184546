using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Objections.Reading;

sealed class ObjectionQueries(CityContext city, Matters matters)
{
    const int Shown = 200;

    public async Task<IReadOnlyList<Objection>> Mine(Subject raiser, CancellationToken cancel) =>
        raiser.PartyKey is { } key
            ? await city.Set<Objection>()
                .AsNoTracking()
                .Where(one => one.RaisedByKey == key)
                .OrderByDescending(one => one.Id)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    public async Task<IReadOnlyList<Objection>> List(ObjectionFilter filter, Subject official, CancellationToken cancel)
    {
        if (official is not { Scope: { } scope, ActingPost.Unit.Id: var unit })
            return [];
        var rows = Of(filter.Matter, city.Set<Objection>().AsNoTracking().Within(scope));
        if (!filter.All)
        {
            var answered = matters.AnsweredBy(official);
            rows = rows.Where(one => answered.Contains(one.Matter) && (one.UnitId == null || one.UnitId == unit));
        }
        return await rows.OrderBy(one => one.AnsweredAt != null)
            .ThenBy(one => one.AnswerBy)
            .ThenByDescending(one => one.Id)
            .Take(Shown)
            .ToListAsync(cancel);
    }

    public async Task<Outcome<Objection>> Find(Guid id, Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
        && await city.Set<Objection>().AsNoTracking().Within(scope).SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found
            ? found
            : new Fault("objections.not-here", "当前岗位的管辖范围里没有这条异议，请回到列表重新选择，或切换岗位。", 404);

    public async Task<int> CountOpen(string application, Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await Of(application, city.Set<Objection>().AsNoTracking().Within(scope)).CountAsync(one => one.AnsweredAt == null, cancel)
            : 0;

    public Task<bool> IsContested(string application, string about, CancellationToken cancel) =>
        Of(application, city.Set<Objection>().AsNoTracking()).AnyAsync(one => one.About == about && one.AnsweredAt == null, cancel);

    public async Task<IReadOnlyList<(string About, string Correction)>> Corrections(string matter, CancellationToken cancel) =>
        [
            .. (
                await city.Set<Objection>()
                    .AsNoTracking()
                    .Where(one => one.Matter == matter && one.Upheld == true && one.Correction != null)
                    .Select(one => new { one.About, one.Correction })
                    .ToListAsync(cancel)
            ).Select(one => (one.About, one.Correction!)),
        ];

    // "enterprise" is all kinds of that application, "enterprise.publicity" is one.
    static IQueryable<Objection> Of(string? matter, IQueryable<Objection> rows) =>
        matter is null ? rows
        : matter.Contains('.', StringComparison.Ordinal) ? rows.Where(one => one.Matter == matter)
        : rows.Where(one => one.Matter.StartsWith(matter + "."));
}
