using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>
/// Words that compare (比较词). 以上、以下、以内 include the number itself, 超过、不满 do not: 民法典 §1259, which policies follow.
/// </summary>
static partial class Comparison
{
    static readonly (string Word, string Sign)[] Before =
    [
        ("不低于", ">="),
        ("不少于", ">="),
        ("不小于", ">="),
        ("不高于", "<="),
        ("不超过", "<="),
        ("不多于", "<="),
        ("不大于", "<="),
        ("达到", ">="),
        ("至少", ">="),
        ("超过", ">"),
        ("高于", ">"),
        ("大于", ">"),
        ("多于", ">"),
        ("低于", "<"),
        ("少于", "<"),
        ("小于", "<"),
        ("不满", "<"),
        ("不足", "<"),
        ("未达", "<"),
        ("达", ">="),
        ("满", ">="),
    ];

    /// <returns><c>null</c> when the number is not compared.</returns>
    /// <param name="before">The text in front of the number.</param>
    /// <param name="behind">The text behind its unit.</param>
    public static string? Sign(string before, string behind)
    {
        if (Behind().Match(behind) is { Success: true } match)
            return match.Groups["w"].Value switch
            {
                "以上" => ">=",
                "以下" or "以内" => "<=",
                _ => null,
            };
        var close = before.TrimEnd(' ', '：', ':', '在', '到', '于');
        // 到 belongs to 达到 and 于 to 不低于: look at the text as it stands, too.
        return Before
            .FirstOrDefault(one =>
                before.EndsWith(one.Word, StringComparison.Ordinal) || close.EndsWith(one.Word, StringComparison.Ordinal)
            )
            .Sign;
    }

    /// <summary>How long the comparison behind a number's unit is: 以上 and what stands before it.</summary>
    public static int LengthBehind(string behind) => Behind().Match(behind).Length;

    [GeneratedRegex(@"^ ?(?:（含[^）]{0,6}）|\(含\))?(?:及|或)?(?<w>以上|以下|以内)")]
    private static partial Regex Behind();
}
