using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Ends an appointment (免职、调离): from that instant the post and every delegation of it are gone.</summary>
/// <param name="At">Now or later: the past is not rewritten.</param>
public sealed record EndAppointment(string OfficialId, string PostId, DateTimeOffset At);

sealed class EndAppointmentHandler(CityContext city, OrganisationStep step, TimeProvider clock)
{
    public Task<Outcome<Done>> Run(EndAppointment request, CancellationToken cancel) =>
        step.Run<Done>(
            nameof(EndAppointment),
            async () =>
            {
                if (request.At < clock.GetUtcNow())
                    return new Fault("organisation.end-in-the-past", "任职不能在过去的时间结束，请选择现在或以后。")
                    {
                        Field = nameof(request.At),
                    };
                var entry = (
                    await city.Set<AppointmentEntry>()
                        .Where(entry => entry.Official == request.OfficialId && entry.Post == request.PostId)
                        .ToListAsync(cancel)
                ).SingleOrDefault(entry => entry.AsAppointment().Valid.Contains(request.At));
                if (entry is null)
                    return new Fault("organisation.not-appointed", "此人届时并不担任这个岗位。", 409);

                entry.EndAt(request.At);
                return Done.It;
            },
            cancel
        );
}
