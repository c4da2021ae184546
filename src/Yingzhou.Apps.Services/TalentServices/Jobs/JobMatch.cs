namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>The five parts of a score, each 0 to 1.</summary>
public sealed record MatchParts(double Skills, double Experience, double Education, double Location, double Salary)
{
    /// <summary>0.40 skills + 0.20 experience + 0.15 education + 0.15 location + 0.10 salary (a10 §3).</summary>
    public double Score => 0.40 * Skills + 0.20 * Experience + 0.15 * Education + 0.15 * Location + 0.10 * Salary;
}

/// <param name="By">The skill of the candidate that covers it best; <c>null</c> when none does.</param>
/// <param name="Credit">0 to 1.</param>
public sealed record SkillReason(string Wanted, double Importance, string? By, bool Evidenced, double Credit);

/// <summary>How well somebody and a post fit (人岗匹配), with the reason for every part. What the law demands is not weighed: without it there is no match.</summary>
/// <param name="Missing">Licences that are missing; with one there is no score.</param>
public sealed record JobMatch(
    JobPost Post,
    Resume Resume,
    MatchParts Parts,
    IReadOnlyList<SkillReason> Reasons,
    IReadOnlyList<string> Missing,
    int? Minutes
)
{
    /// <summary>A skill without evidence counts so much: a résumé stuffed with words gains little (a10 §7).</summary>
    public const double Unsupported = 0.3;

    // Own defaults: half an hour is near, three hours are too far for every day.
    const double NearMinutes = 30;
    const double FarMinutes = 180;

    // Own default: who comes as a pair and finds one post only.
    const double WithoutSpouseJob = 0.5;

    /// <summary><c>null</c> when a hard condition is not met.</summary>
    public double? Score => Missing.Count > 0 ? null : Parts.Score;

    public static JobMatch Of(JobPost post, Resume resume, SkillTree tree)
    {
        var reasons = post.Skills.Select(wanted => Cover(wanted, resume, tree)).ToList();
        int? minutes = resume.CommuteMinutes.TryGetValue(post.Island, out var known) ? known : null;
        return new(
            post,
            resume,
            new(
                Coverage(reasons),
                post.Years <= 0 ? 1 : Math.Min(1, resume.Years / post.Years),
                Schooling(post.Education, resume.Education),
                Nearness(post, resume, minutes),
                SalaryOverlap(post, resume)
            ),
            reasons,
            [.. post.Licences.Except(resume.Licences)],
            minutes
        );
    }

    static double Coverage(IReadOnlyList<SkillReason> reasons)
    {
        var weight = reasons.Sum(reason => reason.Importance);
        return weight <= 0 ? 1 : reasons.Sum(reason => reason.Importance * reason.Credit) / weight;
    }

    static SkillReason Cover(WantedSkill wanted, Resume resume, SkillTree tree)
    {
        var best = resume
            .Skills.Select(claim => (claim, Credit: tree.Credit(claim.Skill, wanted.Skill) * (claim.Evidenced ? 1 : Unsupported)))
            .Where(one => one.Credit > 0)
            .OrderByDescending(one => one.Credit)
            .FirstOrDefault();
        return new(wanted.Skill, wanted.Importance, best.claim?.Skill, best.claim?.Evidenced ?? false, best.Credit);
    }

    // One step below what is asked for counts half: experience may make up for it; own default.
    static double Schooling(Education wanted, Education has) =>
        has >= wanted ? 1
        : has == wanted - 1 ? 0.5
        : 0;

    static double Nearness(JobPost post, Resume resume, int? minutes)
    {
        var near = minutes is not { } known ? 0 : Math.Clamp((FarMinutes - known) / (FarMinutes - NearMinutes), 0, 1);
        return resume.NeedsSpouseJob && !post.SpouseJob ? near * WithoutSpouseJob : near;
    }

    /// <summary>The share of what somebody hopes for that the post can pay; a hope of one figure is met or not.</summary>
    static double SalaryOverlap(JobPost post, Resume resume)
    {
        var width = resume.SalaryTo - resume.SalaryFrom;
        if (width <= 0)
            return resume.SalaryFrom <= post.SalaryTo ? 1 : 0;
        // Whoever is offered more than they hope for is content too: only the upper end of the post limits.
        return (double)Math.Clamp((Math.Min(resume.SalaryTo, post.SalaryTo) - resume.SalaryFrom) / width, 0, 1);
    }
}
