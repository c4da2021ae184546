using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// The shape of a value (值的形态): runs of digits, letters and Chinese characters stand for themselves, everything else as it is. "2026-11-30" is <c>9-9-9</c>, "浙L12345" is <c>汉a9</c>.
/// </summary>
public static class ValueShape
{
    public static string Of(string value)
    {
        var shape = new StringBuilder(value.Length);
        foreach (var letter in value.EnumerateRunes())
        {
            var kind =
                Rune.IsDigit(letter) ? '9'
                : letter.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0x20000 ? '汉'
                : Rune.IsLetter(letter) ? 'a'
                : '\0';
            if (kind is '\0')
                shape.Append(letter.ToString());
            else if (shape.Length == 0 || shape[^1] != kind)
                shape.Append(kind);
        }
        return shape.ToString();
    }

    /// <summary>Shape of any text of words.</summary>
    public const string Words = "文";

    const string BetweenWords = " .'’&,-–·()（）、，";

    public static bool IsWords(string shape) =>
        shape is [not '-', ..]
        && shape.Any(letter => letter is 'a' or '汉')
        && shape.All(letter => letter is 'a' or '汉' || BetweenWords.Contains(letter, StringComparison.Ordinal));

    /// <summary>The shape as a regular expression that the quality pass understands.</summary>
    public static string Pattern(string shape)
    {
        var pattern = new StringBuilder();
        foreach (var letter in shape)
            pattern.Append(
                letter switch
                {
                    '9' => "[0-9]+",
                    'a' => @"\p{L}+",
                    '汉' => @"\p{Han}+",
                    '文' => @"[\p{L} .'’&,\-–·()（）、，]+",
                    _ when @"\.+*?()[]{}|^$".Contains(letter, StringComparison.Ordinal) => $@"\{letter}",
                    _ => letter.ToString(),
                }
            );
        return pattern.ToString();
    }
}
