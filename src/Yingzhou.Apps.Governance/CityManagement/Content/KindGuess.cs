using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Content;

/// <param name="Probability">Of all kinds together 1.</param>
sealed record KindProposal(string Kind, double Probability)
{
    /// <summary>b10 §3: below this the person is asked among several.</summary>
    public const double Sure = 0.6;

    public bool IsSure => Probability >= Sure;
}

sealed record KindExamples(string Kind, IReadOnlyList<string> Texts);

/// <summary>Shape of <c>city-management/kind-examples.json</c>.</summary>
sealed record KindExamplesFile(string Note, IReadOnlyList<KindExamples> Kinds);

/// <summary>文字认类别: proposes the kind of a report from its words, and fills nothing in by itself. Learns from the city's examples when it is first asked.</summary>
sealed class KindGuess
{
    const string Path = "city-management/kind-examples.json";
    const int Shown = 3;

    readonly Lazy<NgramClassifier> classifier;

    KindGuess(IReadOnlyList<LabelledText> examples, IReadOnlyList<string> kinds) =>
        (Examples, Kinds, classifier) = (examples, kinds, new(() => NgramClassifier.Learn(examples, kinds).Value));

    public IReadOnlyList<LabelledText> Examples { get; }

    public IReadOnlyList<string> Kinds { get; }

    /// <summary>The likeliest kinds, the first first; one alone when it is sure.</summary>
    public IReadOnlyList<KindProposal> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var all = Proposals(classifier.Value, text);
        return [.. all.Take(all[0].IsSure ? 1 : Shown)];
    }

    /// <summary>All kinds by their share of the scores.</summary>
    public static IReadOnlyList<KindProposal> Proposals(NgramClassifier classifier, string text)
    {
        var scores = classifier.Score(text);
        // Odds and not probabilities: where one kind is certain the others' rests must not drown it.
        var odds = scores.Select(score => score.Probability / Math.Max(1 - score.Probability, 1e-9)).ToList();
        var sum = odds.Sum();
        return [.. scores.Zip(odds, (score, own) => new KindProposal(score.Label, own / sum)).OrderByDescending(one => one.Probability)];
    }

    public static ContentReading<KindGuess> Read(CityContent city, CityManagementContent content)
    {
        var reader = new ContentReader(city);
        if (reader.One<KindExamplesFile>(Path) is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, kind) in file.Content.Kinds.Index())
        {
            if (!content.Kinds.ContainsKey(kind.Kind))
                problems.Add(file.Problem($"kinds[{index}].kind", $"没有类别 {kind.Kind}"));
            if (kind.Texts.Count < 2 || kind.Texts.Any(text => string.IsNullOrWhiteSpace(text) || !seen.Add(text)))
                problems.Add(file.Problem($"kinds[{index}].texts", "每类至少两个例子，例子不能是空的，也不能写两次"));
        }
        if (content.Kinds.Keys.Except(file.Content.Kinds.Select(kind => kind.Kind)).FirstOrDefault() is { } without)
            problems.Add(file.Problem("kinds", $"类别 {without} 没有例子"));
        return problems.Count > 0
            ? new(null, problems)
            : new(
                new(
                    [
                        .. file.Content.Kinds.SelectMany(kind =>
                            kind.Texts.Select(text => new LabelledText(text, new HashSet<string> { kind.Kind }))
                        ),
                    ],
                    [.. file.Content.Kinds.Select(kind => kind.Kind)]
                ),
                []
            );
    }
}
