using System.Text;

namespace Yingzhou.Kernel;

/// <summary>A value as it is compared (标准化): one width of letters and digits, nothing invisible in it, no space around it. The value as it came stays where it stands. Source: p02 R5.</summary>
public static class ComparedText
{
    public static string Of(string text)
    {
        var compared = text.Normalize(NormalizationForm.FormKC).Trim();
        return compared.Any(IsInvisible) ? string.Concat(compared.Where(letter => !IsInvisible(letter))).Trim() : compared;
    }

    // Zero-width spaces and joiners, marks of direction, the mark of byte order.
    static bool IsInvisible(char letter) =>
        letter is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF' || char.IsControl(letter);
}
