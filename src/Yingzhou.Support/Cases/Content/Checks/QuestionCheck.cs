using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// Questions offer a choice, the same question is asked in the same words everywhere, and every condition that looks at an answer looks at
/// one that some question can give: a misspelt value would silently never be needed.
/// </summary>
sealed partial class QuestionCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) =>
        content.Files.Items.SelectMany(file => Offered(file, file.Content.Questions).Concat(Used(file, Conditions.Of(file.Content), file.Content.Questions)))
            .Concat(content.Files.Bundles.SelectMany(file =>
                Offered(file, file.Content.Questions).Concat(Used(file, Conditions.Of(file.Content), Asked(content, file.Content)))))
            .Concat(AskedAlike(content));

    static IEnumerable<ContentProblem> Offered<T>(ContentFile<T> file, IReadOnlyList<Question> questions)
    {
        HashSet<string> ids = [];
        foreach (var (index, question) in questions.Index())
        {
            var path = $"questions[{index}]";
            if (!ids.Add(question.Id))
                yield return file.Problem($"{path}.id", $"问题 {question.Id} 重复");
            if (!Name().IsMatch(question.Id))
                yield return file.Problem($"{path}.id", "问题标识应是小写字母开头的字母和数字，公式里要用");
            if (question.Choices.DistinctBy(choice => choice.Value).Count() < Math.Max(2, question.Choices.Count))
                yield return file.Problem($"{path}.choices", "至少两个选项，且取值不能重复");
        }
    }

    static IEnumerable<ContentProblem> Used<T>(ContentFile<T> file, IEnumerable<(string Path, string Text)> conditions, IReadOnlyList<Question> questions)
    {
        foreach (var (path, text) in conditions)
        {
            foreach (Match use in Answer().Matches(text))
            {
                var (id, value) = (use.Groups["id"].Value, use.Groups["value"]);
                if (questions.FirstOrDefault(question => question.Id == id) is not { } question)
                    yield return file.Problem(path, $"条件用到了没有问过的 answers.{id}");
                else if (value.Success && question.Choices.All(choice => choice.Value != value.Value))
                    yield return file.Problem(path, $"问题 {id} 没有选项 “{value.Value}”");
            }
        }
    }

    static IEnumerable<ContentProblem> AskedAlike(CasesContent content) => content.Files.Items
        .SelectMany(file => file.Content.Questions.Select((question, index) => (file, index, question)))
        .GroupBy(asked => asked.question.Id)
        .SelectMany(same => same
            .Where(asked => Wording(asked.question) != Wording(same.First().question))
            .Select(asked => asked.file.Problem(
                $"questions[{asked.index}]", $"问题 {same.Key} 与 {same.First().file.File} 里的问法或选项不同，一件事里只问一次，须一致")));

    static string Wording(Question question) =>
        string.Join('|', question.Choices.Select(choice => $"{choice.Value}={choice.Label}").Prepend(question.Text));

    static IReadOnlyList<Question> Asked(CasesContent content, Bundle bundle) =>
        [.. bundle.Questions, .. bundle.Legs.SelectMany(leg => content.Items.GetValueOrDefault(leg.Item)?.Questions ?? [])];

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Name();

    [GeneratedRegex("""\banswers\.(?<id>\w+)(?:\s*!?=\s*"(?<value>[^"]*)")?""")]
    private static partial Regex Answer();
}
