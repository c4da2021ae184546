using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Reading;

/// <summary>Figures of sharing and the calls behind them: of one's own department, of all for the authority.</summary>
sealed class SharingOverview(CityContext city, SharingQueries queries, TimeProvider clock)
{
    const int MostPerPage = 200;

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LatestGrants(CancellationToken cancel) =>
        (await city.Set<SharingGrant>().AsNoTracking().Select(grant => new { grant.Dataset, grant.CreatedAt }).ToListAsync(cancel))
            .GroupBy(grant => grant.Dataset)
            .ToDictionary(same => same.Key, same => same.Max(grant => grant.CreatedAt));

    public async Task<SharingFigures> Figures(Subject official, int days, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = CityTime.StartOf(now.Day().AddDays(1 - days)).ToUniversalTime();
        var own = Own(official);
        var grants = await city.Set<SharingGrant>()
            .AsNoTracking()
            .Where(grant => own == null || grant.Consumer == own || grant.Provider == own)
            .Select(grant => new
            {
                grant.Provider,
                grant.Consumer,
                grant.State,
            })
            .ToListAsync(cancel);
        var waiting = await city.Set<SharingRequest>()
            .AsNoTracking()
            .Where(one => own == null || one.Consumer == own || one.Provider == own)
            .CountAsync(
                one =>
                    one.State == RequestState.WithProvider
                    || one.State == RequestState.Escalated
                    || one.State == RequestState.WithAuthority,
                cancel
            );
        var calls = await Ended(official, from)
            .GroupBy(call => new
            {
                call.Provider,
                call.Consumer,
                Answered = call.State == CallState.Answered,
            })
            .Select(same => new
            {
                same.Key.Provider,
                same.Key.Consumer,
                same.Key.Answered,
                Count = same.Count(),
                Rows = same.Sum(call => call.Rows),
            })
            .ToListAsync(cancel);
        var live = grants.Where(grant => !SharingGrantWay.IsOver(grant.State)).ToLookup(grant => (grant.Provider, grant.Consumer));
        var called = calls.ToLookup(call => (call.Provider, call.Consumer));
        return new(
            grants.Count,
            grants.Count(grant => grant.State is GrantState.Active),
            waiting,
            new(calls.Where(call => call.Answered).Sum(call => call.Count), calls.Sum(call => call.Count)),
            calls.Sum(call => call.Rows),
            [
                .. live.Select(same => same.Key)
                    .Union(called.Select(same => same.Key).Where(pair => pair.Provider.Length > 0))
                    .Select(pair => new SharingFlow(
                        pair.Provider,
                        pair.Consumer,
                        live[pair].Count(),
                        called[pair].Sum(call => call.Count),
                        called[pair].Sum(call => call.Rows)
                    ))
                    .OrderByDescending(flow => flow.Rows)
                    .ThenByDescending(flow => flow.Grants)
                    .ThenBy(flow => flow.Provider, StringComparer.Ordinal)
                    .ThenBy(flow => flow.Consumer, StringComparer.Ordinal),
            ],
            from,
            now
        );
    }

    public async Task<Page<SharedCall>> Calls(CallFilter filter, Subject official, CancellationToken cancel)
    {
        var size = Math.Clamp(filter.Size, 1, MostPerPage);
        var calls = Ended(official, filter.From);
        if (filter.Provider is { Length: > 0 } provider)
            calls = calls.Where(call => call.Provider == provider);
        if (filter.Consumer is { Length: > 0 } consumer)
            calls = calls.Where(call => call.Consumer == consumer);
        if (filter.Answered is { } answered)
            calls = calls.Where(call => call.State == CallState.Answered == answered);
        if (filter.After is { } last)
            calls = calls.Where(call => call.Id.CompareTo(last) < 0);
        var page = await calls.OrderByDescending(call => call.Id).Take(size + 1).ToListAsync(cancel);
        return page.Count <= size ? new(page, null) : new(page[..size], page[size - 1].Id.ToString());
    }

    IQueryable<SharedCall> Ended(Subject official, DateTimeOffset from)
    {
        var own = Own(official);
        return city.Set<SharedCall>()
            .AsNoTracking()
            .Where(call =>
                (own == null || call.Consumer == own || call.Provider == own)
                && call.At >= from
                && !call.Sandbox
                && call.State != CallState.Intended
            );
    }

    // Nobody's department has this id: who acts in no post sees nothing.
    string? Own(Subject official) =>
        official.ActingPost is not { Unit: var unit } ? ""
        : queries.Oversees(official, unit) ? null
        : unit.Id;
}
