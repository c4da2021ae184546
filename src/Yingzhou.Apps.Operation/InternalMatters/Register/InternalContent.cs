using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>A unit in the register of establishments (机构编制实名制).</summary>
/// <param name="OrganisationCode">The first eight characters of its organisation code.</param>
sealed record RegisteredUnit(string Unit, string OrganisationCode, int Approved, int Actual);

/// <param name="AsOf">Day of the register: whoever was let in later is not in <see cref="RegisteredUnit.Actual"/> yet.</param>
sealed record EstablishmentFile(string Note, DateOnly AsOf, IReadOnlyList<RegisteredUnit> Units);

sealed record Meaning(string Kept, IReadOnlyList<string> Said);

sealed record SynonymFile(string Note, IReadOnlyList<Meaning> Meanings);

/// <summary>What the city keeps for internal matters: <c>internal/establishment.json</c> and <c>internal/synonyms.json</c>.</summary>
sealed class InternalContent
{
    InternalContent(EstablishmentFile establishment, SynonymFile synonyms)
    {
        Establishment = establishment;
        Units = establishment.Units.ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
        Words = new LabelText(synonyms.Meanings.ToDictionary(one => one.Kept, one => one.Said));
    }

    public EstablishmentFile Establishment { get; }

    public IReadOnlyDictionary<string, RegisteredUnit> Units { get; }

    public LabelText Words { get; }

    /// <exception cref="InvalidDataException">With every problem, its file and its place.</exception>
    public static ContentReading<InternalContent> Read(CityContent city, CasesContent cases)
    {
        var reader = new ContentReader(city);
        var (establishment, synonyms) = (
            reader.One<EstablishmentFile>("internal/establishment.json"),
            reader.One<SynonymFile>("internal/synonyms.json")
        );
        List<ContentProblem> problems = [.. reader.Problems];
        if (establishment is not null)
            problems.AddRange(Check(establishment, cases));
        if (synonyms is not null)
            problems.AddRange(
                synonyms
                    .Content.Meanings.GroupBy(one => one.Kept)
                    .Where(same => same.Count() > 1)
                    .Select(same => synonyms.Problem("meanings", $"“{same.Key}”写了两次"))
            );
        return new(problems.Count == 0 ? new(establishment!.Content, synonyms!.Content) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<EstablishmentFile> file, CasesContent cases)
    {
        foreach (var (index, unit) in file.Content.Units.Index())
        {
            if (!cases.Organisation.Departments.ContainsKey(unit.Unit))
                yield return file.Problem($"units[{index}].unit", $"org/departments.json 中没有部门 {unit.Unit}");
            if (unit.Approved < 0 || unit.Actual < 0)
                yield return file.Problem($"units[{index}]", "核定编制和实有人数不能是负数");
            if (InternalItemCode.Compose(unit.OrganisationCode, 1).Fault is { } fault)
                yield return file.Problem($"units[{index}].organisationCode", fault.Detail);
        }
        foreach (var same in file.Content.Units.GroupBy(unit => unit.Unit).Where(same => same.Count() > 1))
            yield return file.Problem("units", $"部门 {same.Key} 写了两次");
    }
}
