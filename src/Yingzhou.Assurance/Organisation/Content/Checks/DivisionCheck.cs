using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>
/// Division codes are unique and each begins with the code it belongs to: row scopes inside queries rest on that. Zones gather towns that exist.
/// </summary>
sealed class DivisionCheck : IContentCheck<OrganisationContent>
{
    public IEnumerable<ContentProblem> Check(OrganisationContent content) =>
        Codes(content.Files.Divisions).Concat(Zones(content));

    static IEnumerable<ContentProblem> Codes(ContentFile<DivisionsFile> file)
    {
        HashSet<string> seen = [];
        foreach (var division in file.Content.Flatten())
        {
            if (!seen.Add(division.Code))
                yield return file.Problem(division.Code, "区划代码重复");
            if (division.ParentCode is { } parent && !OrganisationContent.IsWithin(division.Code, parent))
                yield return file.Problem(division.Code, $"{division.Name}的代码没有以上级代码 {parent} 开头");
            if (division.Code.Length != Digits(division.Level) || !division.Code.All(char.IsAsciiDigit))
                yield return file.Problem(division.Code, $"{division.Name}的代码应为 {Digits(division.Level)} 位数字");
        }
    }

    static int Digits(DivisionLevel level) => level switch
    {
        DivisionLevel.City => 4,
        DivisionLevel.County => 6,
        DivisionLevel.Town => 9,
        _ => 12,
    };

    static IEnumerable<ContentProblem> Zones(OrganisationContent content)
    {
        var file = content.Files.Zones;
        foreach (var (index, zone) in file.Content.Zones.Index())
        {
            if (content.Divisions.GetValueOrDefault(zone.County)?.Level != DivisionLevel.County)
                yield return file.Problem($"zones[{index}].county", $"没有代码为 {zone.County} 的县（区）");
            foreach (var (at, town) in zone.Towns.Index())
            {
                if (content.Divisions.GetValueOrDefault(town) is not { Level: DivisionLevel.Town } known || known.ParentCode != zone.County)
                    yield return file.Problem($"zones[{index}].towns[{at}]", $"{zone.County} 没有代码为 {town} 的乡镇（街道）");
            }
        }
    }
}
