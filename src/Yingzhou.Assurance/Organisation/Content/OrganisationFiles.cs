using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>The files of the organisation as they stand, so that a check can point into them.</summary>
sealed record OrganisationFiles(
    ContentFile<DivisionsFile> Divisions,
    ContentFile<ZonesFile> Zones,
    ContentFile<DepartmentsFile> Departments,
    ContentFile<PostsFile> Posts,
    ContentFile<DemoPeople> People)
{
    public static OrganisationFiles? Read(ContentReader reader)
    {
        var divisions = reader.One<DivisionsFile>("org/divisions.json");
        var zones = reader.One<ZonesFile>("org/zones.json");
        var departments = reader.One<DepartmentsFile>("org/departments.json");
        var posts = reader.One<PostsFile>("org/posts.json");
        var people = reader.One<DemoPeople>("demo/people.json");
        return divisions is null || zones is null || departments is null || posts is null || people is null
            ? null
            : new(divisions, zones, departments, posts, people);
    }
}

/// <summary>Shape of <c>org/zones.json</c>.</summary>
sealed record ZonesFile(IReadOnlyList<Zone> Zones);
