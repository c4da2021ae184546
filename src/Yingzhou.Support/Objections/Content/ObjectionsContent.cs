using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Objections.Content;

/// <summary>Shape of <c>objections/matters.json</c>.</summary>
/// <param name="Note">Where the deadlines come from.</param>
sealed record MattersFile(string Note, IReadOnlyList<MatterTerms> Matters);

/// <summary>The city's words and deadlines, one entry for each kind that an application registered, judged at start.</summary>
sealed class ObjectionsContent(IReadOnlyDictionary<string, MatterTerms> terms)
{
    const string File = "objections/matters.json";
    const int MostWorkdays = 60;
    const int MostCharacters = 2_000;

    public IReadOnlyCollection<MatterTerms> All { get; } = [.. terms.Values];

    public MatterTerms? Find(string matter) => terms.GetValueOrDefault(matter);

    public static ContentReading<ObjectionsContent> Read(CityContent city, IEnumerable<RegisteredMatter> registered)
    {
        var reader = new ContentReader(city);
        var file = reader.One<MattersFile>(File);
        return file is null
            ? new(null, reader.Problems)
            : new(
                new(file.Content.Matters.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal)),
                [.. Check(file, [.. registered.Select(one => one.Id)])]
            );
    }

    internal static IEnumerable<ContentProblem> Check(ContentFile<MattersFile> file, IReadOnlyCollection<string> registered)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, one) in file.Content.Matters.Index())
        {
            var at = $"matters[{index}]";
            if (!seen.Add(one.Id))
                yield return file.Problem($"{at}.id", $"事项“{one.Id}”写了两次");
            if (!registered.Contains(one.Id))
                yield return file.Problem($"{at}.id", $"没有应用登记事项“{one.Id}”");
            if (one.Workdays is < 1 or > MostWorkdays)
                yield return file.Problem($"{at}.workdays", $"答复时限应为 1 至 {MostWorkdays} 个工作日，现为 {one.Workdays}");
            if (one.Least < 1 || one.Most > MostCharacters || one.Least > one.Most)
                yield return file.Problem($"{at}.least", $"字数应满足 1 ≤ least ≤ most ≤ {MostCharacters}");
        }
        foreach (var missing in registered.Where(id => !seen.Contains(id)).Order(StringComparer.Ordinal))
            yield return file.Problem("matters", $"缺少应用登记的事项“{missing}”：名称、时限和依据");
    }
}
