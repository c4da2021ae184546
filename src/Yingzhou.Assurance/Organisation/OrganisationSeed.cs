namespace Yingzhou.Assurance.Organisation;

/// <summary>The organisation that a city begins with, as its content tells it.</summary>
public sealed record OrganisationSeed(
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Official> Officials,
    IReadOnlyList<Appointment> Appointments
)
{
    public static readonly OrganisationSeed Nothing = new([], [], [], []);
}
