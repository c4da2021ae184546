namespace Yingzhou.Languages.Feel.Syntax;

/// <summary>
/// The names that cannot be told from other syntax without knowing them: those that hold operators or keywords. Plain words, and words with
/// spaces between them, are read as names without being known, so this set is mostly empty and parsing stays cheap.
/// </summary>
sealed class KnownNames
{
    static readonly string[] Keywords =
        ["and", "or", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "between", "instance", "function", "external"];

    static readonly HashSet<string> KeywordSet = new(Keywords, StringComparer.Ordinal);

    readonly List<string> difficult;
    readonly List<string> locals = [];

    public KnownNames(IEnumerable<string> names)
    {
        difficult = [.. names.Select(Normalize).Where(IsDifficult)];
        difficult.AddRange(BuiltinNames);
    }

    static readonly string[] BuiltinNames = ["date and time", "years and months duration", "days and time duration"];

    public static bool IsKeyword(string word) => KeywordSet.Contains(word);

    /// <summary>White space of any kind and length counts as one space.</summary>
    public static string Normalize(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>How many names are known, to forget those that come after.</summary>
    public (int Difficult, int Locals) Mark => (difficult.Count, locals.Count);

    /// <summary>A name that the text itself brings: a loop variable, a parameter, an entry of a context.</summary>
    public void Add(string name)
    {
        locals.Add(name);
        if (IsDifficult(name))
            difficult.Add(name);
    }

    public void Forget((int Difficult, int Locals) mark)
    {
        difficult.RemoveRange(mark.Difficult, difficult.Count - mark.Difficult);
        locals.RemoveRange(mark.Locals, locals.Count - mark.Locals);
    }

    public bool IsLocal(string name) => locals.Contains(name);

    /// <summary>The longest known name that stands at an index of the text, and where it ends.</summary>
    public (string Name, int End)? LongestAt(string text, int start)
    {
        (string Name, int End)? longest = null;
        foreach (var name in difficult)
            if (EndAt(text, start, name) is { } end && (longest is null || end > longest.Value.End))
                longest = (name, end);
        return longest;
    }

    static int? EndAt(string text, int start, string name)
    {
        var position = start;
        foreach (var c in name)
        {
            if (c == ' ')
            {
                var blank = position;
                while (position < text.Length && Lexer.IsBlank(text[position]))
                    position++;
                if (position == blank)
                    return null;
            }
            else if (position < text.Length && text[position] == c)
                position++;
            else
                return null;
        }
        // A name does not end in the middle of a word.
        return NameCharacters.EndOfWord(text, position) > position && NameCharacters.EndOfWord(name, name.Length - 1) == name.Length ? null : position;
    }

    static bool IsDifficult(string name)
    {
        foreach (var word in name.Split(' '))
            if (word.Length == 0 || NameCharacters.EndOfWord(word, 0) != word.Length || KeywordSet.Contains(word))
                return name.Length > 0;
        return false;
    }
}
