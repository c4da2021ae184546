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
        foreach (var (first, second) in Pairs(words))
        {
            if (Folded.IsLatin(first) && Folded.IsLatin(second))
                continue;
            terms[$"b{first}{second}"] = PairWeight;
            if (SoundOf(first, second) is { } sound)
                terms[sound.Key] = SoundWeight;
        }
        return [.. terms.Select(term => new Term(term.Key, term.Value))];
    }

    public IReadOnlyCollection<Term> Terms(string folded) => Terms(Words(folded));

    /// <summary>The sound of two characters that stand side by side, for whoever wrote them by ear: it says as much as the pair would.</summary>
    public Term? SoundOf(char first, char second) =>
        language.Pinyin.Sound(first) is { } one && language.Pinyin.Sound(second) is { } other ? new($"p{one} {other}", PairWeight) : null;

    // Where two known words meet, their order says nothing: 驾照补办 is 补办驾照. A single character may be part of a word that no dictionary has.
    static IEnumerable<(char, char)> Pairs(IReadOnlyList<string> words) =>
        words
            .SelectMany(word => word.Zip(word.Skip(1)))
            .Concat(
                words
                    .Zip(words.Skip(1))
                    .Where(pair => pair.First.Length == 1 || pair.Second.Length == 1)
                    .Select(pair => (pair.First[^1], pair.Second[0]))
            );

    /// <summary>Letters that make no known word are compared by their sound alone.</summary>
    public static IReadOnlyCollection<Term> Sounds(IReadOnlyList<string> syllables) =>
        [
            .. syllables
                .Zip(syllables.Skip(1))
                .Select(pair => new Term($"p{Pinyin.Fold(pair.First)} {Pinyin.Fold(pair.Second)}", SoundWeight))
                .Distinct(),
        ];
}
