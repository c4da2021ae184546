using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>The city's organisation as its content tells it (机构与岗位): divisions, zones, departments, posts, demo people.</summary>
public sealed class OrganisationContent
{
    readonly Dictionary<(string Family, string County), Department> inCounties;

    internal OrganisationContent(OrganisationFiles files)
    {
        Files = files;
        var counties = files.Divisions.Content.Counties;
        Divisions = Index(files.Divisions.Content.Flatten(), division => division.Code);
        Zones = files.Zones.Content.Zones;
        Departments = Index(
            files.Departments.Content.Departments.SelectMany(entry => Expand(entry, counties)),
            department => department.Id
        );
        inCounties = Departments
            .Values.Where(department => department.Level == DivisionLevel.County)
            .ToDictionary(department => (department.Family, department.DivisionCode));
        Roles = Index(files.Posts.Content.Roles, role => role.Code);
        Posts = Index(
            files.Departments.Content.Departments.SelectMany(entry => PostsOf(entry, counties, files.Posts.Content.Sets)),
            post => post.Id
        );
    }

    public IReadOnlyDictionary<string, Division> Divisions { get; }

    public IReadOnlyList<Zone> Zones { get; }

    public IReadOnlyDictionary<string, Department> Departments { get; }

    public IReadOnlyDictionary<string, RoleEntry> Roles { get; }

    /// <summary>Roles of which nobody may hold two.</summary>
    public SeparatedDuties Duties => new(Files.Posts.Content.Exclusive);

    public IReadOnlyDictionary<string, Post> Posts { get; }

    public DemoPeople People => Files.People.Content;

    /// <summary>The city itself.</summary>
    public Division City => Divisions[Files.Divisions.Content.Code];

    internal OrganisationFiles Files { get; }

    /// <summary>Reads <c>org/</c> and <c>demo/</c> and judges them by <see cref="OrganisationChecks"/>.</summary>
    public static ContentReading<OrganisationContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (OrganisationFiles.Read(reader) is not { } files || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var content = new OrganisationContent(files);
        return new(content, [.. OrganisationChecks.All.SelectMany(check => check.Check(content))]);
    }

    /// <summary>The department of a family that is competent in a place: the county's own when there is one, else the city's.</summary>
    /// <param name="level">At which level the matter is decided; a county matter may end at the city's department, not the other way.</param>
    /// <returns><c>null</c> when family or place is unknown.</returns>
    public Department? Competent(string family, string divisionCode, DivisionLevel level = DivisionLevel.County)
    {
        if (!Divisions.ContainsKey(divisionCode))
            return null;
        var local = level == DivisionLevel.City ? null : inCounties.GetValueOrDefault((family, CountyOf(divisionCode)));
        return local ?? Departments.GetValueOrDefault(family);
    }

    /// <summary>Whether the first place is the second or lies in it: codes begin with those of what they belong to.</summary>
    public static bool IsWithin(string divisionCode, string ancestorCode) =>
        divisionCode.StartsWith(ancestorCode, StringComparison.Ordinal);

    // Six digits name the county; the city's own code is shorter.
    static string CountyOf(string divisionCode) => divisionCode.Length > 6 ? divisionCode[..6] : divisionCode;

    IEnumerable<Department> Expand(DepartmentEntry entry, IReadOnlyList<CountyEntry> counties)
    {
        yield return new(entry.Id, entry.Id, entry.Name, entry.Kind, DivisionLevel.City, Files.Divisions.Content.Code, null)
        {
            AlsoCalled = entry.AlsoCalled,
        };
        if (entry.Counties is not { } rule)
            yield break;
        foreach (var county in counties)
        {
            yield return new(
                $"{county.Key}-{entry.Id}",
                entry.Id,
                rule.NameIn(county),
                entry.Kind,
                DivisionLevel.County,
                county.Code,
                entry.Id
            )
            {
                AlsoCalled = [],
            };
        }
    }

    static IEnumerable<Post> PostsOf(
        DepartmentEntry entry,
        IReadOnlyList<CountyEntry> counties,
        IReadOnlyDictionary<string, IReadOnlyList<PostEntry>> sets
    )
    {
        IEnumerable<Post> In(string department, IReadOnlyList<string> names) =>
            names
                .SelectMany(name => sets.GetValueOrDefault(name) ?? [])
                .Select(post => new Post($"{department}/{post.Role}", department, post.Title, post.Role, post.Head));

        return entry.Counties is { } rule
            ? In(entry.Id, entry.Posts).Concat(counties.SelectMany(county => In($"{county.Key}-{entry.Id}", rule.Posts ?? entry.Posts)))
            : In(entry.Id, entry.Posts);
    }

    // The first of two with one id wins; that there are two is a problem a check reports.
    static Dictionary<string, T> Index<T>(IEnumerable<T> things, Func<T, string> id)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (var thing in things)
            index.TryAdd(id(thing), thing);
        return index;
    }
}
