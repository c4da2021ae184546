using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Chart;

/// <summary>Keeps the newest chart of this process. It is read from the tables at the first question and whenever they changed.</summary>
sealed class OrganisationCharts(IServiceScopeFactory scopes) : IDisposable
{
    readonly SemaphoreSlim renewing = new(1, 1);
    volatile OrganisationChart? current;

    public OrganisationChart Current => current ?? First();

    public async Task Renew(CancellationToken cancel)
    {
        await renewing.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var city = scope.ServiceProvider.GetRequiredService<CityContext>();
            if (current is { } known && known.Revision == await RevisionOf(city).SingleAsync(cancel))
                return;
            current = new(
                new(
                    // Read before the rest: what is changed in between is then read once more, never missed.
                    await RevisionOf(city).SingleAsync(cancel),
                    await city.Set<UnitEntry>().AsNoTracking().Select(unit => unit.AsUnit()).ToListAsync(cancel),
                    await city.Set<PostEntry>().AsNoTracking().Select(post => post.AsPost()).ToListAsync(cancel),
                    await city.Set<OfficialEntry>().AsNoTracking().Select(official => official.AsOfficial()).ToListAsync(cancel),
                    await city.Set<AppointmentEntry>()
                        .AsNoTracking()
                        .Select(appointment => appointment.AsAppointment())
                        .ToListAsync(cancel),
                    await city.Set<DelegationEntry>().AsNoTracking().Select(delegation => delegation.AsDelegation()).ToListAsync(cancel)
                )
            );
        }
        finally
        {
            renewing.Release();
        }
    }

    public void Dispose() => renewing.Dispose();

    // Once in the life of a process; off the caller's context, because the questions are synchronous.
    OrganisationChart First()
    {
        Task.Run(() => Renew(CancellationToken.None)).GetAwaiter().GetResult();
        return current!;
    }

    static IQueryable<long> RevisionOf(CityContext city) => city.Set<Revision>().Select(revision => revision.Number);
}
