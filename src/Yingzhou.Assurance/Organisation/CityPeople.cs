namespace Yingzhou.Assurance.Organisation;

/// <summary>The fictional people of a demo city (演示人物), as the city's content names them: who may get a log-in.</summary>
public sealed record CityPeople(IReadOnlyList<CityPerson> Persons, IReadOnlyList<CityEnterprise> Enterprises)
{
    public static readonly CityPeople Nobody = new([], []);
}

/// <param name="OfficialId">Of somebody in the city's service; <c>null</c> for a citizen.</param>
/// <param name="Region">Division code: where a citizen lives, where an official's first post stands.</param>
/// <param name="Guardians">Logins of the guardians (监护人) of a minor.</param>
public sealed record CityPerson(
    string Login,
    string Name,
    string ResidentId,
    string? Mobile,
    string? OfficialId,
    string Region,
    string? About,
    IReadOnlyList<string>? Guardians = null
);

/// <param name="Uscc">Unified social credit code (统一社会信用代码).</param>
/// <param name="LegalRepresentative">Login of the person who represents it (法定代表人).</param>
/// <param name="Agents">Logins of persons who may act for it (经办人).</param>
public sealed record CityEnterprise(
    string Login,
    string Name,
    string Uscc,
    string LegalRepresentative,
    IReadOnlyList<string> Agents,
    string Region,
    string? About
);
