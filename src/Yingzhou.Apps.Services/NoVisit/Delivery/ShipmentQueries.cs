using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>Parcels: one's own, and those of an area.</summary>
sealed class ShipmentQueries(CityContext city)
{
    const int Shown = 50;

    public async Task<IReadOnlyList<Shipment>> Mine(Subject receiver, CancellationToken cancel) =>
        await city.Set<Shipment>()
            .AsNoTracking()
            .Where(one => one.PartyKey == receiver.PartyKey)
            .OrderByDescending(one => one.Id)
            .Take(Shown)
            .ToListAsync(cancel);

    public async Task<Outcome<Shipment>> OfMine(Guid id, Subject receiver, CancellationToken cancel) =>
        await city.Set<Shipment>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.PartyKey == receiver.PartyKey, cancel)
            is { } found
            ? found
            : ShipmentFaults.Unknown;

    /// <summary>Those that an official of this area still has to do with, the oldest first.</summary>
    public async Task<IReadOnlyList<Shipment>> Open(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<Shipment>()
                .AsNoTracking()
                .Within(scope)
                .Where(one => one.EndedAt == null && one.Status != ShipmentStatus.Delivered)
                .OrderBy(one => one.ReadyAt)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];
}
