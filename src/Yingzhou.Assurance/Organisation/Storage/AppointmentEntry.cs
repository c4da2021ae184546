using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class AppointmentEntry : Record
{
    public required string Official { get; init; }

    public required string Post { get; init; }

    public required AppointmentKind Kind { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidUntil { get; private set; }

    public void EndAt(DateTimeOffset instant)
    {
        ValidUntil = instant;
        Raise(new AppointmentEnded(Official, Post, instant));
    }

    public static AppointmentEntry New(Appointment appointment, string region)
    {
        var entry = Of(appointment, region);
        entry.Raise(new OfficialAppointed(entry.Official, entry.Post, entry.Kind, entry.ValidFrom));
        return entry;
    }

    public static AppointmentEntry Of(Appointment appointment, string region) =>
        new()
        {
            Region = region,
            Official = appointment.OfficialId,
            Post = appointment.PostId,
            Kind = appointment.Kind,
            ValidFrom = appointment.Valid.From,
            ValidUntil = appointment.Valid.Until,
        };

    public Appointment AsAppointment() => new(Official, Post, Kind, new(ValidFrom, ValidUntil));
}
