using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Gives an official a post (任命). It may begin in the future: the rights come at that instant by themselves.</summary>
public sealed record AppointOfficial(string OfficialId, string PostId, AppointmentKind Kind, Period Valid);

sealed class AppointOfficialHandler(CityContext city, OrganisationStep step, OrganisationCharts charts, DutiesCheck duties)
{
    public Task<Outcome<Appointment>> Run(AppointOfficial request, CancellationToken cancel) =>
        step.Run<Appointment>(
            nameof(AppointOfficial),
            async () =>
            {
                var chart = charts.Current;
                if (chart.Official(request.OfficialId) is null)
                    return OrganisationFaults.UnknownOfficial;
                if (chart.Post(request.PostId) is not { } post)
                    return OrganisationFaults.UnknownPost;
                if (request.Valid.Until <= request.Valid.From)
                    return OrganisationFaults.PeriodEmpty with { Field = nameof(request.Valid) };
                var earlier = await city.Set<AppointmentEntry>()
                    .AsNoTracking()
                    .Where(entry => entry.Official == request.OfficialId && entry.Post == request.PostId)
                    .ToListAsync(cancel);
                if (earlier.Exists(entry => entry.AsAppointment().Valid.Overlaps(request.Valid)))
                    return new Fault("organisation.already-appointed", "此人在该时段已担任这个岗位。", 409);
                if (await duties.Refusal(request.OfficialId, post, request.Valid, cancel) is { } apart)
                    return apart;

                var appointment = new Appointment(request.OfficialId, request.PostId, request.Kind, request.Valid);
                city.Add(AppointmentEntry.New(appointment, chart.Unit(post.UnitId)!.Region));
                city.Add(PostDeeds.Grant(city, post.Id, request.OfficialId));
                return appointment;
            },
            cancel
        );
}
