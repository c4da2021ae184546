using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

sealed class ExportQueries(CityContext city, IPermissions permissions)
{
    const int Most = 50;

    public async Task<Outcome<ExportTicket>> Find(Guid id, Subject official, CancellationToken cancel) =>
        await city.Set<ExportTicket>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } ticket
        && (ticket.AskedBy == official.ActorId || Approves(official, ticket))
            ? ticket
            : DecideExports.Unknown;

    public async Task<ExportDesk> Desk(Subject official, CancellationToken cancel)
    {
        var by = official.ActorId;
        var own = await city.Set<ExportTicket>()
            .AsNoTracking()
            .Where(one => one.AskedBy == by)
            .OrderByDescending(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);
        if (official.Scope is not { } scope)
            return new(own, []);
        var waits = ExportStanding.Waiting;
        var waiting = await city.Set<ExportTicket>()
            .AsNoTracking()
            .Within(scope)
            .Where(one => one.Standing == waits && one.AskedBy != by)
            .OrderBy(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);
        return new(own, waiting.FindAll(ticket => Approves(official, ticket) && ticket.ConsentList.All(one => one.By != by)));
    }

    public async Task<ExportStanding?> StandingOf(string source, string thing, CancellationToken cancel) =>
        (
            await city.Set<ExportTicket>()
                .AsNoTracking()
                .Where(one => one.Source == source && one.Thing == thing)
                .OrderByDescending(one => one.Id)
                .FirstOrDefaultAsync(cancel)
        )?.Standing;

    // Whether a button is of use, a fresh second factor aside.
    bool Approves(Subject official, ExportTicket ticket) =>
        permissions
            .Decide(
                official with
                {
                    ProvenAt = city.Clock.GetUtcNow(),
                },
                DataProtectionRights.Approve,
                DataProtectionRights.Of(ticket.Number, ticket.Region)
            )
            .Allowed;
}
