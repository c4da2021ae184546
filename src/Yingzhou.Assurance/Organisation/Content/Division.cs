namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>An administrative division (行政区划): city, county, town or village.</summary>
/// <param name="Code">GB/T 2260 for city and county (6 digits), national statistical codes for towns (9) and villages (12).</param>
/// <param name="ParentCode"><c>null</c> for the city itself.</param>
public sealed record Division(string Code, string Name, DivisionLevel Level, string? ParentCode);

/// <summary>City 市, county 县（区）, town 乡镇（街道）, village 村（社区）.</summary>
public enum DivisionLevel
{
    City,
    County,
    Town,
    Village,
}

/// <summary>
/// A functional zone (功能区): an administration committee that serves some towns of a county. It is no division: records carry the
/// code of the town, the zone only gathers them.
/// </summary>
public sealed record Zone
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The county-level division in which it lies.</summary>
    public required string County { get; init; }

    /// <summary>Codes of the towns it serves; empty when its area is only a part of some town.</summary>
    public required IReadOnlyList<string> Towns { get; init; }

    /// <summary>Commonly known, but its exact area was not checked in a source.</summary>
    public bool Unconfirmed { get; init; }
}
