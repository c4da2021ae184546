namespace Yingzhou.Assurance.Organisation;

/// <summary>A unit of the city's organisation (机构): an area of the administrative tree, or a department in one.</summary>
/// <param name="Id">Division code for areas, the content's id for zones and departments.</param>
/// <param name="Region">Division code of its area: what its posts reach, and the region of its records.</param>
/// <param name="ParentId"><c>null</c> for the city itself.</param>
/// <param name="Department">
/// What a department has in common with its counterparts in other areas, e.g. <c>market-supervision</c>; service items name it. <c>null</c> for areas.
/// </param>
/// <param name="Valid">From its founding to its dissolution or merger.</param>
public sealed record Unit(string Id, string Name, UnitKind Kind, string Region, string? ParentId, string? Department, Period Valid);

/// <summary>City 市, county 县（区）, zone 功能区, town 乡镇（街道）, village 村（社区）, department 部门, outside 外部机构: a body that works at the desk on what is its own
/// (a bank) and belongs to no area, so that no right reaches it by region.</summary>
public enum UnitKind
{
    City,
    County,
    Zone,
    Town,
    Village,
    Department,
    Outside,
}
