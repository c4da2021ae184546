using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Reasons;

/// <param name="Id">guide, speed, material, attitude, system.</param>
/// <param name="Says">What belongs to it, for whoever labels.</param>
sealed record RatingReason(string Id, string Title, string Says);

sealed record ReasonExample(string Text, IReadOnlyList<string> Reasons);

/// <summary>Shape of <c>ratings/reasons.json</c>.</summary>
sealed record ReasonsFile(string Note, IReadOnlyList<RatingReason> Reasons, IReadOnlyList<ReasonExample> Examples);

/// <summary>差评原因: five reasons and comments with their labels, from which the classifier learns when the city starts.</summary>
sealed class ReasonContent(ReasonsFile file, NgramClassifier classifier)
{
    /// <summary>Own default: from here on a reason is said.</summary>
    public const double From = 0.5;

    public IReadOnlyList<RatingReason> All => file.Reasons;

    public int Examples => file.Examples.Count;

    /// <summary>The reasons of a comment, the surest first; empty when it tells none.</summary>
    public IReadOnlyList<TextLabel> Of(string comment) =>
        [.. classifier.Score(comment).Where(one => one.Probability >= From).OrderByDescending(one => one.Probability)];

    public static ContentReading<ReasonContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (reader.One<ReasonsFile>("ratings/reasons.json") is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. Check(file)];
        if (problems.Count > 0)
            return new(null, problems);
        var learned = NgramClassifier.Learn(
            [.. file.Content.Examples.Select(one => new LabelledText(one.Text, one.Reasons.ToHashSet(StringComparer.Ordinal)))],
            [.. file.Content.Reasons.Select(reason => reason.Id)]
        );
        return learned.Fault is { } fault ? new(null, [file.Problem("examples", fault.Detail)]) : new(new(file.Content, learned.Value), []);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<ReasonsFile> file)
    {
        var known = file.Content.Reasons.Select(reason => reason.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count != file.Content.Reasons.Count)
            yield return file.Problem("reasons", "有原因写了两次");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, example) in file.Content.Examples.Index())
        {
            if (string.IsNullOrWhiteSpace(example.Text) || !seen.Add(example.Text))
                yield return file.Problem($"examples[{index}].text", "例子是空的，或者写了两次");
            if (example.Reasons.FirstOrDefault(reason => !known.Contains(reason)) is { } unknown)
                yield return file.Problem($"examples[{index}].reasons", $"没有“{unknown}”这个原因");
        }
    }
}
