namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>学历, in the order of height.</summary>
public enum Education
{
    None,
    Secondary,
    College,
    Bachelor,
    Master,
    Doctor,
}

/// <param name="Importance">Weight, more than 0; 1 is usual.</param>
public sealed record WantedSkill(string Skill, double Importance = 1);

/// <summary>A post to be filled (岗位).</summary>
/// <param name="Occupation">Code of the national classification of occupations (职业分类大典).</param>
/// <param name="Licences">Licences without which the law forbids the work; a hard condition.</param>
/// <param name="SalaryFrom">Yuan a month.</param>
/// <param name="Island">Route id of the island where it is.</param>
public sealed record JobPost(
    string Id,
    string Title,
    string Employer,
    string EmployerUscc,
    string Occupation,
    string Island,
    IReadOnlyList<WantedSkill> Skills,
    IReadOnlyList<string> Licences,
    double Years,
    Education Education,
    decimal SalaryFrom,
    decimal SalaryTo,
    int Headcount,
    bool SpouseJob,
    string Text
);

/// <param name="Evidenced">Shown by an earlier post or a certificate; a word in the résumé alone is not.</param>
public sealed record ClaimedSkill(string Skill, bool Evidenced);

/// <summary>What somebody offers (简历). Sex, age and marriage are not in it: they are never an input (a10 §3).</summary>
/// <param name="Login">Of a demo account; <c>null</c> for the others.</param>
/// <param name="CommuteMinutes">To each island by boat and road; an island not in it is out of reach.</param>
/// <param name="NeedsSpouseJob">Would come together with somebody who needs work too.</param>
public sealed record Resume(
    string Id,
    string Name,
    string? Login,
    IReadOnlyList<ClaimedSkill> Skills,
    IReadOnlyList<string> Licences,
    double Years,
    Education Education,
    decimal SalaryFrom,
    decimal SalaryTo,
    IReadOnlyDictionary<string, int> CommuteMinutes,
    bool NeedsSpouseJob
);
