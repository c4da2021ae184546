using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>A scope whose licences officers have labelled, to measure the navigator with.</summary>
sealed record LabelledScope(string Scope, IReadOnlyList<string> Licences);

sealed record ScopeFile(
    string Note,
    IReadOnlyList<ScopeTerm> Terms,
    IReadOnlyList<KeywordRule> Rules,
    IReadOnlyList<LabelledScope> Labelled,
    IReadOnlyList<AuthorityEntry> Authorities
);

/// <summary>Which department the list means by an authority (实施机关).</summary>
sealed record AuthorityEntry(string Name, string Department);

/// <summary>The versions of the list and the scope table, <c>licences/*.json</c>.</summary>
sealed class LicenceContent
{
    const string Scopes = "licences/scope-terms.json";

    LicenceContent(IReadOnlyList<LicenceList> versions, ScopeFile scopes)
    {
        Versions = [.. versions.OrderBy(list => list.EffectiveFrom)];
        ScopeFile = scopes;
        Gate = Measure(scopes);
        Navigator = new ScopeNavigator(scopes.Terms, scopes.Rules, Gate.TextIsTrusted);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LicenceList> Versions { get; }

    public ScopeFile ScopeFile { get; }

    public NavigatorGate Gate { get; }

    public ScopeNavigator Navigator { get; }

    /// <summary>Family of the department; <c>null</c> for an authority that has none in the city.</summary>
    public string? DepartmentOf(string authority) => ScopeFile.Authorities.FirstOrDefault(one => one.Name == authority)?.Department;

    /// <summary>The version in force on a day; the oldest before any was.</summary>
    public LicenceList InForce(DateOnly day) => Versions.LastOrDefault(list => list.EffectiveFrom <= day) ?? Versions[0];

    /// <exception cref="InvalidDataException">With every problem, its file and its place.</exception>
    public static ContentReading<LicenceContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var scopes = reader.One<ScopeFile>(Scopes);
        var lists = city.Files("licences", ".json")
            .Where(file => file != Scopes)
            .Select(reader.One<LicenceList>)
            .OfType<ContentFile<LicenceList>>()
            .ToList();
        List<ContentProblem> problems =
        [
            .. reader.Problems,
            .. lists.SelectMany(file => file.Content.Problems().Select(one => file.Problem(one.Field, one.Rule))),
        ];
        if (lists.Count == 0)
            problems.Add(new("licences", "", "没有清单版本"));
        if (scopes is not null && lists.Count > 0)
            problems.AddRange(Check(scopes, lists.Select(file => file.Content)));
        return new(problems.Count == 0 ? new([.. lists.Select(file => file.Content)], scopes!.Content) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<ScopeFile> file, IEnumerable<LicenceList> lists)
    {
        foreach (var (index, same) in file.Content.Authorities.GroupBy(one => one.Name).Index())
            if (same.Count() > 1)
                yield return file.Problem($"authorities[{index}].name", $"实施机关“{same.Key}”写了两次");
        var known = lists.SelectMany(list => list.Items).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, term) in file.Content.Terms.Index())
        foreach (var licence in term.Licences.Where(licence => !known.Contains(licence)))
            yield return file.Problem($"terms[{index}].licences", $"没有许可事项 {licence}");
        foreach (var (index, rule) in file.Content.Rules.Index())
        {
            if (!known.Contains(rule.Licence))
                yield return file.Problem($"rules[{index}].licence", $"没有许可事项 {rule.Licence}");
            if (rule.All.Count == 0)
                yield return file.Problem($"rules[{index}].all", "至少要有一个关键词，否则什么都会命中");
        }
    }

    static NavigatorGate Measure(ScopeFile scopes)
    {
        var navigator = new ScopeNavigator(scopes.Terms, scopes.Rules, textIsTrusted: true);
        var (needs, found, extra) = (0, 0, 0);
        foreach (var one in scopes.Labelled)
        {
            var said = navigator.Find(one.Scope).Select(need => need.Licence).ToHashSet(StringComparer.Ordinal);
            needs += one.Licences.Count;
            found += one.Licences.Count(said.Contains);
            extra += said.Count(licence => !one.Licences.Contains(licence));
        }
        return NavigatorGate.Of(needs, found, extra).Value;
    }
}
