using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Keeps apart what one person may not hold together (职责分离、三员分立): own posts and delegated ones, now or later in the same time.</summary>
sealed class DutiesCheck(CityContext city, OrganisationCharts charts, SeparatedDuties duties)
{
    /// <summary>In the step that changes the organisation, so that of two appointments at once the second sees the first.</summary>
    public async Task<Fault?> Refusal(string official, Post wanted, Period valid, CancellationToken cancel)
    {
        if (duties.Rules.Count == 0)
            return null;
        var own = await city.Set<AppointmentEntry>().AsNoTracking().Where(entry => entry.Official == official).ToListAsync(cancel);
        var lent = await city.Set<DelegationEntry>().AsNoTracking().Where(entry => entry.Deputy == official).ToListAsync(cancel);
        List<Post> held =
        [
            .. own.Select(entry => entry.AsAppointment())
                .Where(appointment => appointment.Valid.Overlaps(valid))
                .Select(appointment => appointment.PostId)
                .Concat(
                    lent.Select(entry => entry.AsDelegation())
                        .Where(delegation => delegation.Valid.Overlaps(valid))
                        .Select(delegation => delegation.PostId)
                )
                .Select(charts.Current.Post)
                .OfType<Post>(),
        ];
        return duties.Against([.. held.Select(post => post.Role)], wanted.Role) is { } clash
            ? OrganisationFaults.DutiesApart(clash.Rule, held.First(post => post.Role == clash.Held), wanted)
            : null;
    }
}
