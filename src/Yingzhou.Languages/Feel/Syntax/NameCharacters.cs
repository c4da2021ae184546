using System.Text;

namespace Yingzhou.Languages.Feel.Syntax;

/// <summary>Which code points may stand in a name: DMN 1.5 §10.3.1.2, grammar rules 28 and 29.</summary>
static class NameCharacters
{
    static readonly (int First, int Last)[] Starts =
    [
        (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF),
        (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    public static bool IsStart(int c) =>
        c < 0x80 ? (c | 0x20) is >= 'a' and <= 'z' || c is '_' or '?' : Array.Exists(Starts, range => c >= range.First && c <= range.Last);

    public static bool IsPart(int c) => c is >= '0' and <= '9' or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040 || IsStart(c);

    /// <summary>The symbols that a name may hold beside letters when it is known: rule 30.</summary>
    public static bool IsAdditional(char c) => c is '.' or '/' or '-' or '\'' or '’' or '+' or '*';

    /// <summary>The code point at an index; half a surrogate pair is itself, and nothing at the end of the text.</summary>
    public static int At(string text, int index) =>
        index >= text.Length ? -1 : Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : text[index];

    /// <summary>Where the word that begins at an index ends.</summary>
    public static int EndOfWord(string text, int index)
    {
        while (At(text, index) is >= 0 and var c && IsPart(c))
            index += c > 0xFFFF ? 2 : 1;
        return index;
    }
}
