namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A data element (数据元): one meaning, one name, one authoritative source. Fields of all forms point at it, which is what makes one form
/// out of many and lets nothing known be asked again (免填).
/// </summary>
/// <param name="Id"><c>{thing}.{attribute}</c>, e.g. <c>person.name</c>.</param>
/// <param name="Source">Family of the department that owns it; <c>null</c> when only the applicant knows it.</param>
/// <param name="Personal">Whether it tells something about a living person: masked, sealed and logged everywhere.</param>
/// <param name="Subject">Whether it is the number of the person whom the matter is about, who need not be the applicant (办理对象).</param>
public sealed record DataElement(
    string Id,
    string Name,
    ElementType Type,
    string? Source = null,
    bool Personal = false,
    bool Subject = false
);

public enum ElementType
{
    Text,
    Number,
    Date,
    Choice,
    Flag,
}

/// <summary>Shape of <c>forms/elements.json</c>.</summary>
sealed record ElementsFile(IReadOnlyList<DataElement> Elements);
