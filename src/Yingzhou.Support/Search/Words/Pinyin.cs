namespace Yingzhou.Support.Search.Words;

/// <summary>
/// Readings of characters (拼音) without tones. Sounds that people of the islands do not tell apart when they type are folded: zh/z, ch/c, sh/s, ing/in, eng/en,
/// ang/an.
/// </summary>
sealed class Pinyin
{
    readonly Dictionary<char, List<string>> readings = [];
    readonly HashSet<string> syllables = new(StringComparer.Ordinal);
    readonly int longest = 6;

    /// <param name="lines">A syllable, a blank, the characters read so; a character's first line is its usual reading.</param>
    public Pinyin(IEnumerable<(string Syllable, string Characters)> lines)
    {
        foreach (var (syllable, characters) in lines)
        {
            syllables.Add(syllable);
            foreach (var c in characters)
            {
                if (!readings.TryGetValue(c, out var known))
                    readings[c] = known = [];
                known.Add(syllable);
            }
        }
    }

    public IReadOnlyList<string> Readings(char c) => readings.GetValueOrDefault(c) ?? (IReadOnlyList<string>)[];

    /// <summary>The usual reading, folded; <c>null</c> for what is no known character.</summary>
    public string? Sound(char c) => readings.GetValueOrDefault(c) is [var first, ..] ? Fold(first) : null;

    public char? Initial(char c) => readings.GetValueOrDefault(c) is [var first, ..] ? first[0] : null;

    /// <summary>All ways in which a word of up to eight characters may be spelt, without tones or blanks.</summary>
    public IEnumerable<string> Spellings(string word) =>
        word.Length > 8
            ? []
            : word.Aggregate(
                (IEnumerable<string>)[""],
                (spelt, c) =>
                    spelt.SelectMany(head =>
                        (Readings(c) is { Count: > 0 } known ? known : [c.ToString()]).Select(reading => head + reading)
                    )
            );

    /// <summary>Letters cut into syllables, the fewest; <c>null</c> when they are no pinyin.</summary>
    public IReadOnlyList<string>? Syllables(string letters)
    {
        var best = new int[letters.Length + 1];
        var from = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            best[end] = int.MaxValue;
            for (var start = Math.Max(0, end - longest); start < end; start++)
            {
                if (best[start] < int.MaxValue && best[start] + 1 < best[end] && syllables.Contains(letters[start..end]))
                    (best[end], from[end]) = (best[start] + 1, start);
            }
        }
        if (best[letters.Length] == int.MaxValue)
            return null;
        List<string> cut = [];
        for (var end = letters.Length; end > 0; end = from[end])
            cut.Add(letters[from[end]..end]);
        cut.Reverse();
        return cut;
    }

    public static string Fold(string syllable)
    {
        var folded = syllable switch
        {
            ['z' or 'c' or 's', 'h', .. var rest] => syllable[0] + rest,
            _ => syllable,
        };
        return
            folded.EndsWith("ng", StringComparison.Ordinal) && folded.Length > 2 && folded[^3] is 'i' or 'e' or 'a' && folded.EndsWith('g')
            ? folded[..^1]
            : folded;
    }
}
