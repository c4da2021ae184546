using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Content;

/// <summary>Shape of <c>sharing/purposes.json</c>.</summary>
sealed record PurposesFile(string Note, IReadOnlyList<SharingPurpose> Purposes);

/// <summary>Shape of <c>sharing/meanings.json</c>: which standard elements (标准数据元) stand behind what a service item speaks of.</summary>
/// <param name="Fields">Element of a form field → elements of the catalogue.</param>
/// <param name="Outcomes">Kind of outcome → elements that such a matter turns on.</param>
sealed record MeaningsFile(
    string Note,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Outcomes
);

/// <summary>What the city's content says about sharing, judged at start.</summary>
sealed partial class SharingContent(IReadOnlyList<SharingPurpose> purposes, MeaningsFile meanings)
{
    [GeneratedRegex("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]
    static partial Regex Code { get; }

    public IReadOnlyList<SharingPurpose> Purposes => purposes;

    public SharingPurpose? Purpose(string code) => purposes.FirstOrDefault(purpose => purpose.Code == code);

    /// <summary>Elements of the catalogue that an item needs: derived from its definition, so that a field that leaves the form leaves the grants.</summary>
    public IReadOnlySet<string> Elements(ItemNeeds needs) =>
        needs
            .Elements.SelectMany(element => meanings.Fields.GetValueOrDefault(element) ?? [])
            .Concat(meanings.Outcomes.GetValueOrDefault(needs.Outcome) ?? [])
            .ToHashSet();

    public static ContentReading<SharingContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var (purposes, meanings) = (reader.One<PurposesFile>("sharing/purposes.json"), reader.One<MeaningsFile>("sharing/meanings.json"));
        List<ContentProblem> problems = [.. reader.Problems, .. purposes is null ? [] : Check(purposes)];
        return new(problems.Count == 0 ? new(purposes!.Content.Purposes, meanings!.Content) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<PurposesFile> file)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, purpose) in file.Content.Purposes.Index())
        {
            var here = file with { Within = $"purposes[{index}]" };
            if (!Code.IsMatch(purpose.Code) || !codes.Add(purpose.Code))
                yield return here.Problem("code", $"用途代码“{purpose.Code}”应为大写英文和连字符，且不能重复");
            if (string.IsNullOrWhiteSpace(purpose.LegalBasis))
                yield return here.Problem("legalBasis", "每个用途都要有法律依据");
            if (purpose.Kind is PurposeKind.Matter != purpose.Item is not null)
                yield return here.Problem("item", "事项用途要写事项，其他用途不写");
        }
    }
}
