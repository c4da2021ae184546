using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Supply;

/// <param name="Offer">Who gets it when all needs are served together best; <c>null</c> when nobody is left.</param>
/// <param name="Score">Of the two, from 0 to 1.</param>
sealed record Allocated(SupplyEntry Need, SupplyEntry? Offer, double? Score);

/// <param name="Answered">Open needs for which somebody of the five shown was contacted ÷ open needs.</param>
/// <param name="Contracted">Contracts ÷ contacts.</param>
sealed record SupplyOverview(IReadOnlyList<Allocated> Needs, int Offers, RatioOf Answered, RatioOf Contracted);

/// <summary>供需对接 at the desk: what is looked for, who could deliver it when capacity is scarce, and whether matching leads to contracts.</summary>
sealed class SupplyDesk(CityContext city, SupplyMarket market, FurtherFiles files, IPermissions permissions, TimeProvider clock)
{
    // The assignment grows with the cube of this.
    const int Most = 200;

    public async Task<Outcome<SupplyOverview>> View(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, EnterpriseRights.See, EnterpriseRights.City(official.Scope?.Code ?? "")) is { } refused)
            return refused;
        var open = await market.Open(clock.GetUtcNow().Day(), cancel);
        var needs = open.Where(entry => entry.Side is SupplySide.Need && official.Scope!.Contains(entry.Region))
            .OrderBy(entry => entry.Id)
            .Take(Most)
            .ToList();
        var offers = open.Where(entry => entry.Side is SupplySide.Offer).OrderBy(entry => entry.Id).Take(Most).ToList();
        var regions = open.ToDictionary(entry => entry.Slot.Id, entry => entry.Region, StringComparer.Ordinal);
        double? Minutes(SupplySlot need, SupplySlot offer) => files.Supply.Between(regions[need.Id], regions[offer.Id]);
        var given = SupplyMatching.Allocate([.. needs.Select(need => need.Slot)], [.. offers.Select(offer => offer.Slot)], Minutes);
        var contacts = await city.Set<SupplyContact>().AsNoTracking().Within(official.Scope!).ToListAsync(cancel);
        return new SupplyOverview(
            [
                .. needs.Zip(
                    given,
                    (need, slot) =>
                        slot is not null
                        && SupplyMatching.Score(need.Slot, slot, Minutes(need.Slot, slot)) is >= SupplyMatching.Least and var score
                            ? new Allocated(need, offers.Find(offer => offer.Slot.Id == slot.Id), score)
                            : new Allocated(need, null, null)
                ),
            ],
            offers.Count,
            RatioOf.Count(needs, need => contacts.Exists(contact => contact.Need == need.Id)),
            RatioOf.Count(contacts, contact => contact.ContractedAt is not null)
        );
    }
}
