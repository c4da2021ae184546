namespace Yingzhou.Support.Search.Words;

/// <summary>What somebody means who types letters instead of characters: shenfenzheng, or the first letter of each syllable, sfz.</summary>
sealed class TypedLetters
{
    const int MostMeanings = 8;

    readonly Dictionary<string, List<string>> bySpelling = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> byInitials = new(StringComparer.Ordinal);
    readonly int longest;

    /// <param name="words">Most wanted first: a spelling shared by several means the first.</param>
    public TypedLetters(Pinyin pinyin, IEnumerable<string> words)
    {
        foreach (var word in words.Distinct().Where(word => word.Length >= 2 && !word.Any(Folded.IsLatin)))
        {
            foreach (var spelling in pinyin.Spellings(word).Take(16))
                Add(bySpelling, spelling, word);
            if (word.All(c => pinyin.Initial(c) is not null))
                Add(byInitials, string.Concat(word.Select(c => pinyin.Initial(c))), word);
        }
        longest = bySpelling.Count == 0 ? 0 : bySpelling.Keys.Max(spelling => spelling.Length);
    }

    /// <summary>Words written in full, the fewest that cover all letters; <c>null</c> when some letters are left over.</summary>
    public string? Written(string letters)
    {
        var best = new int[letters.Length + 1];
        var from = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            best[end] = int.MaxValue;
            for (var start = Math.Max(0, end - longest); start < end; start++)
            {
                if (best[start] < int.MaxValue && best[start] + 1 < best[end] && bySpelling.ContainsKey(letters[start..end]))
                    (best[end], from[end]) = (best[start] + 1, start);
            }
        }
        if (best[letters.Length] == int.MaxValue)
            return null;
        var written = "";
        for (var end = letters.Length; end > 0; end = from[end])
            written = bySpelling[letters[from[end]..end]][0] + written;
        return written;
    }

    /// <summary>The words whose syllables begin with these letters.</summary>
    public IReadOnlyList<string> Abbreviated(string letters) => [.. (byInitials.GetValueOrDefault(letters) ?? []).Take(MostMeanings)];

    static void Add(Dictionary<string, List<string>> index, string key, string word)
    {
        if (!index.TryGetValue(key, out var words))
            index[key] = words = [];
        if (!words.Contains(word))
            words.Add(word);
    }
}
