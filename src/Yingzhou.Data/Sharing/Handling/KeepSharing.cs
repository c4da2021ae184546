using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>
/// What comes by itself: a silent provider is passed over to the authority, grants end, calls that nobody can answer any more are marked, what need not be remembered is forgotten.
/// </summary>
sealed class KeepSharing(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    Emergencies emergencies,
    IOptions<SharingOptions> options,
    TimeProvider clock
)
{
    const int AtOnce = 100;

    public async Task<int> Run(CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var done = 0;
        foreach (var work in new[] { Escalate, Expire, EndWithCatalogue, emergencies.Keep, MarkUnknown, Forget })
            done += (await step.Run<int>(nameof(KeepSharing), async () => await work(cancel), cancel))
                is { Succeeded: true, Value: var count }
                ? count
                : 0;
        return done;
    }

    async Task<int> Escalate(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var silent = await city.Set<SharingRequest>()
            .Where(request => request.State == RequestState.WithProvider && request.DueAt < now)
            .OrderBy(one => one.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var request in silent)
            (request.State, request.DueAt) = (RequestState.Escalated, null);
        return silent.Count;
    }

    async Task<int> Expire(CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var ended = await city.Set<SharingGrant>()
            .Where(grant => grant.State != GrantState.Expired && grant.State != GrantState.Revoked && grant.ValidUntil < today)
            .OrderBy(one => one.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var grant in ended)
            grant.Expire(clock.GetUtcNow());
        return ended.Count;
    }

    // A catalogue that was retired takes its grants with it (p01 §4); their evidence stays.
    async Task<int> EndWithCatalogue(CancellationToken cancel)
    {
        var live = await city.Set<SharingGrant>()
            .Where(grant => grant.State != GrantState.Expired && grant.State != GrantState.Revoked)
            .OrderBy(one => one.Id)
            .ToListAsync(cancel);
        var ended = 0;
        foreach (var same in live.GroupBy(grant => grant.Dataset))
        {
            if (await catalogue.Sheet(same.Key, cancel) is not { Catalogue.Status: CatalogueStatus.Retired })
                continue;
            foreach (var grant in same)
                grant.Expire(clock.GetUtcNow());
            ended += same.Count();
        }
        return ended;
    }

    async Task<int> MarkUnknown(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - options.Value.CallsEndWithin;
        var open = await city.Set<SharedCall>()
            .Where(call => call.State == CallState.Intended && call.At < before)
            .OrderBy(one => one.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var call in open)
            (call.State, call.Verdict, call.EndedAt) = (CallState.Unknown, "unknown", clock.GetUtcNow());
        return open.Count;
    }

    async Task<int> Forget(CancellationToken cancel)
    {
        var (oldest, answers) = (
            clock.GetUtcNow().AddSeconds(-SignedRequest.NonceRemembered),
            clock.GetUtcNow() - options.Value.AnswersKept
        );
        await city.Set<UsedNonce>().Where(nonce => nonce.At < oldest).ExecuteDeleteAsync(cancel);
        await city.Set<SharedCall>()
            .Where(call => call.State == CallState.Answered && call.At < answers && call.Kept != null)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.Kept, (byte[]?)null), cancel);
        // Forgetting is no work that asks for another round.
        return 0;
    }
}

sealed class SharingJob(KeepSharing keep) : ICityJob
{
    public string Name => "data-sharing";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public Task<int> Run(CancellationToken cancel) => keep.Run(cancel);
}
