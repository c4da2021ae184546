namespace Yingzhou.Assurance.Organisation.Chart;

/// <summary>What the tables hold, as the chart needs it.</summary>
sealed record OrganisationRows(
    long Revision,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Official> Officials,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Delegation> Delegations
);
