using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Cases.Content;

/// <summary>Every condition of items and bundles is FEEL that parses, and a rule that can refuse says what to do about it.</summary>
sealed class FeelCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) =>
        content.Files.Items.SelectMany(file => Parsed(file, Conditions.Of(file.Content)).Concat(Answered(file)))
            .Concat(content.Files.Bundles.SelectMany(file => Parsed(file, Conditions.Of(file.Content))));

    static IEnumerable<ContentProblem> Parsed<T>(ContentFile<T> file, IEnumerable<(string Path, string Text)> conditions)
    {
        foreach (var (path, text) in conditions)
        {
            if (FeelExpression.Parse(text) is { Succeeded: false, Errors: var errors })
                yield return file.Problem(path, $"不是合法的 FEEL 表达式：{string.Join("；", errors)}");
        }
    }

    static IEnumerable<ContentProblem> Answered(ContentFile<ServiceItem> file) => file.Content.Conditions.Index()
        .Where(condition => condition.Item is { Rule: not null, OnFalse: null })
        .Select(condition => file.Problem($"conditions[{condition.Index}].onFalse", "能自动判定的条件要写明不符合时怎么办"));
}
