using System.Globalization;

namespace Yingzhou.Foundation.Files;

/// <summary>文件名 as it may stand in pages and headers.</summary>
public static class FileNames
{
    const int Longest = 120;

    /// <summary>
    /// Some browsers send a whole path: only its last part is kept, short, without control characters and without the invisible ones that turn 合同fdp.exe around to look like a pdf.
    /// </summary>
    public static string Plain(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(IsSeen)).Trim();
        return clean.Length <= Longest ? clean : clean[^Longest..];
    }

    static bool IsSeen(char letter) =>
        letter is not '"'
        && char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
            );
}
