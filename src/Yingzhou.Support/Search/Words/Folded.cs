using System.Text;

namespace Yingzhou.Support.Search.Words;

/// <summary>Text as it is compared: full width half, capitals small, and a single space for everything that is neither letter nor digit.</summary>
static class Folded
{
    // Nobody types a long story; whoever pastes one is answered by its beginning.
    public const int LongestQuestion = 80;

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    public static string OfQuestion(string text) => Of(text.Length <= LongestQuestion ? text : text[..LongestQuestion]);

    /// <summary>Latin letters and digits, which are written as a word; the rest is written without spaces.</summary>
    public static bool IsLatin(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';
}
