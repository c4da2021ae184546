namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>A department (部门) of one place. City departments stand in the file, those of the counties follow from its rule.</summary>
/// <param name="Id">Stable: the family for the city's own, <c>{county}-{family}</c> below, e.g. <c>dinghai-market-supervision</c>.</param>
/// <param name="Family">What is common to the department at all levels; service items name the family and the level.</param>
/// <param name="Level">Where it stands: city or county.</param>
/// <param name="DivisionCode">Its area, the region of its records.</param>
/// <param name="ParentId">The city department that guides it; <c>null</c> for the city's own.</param>
public sealed record Department(
    string Id,
    string Family,
    string Name,
    DepartmentKind Kind,
    DivisionLevel Level,
    string DivisionCode,
    string? ParentId
)
{
    /// <summary>How people and the plan call it: 市大数据局, 市人社局.</summary>
    public required IReadOnlyList<string> AlsoCalled { get; init; }

    public bool IsCalled(string name) => Name == name || AlsoCalled.Contains(name);
}

/// <summary>
/// Party 党委机构, government 政府部门, vertical 垂直管理单位, institution 事业单位, group 群团组织, company 公用企业, bank 金融机构: a bank, a
/// guarantee fund or a lessor, whose officers work at the desk on what is theirs and see nothing of the city's areas.
/// </summary>
public enum DepartmentKind
{
    Party,
    Government,
    Vertical,
    Institution,
    Group,
    Company,
    Bank,
}
