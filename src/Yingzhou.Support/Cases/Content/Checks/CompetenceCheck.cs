using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// Wherever something can be applied for, somebody is competent and has the posts that handle it; and whoever is named as the source of a
/// material exists.
/// </summary>
sealed class CompetenceCheck : IContentCheck<CasesContent>
{
    static readonly string[] HandlingRoles = ["accept", "review", "decide", "deliver"];

    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        var organisation = content.Organisation;
        foreach (var file in content.Files.Items)
        {
            var item = file.Content;
            foreach (var problem in Handled(file, organisation, item.Department, item.Level, item.Regions))
                yield return problem;
            foreach (var (index, family) in item.Countersigners.Index())
            {
                if (!organisation.Departments.ContainsKey(family))
                    yield return file.Problem($"countersigners[{index}]", $"没有部门 {family}");
            }
            foreach (var (index, material) in item.Materials.Index())
            {
                if (material.Source is { } source && !organisation.Departments.ContainsKey(source.Department))
                    yield return file.Problem($"materials[{index}].source.department", $"没有部门 {source.Department}");
            }
        }
        foreach (var file in content.Files.Bundles)
        {
            if (!organisation.Departments.ContainsKey(file.Content.Lead))
                yield return file.Problem("lead", $"没有部门 {file.Content.Lead}");
            foreach (var (index, region) in file.Content.Regions.Index())
            {
                if (!organisation.Divisions.ContainsKey(region))
                    yield return file.Problem($"regions[{index}]", $"没有代码为 {region} 的区划");
            }
        }
    }

    static IEnumerable<ContentProblem> Handled(
        ContentFile<ServiceItem> file, OrganisationContent organisation, string family, DivisionLevel level, IReadOnlyList<string> regions)
    {
        if (!organisation.Departments.ContainsKey(family))
        {
            yield return file.Problem("department", $"没有部门 {family}");
            yield break;
        }
        foreach (var (index, region) in regions.Index())
        {
            if (!organisation.Divisions.ContainsKey(region))
                yield return file.Problem($"regions[{index}]", $"没有代码为 {region} 的区划");
        }
        foreach (var department in Handlers(organisation, family, level, regions))
        {
            foreach (var role in HandlingRoles.Where(role => !organisation.Posts.ContainsKey($"{department.Id}/{role}")))
                yield return file.Problem("department", $"{department.Name}没有承担 {role} 的岗位");
        }
    }

    // One for each county an item reaches, or the city's own.
    static IEnumerable<Department> Handlers(
        OrganisationContent organisation, string family, DivisionLevel level, IReadOnlyList<string> regions) =>
        organisation.Divisions.Values
            .Where(division => division.Level == DivisionLevel.County
                && regions.Any(region => OrganisationContent.IsWithin(division.Code, region) || OrganisationContent.IsWithin(region, division.Code)))
            .Select(county => organisation.Competent(family, county.Code, level))
            .OfType<Department>()
            .Distinct();
}
