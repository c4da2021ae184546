using Yingzhou.Foundation.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Content;

/// <param name="Period">The time the fact itself speaks of; a text that names another time does not mean this fact.</param>
public sealed record FactWords(string Fact, IReadOnlyList<string> Words, IReadOnlyList<string>? Period = null);

/// <param name="Values">Choices of the fact that the word stands for.</param>
public sealed record ChoiceWords(string Fact, string Word, IReadOnlyList<string> Values);

/// <summary>Shape of <c>policies/words.json</c>: how policy texts call the facts of the dictionary (政策用语).</summary>
public sealed record WordsFile(string Note, IReadOnlyList<FactWords> Facts, IReadOnlyList<ChoiceWords> Choices)
{
    internal static IEnumerable<ContentProblem> Check(ContentFile<WordsFile> file, FactDictionary facts)
    {
        foreach (var (index, one) in file.Content.Facts.Index().Where(entry => !facts.Knows(entry.Item.Fact)))
            yield return file.Problem($"facts[{index}].fact", $"事实字典里没有 {one.Fact}");
        foreach (var (index, one) in file.Content.Choices.Index())
            if (facts.Find(one.Fact)?.Choices is not { } choices || one.Values.Any(value => !choices.ContainsKey(value)))
                yield return file.Problem($"choices[{index}]", $"{one.Fact} 没有取值 {string.Join("、", one.Values)}");
    }
}
