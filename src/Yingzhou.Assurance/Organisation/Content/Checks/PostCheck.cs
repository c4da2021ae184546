using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Posts carry roles that exist; a department has one head and no two posts of one role, since <c>department/role</c> names a post.</summary>
sealed class PostCheck : IContentCheck<OrganisationContent>
{
    public IEnumerable<ContentProblem> Check(OrganisationContent content) =>
        Roles(content).Concat(OnePostOfARole(content)).Concat(OneHead(content));

    static IEnumerable<ContentProblem> Roles(OrganisationContent content)
    {
        var file = content.Files.Posts;
        foreach (var (index, rule) in file.Content.Exclusive.Index())
        {
            foreach (var unknown in rule.Roles.Where(role => !content.Roles.ContainsKey(role)))
                yield return file.Problem($"exclusive[{index}].roles", $"没有角色 {unknown}");
        }
        foreach (var (set, posts) in file.Content.Sets)
        {
            foreach (var (index, post) in posts.Index())
            {
                if (!content.Roles.ContainsKey(post.Role))
                    yield return file.Problem($"sets.{set}[{index}].role", $"没有角色 {post.Role}");
            }
        }
    }

    static IEnumerable<ContentProblem> OnePostOfARole(OrganisationContent content)
    {
        var file = content.Files.Departments;
        var sets = content.Files.Posts.Content.Sets;
        foreach (var (index, entry) in file.Content.Departments.Index())
        {
            var twice = entry
                .Posts.SelectMany(name => sets.GetValueOrDefault(name) ?? [])
                .GroupBy(post => post.Role)
                .Where(same => same.Count() > 1);
            foreach (var role in twice)
                yield return file.Problem($"departments[{index}].posts", $"角色 {role.Key} 在几个岗位组里重复出现");
        }
    }

    static IEnumerable<ContentProblem> OneHead(OrganisationContent content)
    {
        var heads = content.Posts.Values.Where(post => post.Head).CountBy(post => post.DepartmentId).ToDictionary();
        return content
            .Departments.Values.Where(department => heads.GetValueOrDefault(department.Id) != 1)
            .Select(department =>
                content.Files.Departments.Problem(
                    department.Id,
                    $"{department.Name}应有且只有一个负责人岗位，现有 {heads.GetValueOrDefault(department.Id)} 个"
                )
            );
    }
}
