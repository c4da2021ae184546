namespace Yingzhou.Support.Search.Words;

/// <summary>One thing by which a text is found, and how much it says.</summary>
readonly record struct Term(string Key, double Weight);

/// <summary>
/// Turns text into terms: words with their synonyms folded, pairs of neighbouring characters for what no dictionary knows, and pairs of syllables for what was
/// typed by its sound.
/// </summary>
sealed class Analyser(SearchLanguage language)
{
    // A word says most; a pair of characters, half of it; a single character or a sound, little.
    const double WordWeight = 1.0;
    const double CharacterWeight = 0.35;
    const double PairWeight = 0.5;
    const double SoundWeight = 0.22;

    /// <summary>The words that carry meaning, in the city's own wording: 掉了 becomes 丢失, 怎么办 is gone.</summary>
    public IReadOnlyList<string> Words(string folded)
    {
        var cut = language.Segmenter.Cut(folded);
        var meant = cut.Where(word => !language.IsStopWord(word)).Select(language.Meaning).ToList();
        return meant.Count > 0 ? meant : [.. cut.Select(language.Meaning)];
    }

    public IReadOnlyCollection<Term> Terms(IReadOnlyList<string> words)
    {
        Dictionary<string, double> terms = new(StringComparer.Ordinal);
        foreach (var word in words)
            terms[$"w{word}"] = word.Length == 1 && !Folded.IsLatin(word[0]) ? CharacterWeight : WordWeight;
        var text = string.Concat(words);
        foreach (var (first, second) in text.Zip(text.Skip(1)))
        {
            if (Folded.IsLatin(first) && Folded.IsLatin(second))
                continue;
            terms[$"b{first}{second}"] = PairWeight;
            if (language.Pinyin.Sound(first) is { } one && language.Pinyin.Sound(second) is { } other)
                terms[$"p{one} {other}"] = SoundWeight;
        }
        return [.. terms.Select(term => new Term(term.Key, term.Value))];
    }

    public IReadOnlyCollection<Term> Terms(string folded) => Terms(Words(folded));

    /// <summary>Letters that make no known word are compared by their sound alone.</summary>
    public static IReadOnlyCollection<Term> Sounds(IReadOnlyList<string> syllables) =>
        [.. syllables.Zip(syllables.Skip(1)).Select(pair => new Term($"p{Pinyin.Fold(pair.First)} {Pinyin.Fold(pair.Second)}", SoundWeight)).Distinct()];
}
