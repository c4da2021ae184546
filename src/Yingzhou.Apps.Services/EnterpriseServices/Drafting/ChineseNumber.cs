namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>Numbers as policies write them in characters: 二十, 三百五十, 两, 一千二百.</summary>
static class ChineseNumber
{
    const string Digits = "零一二三四五六七八九";

    public const string Letters = Digits + "两十百千";

    /// <returns><c>null</c> when it is no number.</returns>
    public static decimal? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        decimal sum = 0;
        decimal digit = 0;
        foreach (var letter in text)
        {
            var unit = letter switch
            {
                '十' => 10,
                '百' => 100,
                '千' => 1_000,
                _ => 0,
            };
            if (unit > 0)
            {
                // 十五 is 一十五.
                sum += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
            else if (letter == '两')
                digit = 2;
            else if (Digits.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var value)
                digit = value;
            else
                return null;
        }
        return sum + digit;
    }
}
