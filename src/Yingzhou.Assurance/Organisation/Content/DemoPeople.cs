namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Fictional people who make the city usable at once (演示人物): shape of <c>demo/people.json</c>. Passwords are not content.</summary>
public sealed record DemoPeople
{
    public required IReadOnlyList<DemoOfficial> Officials { get; init; }

    public required IReadOnlyList<DemoCitizen> Citizens { get; init; }

    public required IReadOnlyList<DemoEnterprise> Enterprises { get; init; }
}

/// <param name="ResidentId">Citizen identity number (公民身份号码); also what tells that applicant and approver are one person.</param>
public sealed record DemoOfficial(string Login, string Name, string ResidentId, IReadOnlyList<DemoAppointment> Appointments);

/// <summary>An appointment (任职) to a post.</summary>
/// <param name="Kind">Main 专任, part-time 兼任, deputy B角: a deputy's rights begin when the holder is away.</param>
public sealed record DemoAppointment(string Post, AppointmentKind Kind, DateOnly From, DateOnly? Until = null);

public enum AppointmentKind
{
    Main,
    PartTime,
    Deputy,
}

/// <param name="Division">Code of the village or town where the person lives.</param>
/// <param name="Guardians">Logins of the citizens who are guardians (监护人) of a minor.</param>
public sealed record DemoCitizen(
    string Login,
    string Name,
    string ResidentId,
    string Mobile,
    string Division,
    string Address,
    string? About = null,
    IReadOnlyList<string>? Guardians = null
);

/// <param name="Uscc">Unified social credit code (统一社会信用代码).</param>
/// <param name="LegalRepresentative">Login of the citizen who represents it (法定代表人).</param>
/// <param name="Agents">Logins of citizens who may act for it (经办人).</param>
public sealed record DemoEnterprise(
    string Login,
    string Name,
    string Uscc,
    string LegalRepresentative,
    IReadOnlyList<string> Agents,
    string Division,
    string Address,
    string? About = null
);
