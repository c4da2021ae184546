using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Department ids are unique and nobody is called like somebody else: the plan and the applications name departments by name.</summary>
sealed class DepartmentCheck : IContentCheck<OrganisationContent>
{
    public IEnumerable<ContentProblem> Check(OrganisationContent content)
    {
        var file = content.Files.Departments;
        HashSet<string> ids = [];
        HashSet<string> names = [];
        foreach (var (index, entry) in file.Content.Departments.Index())
        {
            var path = $"departments[{index}]";
            if (!ids.Add(entry.Id))
                yield return file.Problem($"{path}.id", $"部门标识 {entry.Id} 重复");
            foreach (var name in entry.AlsoCalled.Prepend(entry.Name))
            {
                if (!names.Add(name))
                    yield return file.Problem(path, $"名称“{name}”已被另一个部门使用");
            }
            foreach (var set in entry.Posts.Concat(entry.Counties?.Posts ?? []))
            {
                if (!content.Files.Posts.Content.Sets.ContainsKey(set))
                    yield return file.Problem($"{path}.posts", $"org/posts.json 中没有岗位组 {set}");
            }
        }
    }
}
