using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Appeals;

/// <param name="Department">Whose matter it is, as in <c>org/departments.json</c>.</param>
/// <param name="Says">What belongs to it.</param>
sealed record AppealTopic(string Id, string Department, string Says);

sealed record AppealExample(string Text, string Topic);

/// <summary>Shape of <c>policies/appeal-topics.json</c>.</summary>
sealed record AppealTopicsFile(string Note, IReadOnlyList<AppealTopic> Topics, IReadOnlyList<AppealExample> Examples);

/// <param name="Topic"><c>null</c> when nothing is sure enough: somebody dispatches it.</param>
/// <param name="Likely">The likeliest, sure or not.</param>
sealed record JudgedTopic(string? Topic, TextLabel Likely);

/// <summary>诉求分类 (a08 §3: routing by text): whose matter an appeal is, learned from labelled examples when the city starts; below confidence a dispatcher says.</summary>
sealed class AppealTopics(AppealTopicsFile file, NgramClassifier classifier)
{
    /// <summary>待分派.</summary>
    public const string Undispatched = "待分派";

    /// <summary>其他: of no topic that can be learned.</summary>
    public const string Other = "其他";

    // Own defaults: so sure (as reasons of ratings), and so far before the next.
    const double Sure = 0.5;
    const double Ahead = 0.1;

    public IReadOnlyList<AppealTopic> All => file.Topics;

    /// <summary>What an enterprise may choose, and a dispatcher.</summary>
    public IReadOnlyList<string> Choices { get; } = [.. file.Topics.Select(topic => topic.Id), Other];

    public JudgedTopic Judge(string text)
    {
        var scores = classifier.Score(text).OrderByDescending(one => one.Probability).ToList();
        var (first, second) = (scores[0], scores[1]);
        return new(first.Probability >= Sure && first.Probability - second.Probability >= Ahead ? first.Label : null, first);
    }

    public string? DepartmentOf(string topic) => file.Topics.FirstOrDefault(one => one.Id == topic)?.Department;

    public static ContentReading<AppealTopics> Read(CityContent city, Predicate<string> isDepartment)
    {
        var reader = new ContentReader(city);
        if (reader.One<AppealTopicsFile>("policies/appeal-topics.json") is not { } file || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. Check(file, isDepartment)];
        if (problems.Count > 0)
            return new(null, problems);
        var learned = NgramClassifier.Learn(
            [.. file.Content.Examples.Select(one => new LabelledText(one.Text, new HashSet<string>(StringComparer.Ordinal) { one.Topic }))],
            [.. file.Content.Topics.Select(topic => topic.Id)]
        );
        return learned.Fault is { } fault ? new(null, [file.Problem("examples", fault.Detail)]) : new(new(file.Content, learned.Value), []);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<AppealTopicsFile> file, Predicate<string> isDepartment)
    {
        var known = file.Content.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count != file.Content.Topics.Count || known.Count < 2)
            yield return file.Problem("topics", "至少要有两类，每类只写一次");
        foreach (var (index, topic) in file.Content.Topics.Index())
        {
            if (topic.Id is Undispatched or Other)
                yield return file.Problem($"topics[{index}].id", $"“{topic.Id}”由系统保留");
            if (!isDepartment(topic.Department))
                yield return file.Problem($"topics[{index}].department", $"没有部门 {topic.Department}");
        }
        foreach (var (index, example) in file.Content.Examples.Index())
            if (string.IsNullOrWhiteSpace(example.Text) || !known.Contains(example.Topic))
                yield return file.Problem($"examples[{index}]", $"例句是空的，或没有“{example.Topic}”这一类");
    }
}
