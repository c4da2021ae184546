namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Shape of <c>org/departments.json</c>.</summary>
sealed record DepartmentsFile
{
    public required IReadOnlyList<DepartmentEntry> Departments { get; init; }
}

sealed record DepartmentEntry
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> AlsoCalled { get; init; }

    public required DepartmentKind Kind { get; init; }

    /// <summary>Names of post sets in <c>org/posts.json</c>.</summary>
    public required IReadOnlyList<string> Posts { get; init; }

    /// <summary>How its counterparts in the counties are called; <c>null</c> when there are none.</summary>
    public CountyRule? Counties { get; init; }

    /// <summary>Not checked in a source: e.g. the formal name after the last reform.</summary>
    public bool Unconfirmed { get; init; }
}

/// <summary>Names by kind of county, with <c>{name}</c> and <c>{stem}</c> of the county filled in: 定海区 and 定海.</summary>
/// <param name="Posts">Post sets of the counterparts; those of the city department when absent.</param>
sealed record CountyRule(string District, string County, IReadOnlyList<string>? Posts = null)
{
    public string NameIn(CountyEntry county) => (county.Kind == CountyKind.District ? District : County)
        .Replace("{name}", county.Name, StringComparison.Ordinal)
        .Replace("{stem}", county.Stem, StringComparison.Ordinal);
}
