using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A number in a policy's text with its unit (数量), e.g. 2,000 万元, 3%, 二十人.</summary>
/// <param name="Value">As written, before the unit.</param>
sealed partial record Quantity(int Start, int Length, decimal Value, string Unit)
{
    public int End => Start + Length;

    /// <summary>元, 万元, 亿元.</summary>
    public bool IsMoney => Unit is "元" or "万元" or "亿元";

    public decimal Yuan =>
        Unit switch
        {
            "万元" => Value * 10_000,
            "亿元" => Value * 100_000_000,
            _ => Value,
        };

    public bool IsShare => Unit is "%" or "‰";

    public decimal Share => Unit is "‰" ? Value / 1_000 : Value / 100;

    public static IReadOnlyList<Quantity> In(string text) =>
        [
            .. Numbers()
                .Matches(text)
                .Select(match => (Match: match, Value: Read(match.Groups["n"].Value)))
                .Where(found => found.Value is not null)
                .Select(found => new Quantity(found.Match.Index, found.Match.Length, found.Value!.Value, found.Match.Groups["u"].Value)),
        ];

    /// <summary>The value in the unit in which the fact is kept.</summary>
    /// <returns><c>null</c> when the units do not go together.</returns>
    public decimal? For(FactDefinition fact) =>
        (fact.Unit, Unit) switch
        {
            ("%", "%" or "‰") => fact.Scale == 100 ? Share : Share * 100,
            ("万元", "元" or "万元" or "亿元") => Yuan / 10_000,
            ("万元/亩", "万元" or "万元/亩") => Value,
            ("万美元", "美元") => Value / 10_000,
            ("万美元", "万美元") => Value,
            ("万美元", "亿美元") => Value * 10_000,
            ("人", "人" or "名") => Value,
            ("个月", "个月") => Value,
            ("个月", "年") => Value * 12,
            ("吨标准煤", "吨" or "吨标准煤") => Value,
            ("吨标准煤", "万吨标准煤" or "万吨") => Value * 10_000,
            ("总吨", "总吨" or "吨") => Value,
            ("总吨", "万总吨" or "万吨") => Value * 10_000,
            ("吨", "吨") => Value,
            ("吨", "万吨") => Value * 10_000,
            ("件", "件") or ("项", "项") or ("次", "次") => Value,
            _ => null,
        };

    static decimal? Read(string digits) =>
        decimal.TryParse(
            digits.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : ChineseNumber.Parse(digits);

    [GeneratedRegex(
        @"(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+) ?(?<u>万元/亩|亿元|万元|元|亿美元|万美元|美元|%|‰|万吨标准煤|吨标准煤|万总吨|总吨|万吨|吨|个月|人|名|件|项|次(?!性)|年)"
    )]
    private static partial Regex Numbers();
}
