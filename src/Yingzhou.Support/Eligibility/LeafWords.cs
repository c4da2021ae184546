using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility;

/// <summary>Conditions and facts in the words of the dictionary, for people: 研发投入占营业收入比重不低于 3 %.</summary>
public static partial class LeafWords
{
    /// <param name="leaf">As written.</param>
    /// <param name="wanted">What it should be: false where it stands under a <c>not</c>.</param>
    public static string Requirement(string leaf, bool wanted, FactDictionary dictionary)
    {
        if (FeelCondition.Parse(leaf).Value is not FeelLeaf read)
            return leaf;
        if (read.Limit is { } limit)
            return $"{Measure(limit.Measure, dictionary)}{Operator(limit.Operator, wanted)} {Number(limit.Measure, limit.Threshold, dictionary)}";
        if (read.Bare is { } bare)
            return wanted ? $"有“{dictionary.TitleOf(bare)}”" : $"没有“{dictionary.TitleOf(bare)}”";
        var not = wanted ? "" : "不";
        if (Listed().Match(leaf) is { Success: true } list)
            return $"{dictionary.TitleOf(list.Groups[1].Value)}{not}是{string.Join("或", Quoted().Matches(list.Groups[2].Value).Select(word => Word(list.Groups[1].Value, word.Groups[1].Value, dictionary)))}";
        if (Same().Match(leaf) is { Success: true } same)
            return same.Groups[2].Value is "true" or "false"
                ? Requirement(same.Groups[1].Value, wanted == (same.Groups[2].Value == "true"), dictionary)
                : $"{dictionary.TitleOf(same.Groups[1].Value)}{not}是{Word(same.Groups[1].Value, same.Groups[2].Value.Trim('"'), dictionary)}";
        if (Begins().Match(leaf) is { Success: true } begins)
            return $"{dictionary.TitleOf(begins.Groups[1].Value)}{not}以 {begins.Groups[2].Value} 开头";
        return (wanted ? "" : "不能：") + Measure(leaf, dictionary);
    }

    /// <summary>2.8 %; 是; 小型; <c>null</c> when it is not known.</summary>
    public static string? Value(string name, Fact? fact, FactDictionary dictionary) =>
        fact?.Value switch
        {
            null => null,
            FeelNumber number when number.Value.ToDecimal() is { } exact => Number(name, exact, dictionary),
            FeelBoolean truth => truth.Value ? "是" : "否",
            var other => Word(name, other.ToString(), dictionary),
        };

    /// <summary>研发投入占比现为 2.8 %，差 0.2 %，达到 3 % 即可.</summary>
    public static string Of(Gap gap, FactDictionary dictionary)
    {
        var less = gap.Difference < 0;
        return $"{Measure(gap.Measure, dictionary)}现为 {Number(gap.Measure, gap.Now, dictionary)}，{(less ? "多" : "差")} {Number(gap.Measure, Math.Abs(gap.Difference), dictionary)}，{(less ? "降到" : "达到")} {Number(gap.Measure, gap.Needed, dictionary)} 即可";
    }

    static string Operator(string sign, bool wanted) =>
        (sign, wanted) switch
        {
            (">=", true) or ("<", false) => "不低于",
            (">", true) or ("<=", false) => "高于",
            ("<=", true) or (">", false) => "不高于",
            _ => "低于",
        };

    static string Measure(string text, FactDictionary dictionary) =>
        Name().Replace(text, name => dictionary.TitleOf(name.Value)).Replace(" / ", " ÷ ", StringComparison.Ordinal);

    static string Number(string measure, decimal value, FactDictionary dictionary)
    {
        var definition = dictionary.Find(measure);
        var shown = (value * (definition?.Scale ?? 1)).ToString("#,##0.####", CultureInfo.InvariantCulture);
        return definition?.Unit is { } unit ? $"{shown} {unit}" : shown;
    }

    static string Word(string name, string value, FactDictionary dictionary) =>
        dictionary.Find(name)?.Choices?.GetValueOrDefault(value) ?? value;

    [GeneratedRegex(@"^(\w+) in \((.*)\)$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(\w+) = (true|false|""[^""]*"")$")]
    private static partial Regex Same();

    [GeneratedRegex(@"^starts with\((\w+), ""([^""]*)""\)$")]
    private static partial Regex Begins();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w""])[A-Za-z]\w*")]
    private static partial Regex Name();
}
