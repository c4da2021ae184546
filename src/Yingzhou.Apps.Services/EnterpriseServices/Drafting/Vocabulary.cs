using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A place where a text speaks of a fact (提及).</summary>
/// <param name="Choice">Set when the words stand for values of the fact: 小微企业.</param>
sealed record Mention(int Start, int Length, FactDefinition Fact, ChoiceWords? Choice)
{
    public int End => Start + Length;
}

/// <summary>Every way in which policies call the facts: titles of the dictionary, aliases and words for choices (政策用语).</summary>
sealed class Vocabulary
{
    readonly List<(string Word, FactDefinition Fact, ChoiceWords? Choice)> words;
    readonly Dictionary<string, IReadOnlyList<string>> periods;

    public Vocabulary(FactDictionary facts, WordsFile file)
    {
        Facts = facts;
        words =
        [
            .. facts
                .All.Select(fact => Said(fact.Title, fact))
                .Concat(file.Facts.SelectMany(one => one.Words.Select(word => Said(word, facts.Find(one.Fact)!))))
                .Concat(file.Choices.Select(one => Said(one.Word, facts.Find(one.Fact)!, one)))
                .DistinctBy(one => one.Word)
                .OrderByDescending(one => one.Word.Length)
                .ThenBy(one => one.Word, StringComparer.Ordinal),
        ];
        periods = file.Facts.Where(one => one.Period is not null).ToDictionary(one => one.Fact, one => one.Period!, StringComparer.Ordinal);
    }

    static (string Word, FactDefinition Fact, ChoiceWords? Choice) Said(string word, FactDefinition fact, ChoiceWords? choice = null) =>
        (word, fact, choice);

    public FactDictionary Facts { get; }

    /// <summary>The time a fact speaks of, in every way it is written; <c>null</c> when it speaks of none.</summary>
    public IReadOnlyList<string>? PeriodOf(string fact) => periods.GetValueOrDefault(fact);

    /// <summary>Longest words first, no two over each other, in the order of the text.</summary>
    public IReadOnlyList<Mention> MentionsIn(string text)
    {
        var found = new List<Mention>();
        foreach (var (word, fact, choice) in words)
            for (
                var at = text.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
            )
                if (!found.Exists(other => at < other.End && other.Start < at + word.Length))
                    found.Add(new(at, word.Length, fact, choice));
        return [.. found.OrderBy(mention => mention.Start)];
    }
}
