using System.Text.Json;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Content;

/// <summary>Shape of <c>talent/recognition.json</c>: the catalogue of talents (人才分类目录), the honours that count, what each category is paid.</summary>
/// <param name="PublicFrom">The lowest category that is made public.</param>
sealed record RecognitionFile(
    string Note,
    string PublicFrom,
    IReadOnlyList<FactDefinition> Facts,
    IReadOnlyList<CategoryEntry> Categories,
    IReadOnlyList<ClauseEntry> Clauses,
    IReadOnlyList<Honour> Honours,
    IReadOnlyList<AwardPolicy> Awards
);

/// <param name="Category">A–F.</param>
sealed record CategoryEntry(string Category, string Title, int ValidYears);

/// <param name="Condition">FEEL over the facts.</param>
/// <param name="Cases">At least three: met, not met, on the limit. They are judged at every start.</param>
sealed record ClauseEntry(string Id, string Category, string Title, string Condition, IReadOnlyList<ClauseTrial> Cases);

sealed record ClauseTrial(string Name, IReadOnlyDictionary<string, JsonElement> Facts, Verdict Verdict);

/// <summary>Shape of <c>talent/known.json</c>: what registers know of the people of the demonstration.</summary>
sealed record KnownFile(string Note, IReadOnlyList<KnownPerson> People, IReadOnlyList<InsuredPerson> Insurance);

sealed record KnownPerson(string Login, IReadOnlyList<KnownValue> Facts);

sealed record KnownValue(string Name, JsonElement Value, DateOnly FetchedOn);

/// <summary>By what talents are recognised and paid; every clause has proved itself on its cases.</summary>
public sealed class RecognitionContent
{
    const int LeastCases = 3;

    RecognitionContent(RecognitionFile file, KnownFile known, FactDictionary facts, IReadOnlyList<CategoryClause> clauses)
    {
        PublicFrom = file.PublicFrom;
        Facts = facts;
        Clauses = clauses;
        Awards = file.Awards;
        Honours = new(file.Honours);
        ValidYears = file.Categories.ToDictionary(one => one.Category, one => one.ValidYears);
        Titles = file.Categories.ToDictionary(one => one.Category, one => one.Title);
        Insurance = known.Insurance;
        this.known = known.People.ToDictionary(
            person => person.Login,
            person =>
                (IReadOnlyList<Support.Eligibility.Fact>)
                    [
                        .. person.Facts.Select(one => new Support.Eligibility.Fact(
                            one.Name,
                            FactReading.ToFeel(facts.Find(one.Name)!, one.Value)!,
                            facts.Find(one.Name)!.Dataset,
                            CityTime.StartOf(one.FetchedOn)
                        )),
                    ]
        );
    }

    readonly Dictionary<string, IReadOnlyList<Support.Eligibility.Fact>> known;

    public string PublicFrom { get; }

    public FactDictionary Facts { get; }

    public IReadOnlyList<CategoryClause> Clauses { get; }

    public IReadOnlyList<AwardPolicy> Awards { get; }

    public HonourNames Honours { get; }

    public IReadOnlyDictionary<string, int> ValidYears { get; }

    public IReadOnlyDictionary<string, string> Titles { get; }

    public IReadOnlyList<InsuredPerson> Insurance { get; }

    public IReadOnlyList<Support.Eligibility.Fact> KnownOf(string? login) => login is null ? [] : known.GetValueOrDefault(login) ?? [];

    public static ContentReading<RecognitionContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var file = reader.One<RecognitionFile>("talent/recognition.json");
        var known = reader.One<KnownFile>("talent/known.json");
        if (file is null || known is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        if (file.Content.Facts.GroupBy(fact => fact.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new(null, [file.Problem("facts", $"事实 {twice.Key} 重复")]);
        var facts = new FactDictionary(file.Content.Facts);
        List<ContentProblem> problems = [.. CheckAwards(file), .. CheckKnown(known, facts)];
        var clauses = new List<CategoryClause>();
        foreach (var (index, clause) in file.Content.Clauses.Index())
        {
            var criterion = Criterion.Compile(clause.Condition, facts);
            if (criterion.Fault is { } broken)
                problems.Add(file.Problem($"clauses[{index}].condition", broken.Detail));
            else
            {
                clauses.Add(new(clause.Id, clause.Category, clause.Title, criterion.Value));
                problems.AddRange(
                    Try(clause, criterion.Value, facts).Select(one => file.Problem($"clauses[{index}].{one.Field}", one.Rule))
                );
            }
            if (file.Content.Categories.All(one => one.Category != clause.Category))
                problems.Add(file.Problem($"clauses[{index}].category", $"没有类别“{clause.Category}”"));
        }
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content, known.Content, facts, clauses), []);
    }

    static IEnumerable<(string Field, string Rule)> Try(ClauseEntry clause, Criterion criterion, FactDictionary facts)
    {
        if (clause.Cases.Count < LeastCases)
            yield return ("cases", $"每个条件至少要有 {LeastCases} 个测试用例（符合、不符合、边界）");
        foreach (var (index, one) in clause.Cases.Index())
        {
            var wrong = one
                .Facts.FirstOrDefault(fact => facts.Find(fact.Key) is not { } of || FactReading.ToFeel(of, fact.Value) is null)
                .Key;
            if (wrong is not null)
            {
                yield return ($"cases[{index}].facts.{wrong}", "事实字典里没有这个事实，或值不是它的类型");
                continue;
            }
            var sheet = new FactSheet(
                one.Facts.Select(fact => new Support.Eligibility.Fact(
                    fact.Key,
                    FactReading.ToFeel(facts.Find(fact.Key)!, fact.Value)!,
                    "",
                    DateTimeOffset.UnixEpoch
                )),
                DateTimeOffset.UnixEpoch
            );
            if (criterion.Judge(sheet).Verdict is var verdict && verdict != one.Verdict)
                yield return ($"cases[{index}].verdict", $"用例“{one.Name}”应为 {one.Verdict}，实际判为 {verdict}");
        }
    }

    static IEnumerable<ContentProblem> CheckAwards(ContentFile<RecognitionFile> file)
    {
        foreach (var (index, award) in file.Content.Awards.Index())
            if (award.Total <= 0 || award.Months <= 0)
                yield return file.Problem($"awards[{index}]", "总额和服务期都应大于 0");
        if (file.Content.Awards.Select(award => award.Id).Distinct().Count() < file.Content.Awards.Count)
            yield return file.Problem("awards", "补贴标识有重复");
        foreach (var (index, category) in file.Content.Categories.Index())
            if (category.Category is not [>= 'A' and <= 'F'] || category.ValidYears < 1)
                yield return file.Problem($"categories[{index}]", "类别应为 A 到 F，有效期至少 1 年");
    }

    static IEnumerable<ContentProblem> CheckKnown(ContentFile<KnownFile> file, FactDictionary facts)
    {
        foreach (var (index, person) in file.Content.People.Index())
        foreach (var (at, one) in person.Facts.Index())
            if (facts.Find(one.Name) is not { } definition || FactReading.ToFeel(definition, one.Value) is null)
                yield return file.Problem($"people[{index}].facts[{at}]", $"没有事实“{one.Name}”，或值不是它的类型");
    }
}
