using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Content;

sealed record SkillFile(string Note, IReadOnlyList<Skill> Skills);

sealed record PostFile(
    string Note,
    IReadOnlyList<PlaceEntry> Islands,
    IReadOnlyList<JobPost> Posts,
    IReadOnlyList<ForbiddenPattern> ForbiddenPatterns
);

/// <param name="Id">Of an island, as posts and résumés name it.</param>
sealed record PlaceEntry(string Id, string Name);

sealed record ResumeFile(string Note, IReadOnlyList<Resume> Resumes, IReadOnlyList<TalentRecord> Talents);

sealed record ExpertFile(
    string Note,
    string Unit,
    IReadOnlyList<Expert> Experts,
    IReadOnlyList<TitleApplicant> Applicants,
    IReadOnlyList<TitleCondition> Conditions,
    IReadOnlyList<EarlierWork> EarlierWorks
);

sealed record CohortFile(string Note, IReadOnlyList<CohortEntry> Cohorts);

/// <param name="Months">Months of stay; a censored one ends with "+", as in a10 §8.5.</param>
sealed record CohortEntry(string Name, IReadOnlyList<string> Months);

/// <summary>A talent as the city knows them (人才档案), with the award that runs (demo data).</summary>
/// <param name="Category">A–F; the city's own catalogue is not confirmed.</param>
/// <param name="From">First insured month here.</param>
/// <param name="Stopped">Month from which insurance stopped; <c>null</c> while it runs.</param>
public sealed record TalentRecord(
    string Login,
    string Category,
    DateOnly From,
    DateOnly? Stopped,
    decimal AwardTotal,
    int AwardMonths,
    decimal AwardPaid,
    string Title,
    DateOnly CategoryValidTo
);

/// <summary>People who came in the same way, and how long they stayed.</summary>
public sealed record Cohort(string Name, IReadOnlyList<Lifetime> Stays);

/// <summary>What the city says about its talents (<c>talent/</c> of its content): skills, posts, résumés, experts, cohorts. All invented, for the demonstration.</summary>
public sealed class TalentContent
{
    TalentContent(SkillFile skills, PostFile posts, ResumeFile resumes, ExpertFile experts, CohortFile cohorts)
    {
        Tree = new(skills.Skills);
        Islands = posts.Islands.ToDictionary(island => island.Id, island => island.Name);
        Posts = posts.Posts;
        Words = new(posts.ForbiddenPatterns);
        Resumes = resumes.Resumes;
        Talents = resumes.Talents.ToDictionary(talent => talent.Login);
        TitleUnit = experts.Unit;
        Experts = experts.Experts;
        Applicants = experts.Applicants;
        Conditions = experts.Conditions;
        EarlierWorks = experts.EarlierWorks;
        Cohorts = [.. cohorts.Cohorts.Select(cohort => new Cohort(cohort.Name, [.. cohort.Months.Select(Stay)]))];
    }

    public SkillTree Tree { get; }

    public IReadOnlyDictionary<string, string> Islands { get; }

    public IReadOnlyList<JobPost> Posts { get; }

    public PostWords Words { get; }

    public IReadOnlyList<Resume> Resumes { get; }

    public IReadOnlyDictionary<string, TalentRecord> Talents { get; }

    /// <summary>The unit that runs title panels.</summary>
    public string TitleUnit { get; }

    public IReadOnlyList<Expert> Experts { get; }

    public IReadOnlyList<TitleApplicant> Applicants { get; }

    public IReadOnlyList<TitleCondition> Conditions { get; }

    public string TitleOf(string level) => Conditions.FirstOrDefault(one => one.Level == level)?.Title ?? level;

    /// <summary>Works of earlier years, against which new ones are held.</summary>
    public IReadOnlyList<EarlierWork> EarlierWorks { get; }

    public IReadOnlyList<Cohort> Cohorts { get; }

    public static ContentReading<TalentContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var skills = reader.One<SkillFile>("talent/skills.json");
        var posts = reader.One<PostFile>("talent/posts.json");
        var resumes = reader.One<ResumeFile>("talent/resumes.json");
        var experts = reader.One<ExpertFile>("talent/experts.json");
        var cohorts = reader.One<CohortFile>("talent/cohorts.json");
        if (skills is null || posts is null || resumes is null || experts is null || cohorts is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. TalentChecks.Check(skills, posts, resumes, experts, cohorts)];
        return problems.Count > 0
            ? new(null, problems)
            : new(new(skills.Content, posts.Content, resumes.Content, experts.Content, cohorts.Content), []);
    }

    static Lifetime Stay(string text) =>
        new(double.Parse(text.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), !text.EndsWith('+'));
}
