using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>
/// Three questions about cases that <see cref="ICases"/> does not answer yet: which drafts a party has, which bundles wait for it in one of their legs, which
/// case has a number. When it does, this file goes.
/// </summary>
sealed class CaseReadings(CityContext city)
{
    const int MostDrafts = 50;

    /// <summary>Drafts of the party, also those that have run out, the latest first.</summary>
    public async Task<IReadOnlyList<Draft>> Drafts(Subject owner, CancellationToken cancel)
    {
        var key = owner.PartyKey ?? owner.AccountId;
        return await city.Set<Draft>().AsNoTracking().Where(draft => draft.OwnerKey == key).OrderByDescending(draft => draft.ChangedAt).Take(MostDrafts).ToListAsync(cancel);
    }

    /// <summary>Bundles of which a leg waits for a supplement.</summary>
    public async Task<IReadOnlySet<Guid>> BundlesThatWait(Subject owner, CancellationToken cancel)
    {
        var key = owner.PartyKey;
        var heads = await city.Set<Case>()
            .AsNoTracking()
            .Where(leg => leg.ApplicantKey == key && leg.BundleId != null && leg.Status == CaseStatus.Supplementing)
            .Select(leg => leg.BundleId!.Value)
            .Distinct()
            .ToListAsync(cancel);
        return heads.ToHashSet();
    }

    public Task<Case?> ByNumber(string number, CancellationToken cancel) =>
        city.Set<Case>().AsNoTracking().SingleOrDefaultAsync(found => found.Number == number, cancel);
}
