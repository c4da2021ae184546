namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>Somebody who may judge (评审专家).</summary>
/// <param name="Kin">Ids of people who are family.</param>
/// <param name="CoAuthors">Last common work by the other's id.</param>
public sealed record Expert(
    string Id,
    string Name,
    string Employer,
    string Field,
    string? HometownUnit,
    IReadOnlyList<string> Kin,
    IReadOnlyDictionary<string, DateOnly> CoAuthors
);

/// <summary>Somebody who is judged (申报人).</summary>
public sealed record TitleApplicant(string Id, string Name, string Employer, string? HometownUnit)
{
    public IReadOnlyList<TitleWork> Works { get; init; } = [];

    /// <summary>Key of whoever applied by themselves; <c>null</c> for people of the demonstration's content.</summary>
    public string? HolderKey { get; init; }

    /// <summary>Log-in of somebody of the demonstration; <c>null</c> for people without an account.</summary>
    public string? Login { get; init; }

    /// <summary>What the conditions are checked by; <c>null</c> when nothing was handed in.</summary>
    public TitleRecord? Record { get; init; }
}

/// <summary>Who may not judge whom (评审回避, a10 §3): same employer, common work within three years, kin, same unit of home.</summary>
public static class Avoidance
{
    const int CoAuthorYears = 3;

    /// <returns>Why; <c>null</c> when the expert may judge. A common work exactly three years ago still forbids.</returns>
    public static string? Between(Expert expert, TitleApplicant applicant, DateOnly today) =>
        expert.Id == applicant.Id ? "本人"
        : expert.Employer == applicant.Employer ? "同单位"
        : expert.Kin.Contains(applicant.Id) ? "亲属"
        : expert.CoAuthors.TryGetValue(applicant.Id, out var last) && last >= today.AddYears(-CoAuthorYears) ? "三年内合作发表"
        : expert.HometownUnit is not null && expert.HometownUnit == applicant.HometownUnit ? "同籍贯单位"
        : null;

    /// <summary>For a panel that judges several: one conflict is enough.</summary>
    public static string? WithAny(Expert expert, IEnumerable<TitleApplicant> applicants, DateOnly today) =>
        applicants.Select(applicant => Between(expert, applicant, today)).FirstOrDefault(why => why is not null);
}
