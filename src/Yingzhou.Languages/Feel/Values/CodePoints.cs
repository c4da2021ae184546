using System.Text;

namespace Yingzhou.Languages.Feel;

/// <summary>Strings counted, cut and ordered by Unicode code points (DMN 1.5 §10.3.2.3.2).</summary>
static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        if (!HasSurrogates(text))
            return count;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        return count;
    }

    /// <summary>The UTF-16 index of a code point; the text's length for the one after the last.</summary>
    public static int IndexOf(string text, int codePoint)
    {
        if (!HasSurrogates(text))
            return Math.Min(codePoint, text.Length);
        var index = 0;
        for (; codePoint > 0 && index < text.Length; codePoint--)
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        return index;
    }

    // Vectorised, and true of hardly any text.
    static bool HasSurrogates(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    /// <summary>UTF-16 order puts code points above U+FFFF before U+E000…U+FFFF; this is the order of the code points themselves.</summary>
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a == b)
                continue;
            return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
                : char.IsSurrogate(a) ? Above(b)
                : -Above(a);
        }
        return left.Length.CompareTo(right.Length);
    }

    static int Above(char bmp) =>
        bmp >= 0xE000 ? 1
        : bmp < 0xD800 ? 1
        : -1;

    public static void Append(StringBuilder text, int codePoint)
    {
        if (Rune.IsValid(codePoint))
            text.Append(new Rune(codePoint));
        else if (codePoint is >= 0 and <= 0xFFFF)
            text.Append((char)codePoint);
    }
}
