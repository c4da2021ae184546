using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.TalentServices.Content;

/// <summary>Skills have parents that are there, posts and résumés name skills and islands that are there, amounts are amounts.</summary>
static class TalentChecks
{
    public static IEnumerable<ContentProblem> Check(
        ContentFile<SkillFile> skills,
        ContentFile<PostFile> posts,
        ContentFile<ResumeFile> resumes,
        ContentFile<ExpertFile> experts,
        ContentFile<CohortFile> cohorts
    )
    {
        var known = skills.Content.Skills.Select(skill => skill.Id).ToHashSet();
        var islands = posts.Content.Islands.Select(island => island.Id).ToHashSet();
        if (known.Count < skills.Content.Skills.Count)
            yield return skills.Problem("skills", "技能标识有重复");
        foreach (var (index, skill) in skills.Content.Skills.Index())
            if (skill.Parent is { } parent && (!known.Contains(parent) || parent == skill.Id))
                yield return skills.Problem($"skills[{index}].parent", $"没有上级技能“{parent}”");
        foreach (var (index, post) in posts.Content.Posts.Index())
        {
            foreach (var wanted in post.Skills.Where(wanted => !known.Contains(wanted.Skill) || wanted.Importance <= 0))
                yield return posts.Problem($"posts[{index}].skills", $"没有技能“{wanted.Skill}”，或权重不大于 0");
            if (!islands.Contains(post.Island))
                yield return posts.Problem($"posts[{index}].island", $"没有岛“{post.Island}”");
            if (post.SalaryFrom > post.SalaryTo || post.Headcount < 1)
                yield return posts.Problem($"posts[{index}].salaryFrom", "薪资下限不能高于上限，人数至少 1");
        }
        foreach (var (index, pattern) in posts.Content.ForbiddenPatterns.Index())
            if (!IsPattern(pattern.Pattern))
                yield return posts.Problem($"forbiddenPatterns[{index}].pattern", "不是合法的正则表达式");
        foreach (var (index, resume) in resumes.Content.Resumes.Index())
        foreach (var claim in resume.Skills.Where(claim => !known.Contains(claim.Skill)))
            yield return resumes.Problem($"resumes[{index}].skills", $"没有技能“{claim.Skill}”");
        foreach (var (index, talent) in resumes.Content.Talents.Index())
            if (talent.AwardMonths <= 0 || talent.AwardTotal < 0 || talent.AwardPaid < 0)
                yield return resumes.Problem($"talents[{index}].awardMonths", "服务期应大于 0 个月，金额不能为负");
        if (experts.Content.Experts.Select(expert => expert.Id).Distinct().Count() < experts.Content.Experts.Count)
            yield return experts.Problem("experts", "专家标识有重复");
        foreach (var (index, applicant) in experts.Content.Applicants.Index())
            if (applicant.Record is { } record && experts.Content.Conditions.All(condition => condition.Level != record.Level))
                yield return experts.Problem($"applicants[{index}].record.level", $"没有“{record.Level}”的申报条件");
        foreach (var (index, cohort) in cohorts.Content.Cohorts.Index())
        foreach (
            var month in cohort.Months.Where(month =>
                !double.TryParse(month.TrimEnd('+'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            )
        )
            yield return cohorts.Problem($"cohorts[{index}].months", $"“{month}”应为月数，还在的末尾加 +");
    }

    static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
