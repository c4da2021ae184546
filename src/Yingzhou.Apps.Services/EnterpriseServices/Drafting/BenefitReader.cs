using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>What a clause pays and at most how much (补助标准): a sum, a share of a figure, so much for each, or grades.</summary>
sealed partial class BenefitReader(Vocabulary vocabulary)
{
    /// <summary>FEEL in yuan; <c>null</c> while nothing was understood.</summary>
    public string? Formula { get; private set; }

    public string? Quote { get; private set; }

    public decimal? CapYuan { get; private set; }

    /// <returns>Where the phrase turns from what is asked to what is given; its length when it never does.</returns>
    public static int CueIn(string phrase) => Cue().Match(phrase) is { Success: true } cue ? cue.Index : phrase.Length;

    /// <param name="lines">Conditions read so far: 每吨 means the tonnes that a condition spoke of.</param>
    /// <returns>Whether the part from the cue on was understood.</returns>
    public bool Read(string phrase, int cue, IReadOnlyList<Quantity> quantities, IReadOnlyList<RuleLine> lines, string quote)
    {
        var given = quantities.Where(quantity => quantity.Start >= cue).ToList();
        var read = false;
        foreach (var money in given.Where(quantity => quantity.IsMoney && AtMost().IsMatch(phrase[cue..quantity.Start])))
            (CapYuan, read) = (money.Yuan, true);
        var rest = given.Where(quantity => !quantity.IsMoney || !AtMost().IsMatch(phrase[cue..quantity.Start])).ToList();
        if (rest.Find(quantity => quantity.IsShare) is { } share)
            return Keep(OfFigure(phrase[cue..share.Start], share, lines), quote) || read;
        if (rest.Find(quantity => quantity.IsMoney) is { } amount)
            return Keep(
                    Each().Match(phrase[cue..amount.Start]) is { Success: true } each
                        ? ForEach(each.Groups[1].Value, amount, phrase[..amount.Start], lines)
                        : Yuan(amount.Yuan),
                    quote
                ) || read;
        return read || given.Count == 0 && Formula is not null;
    }

    /// <summary>分档: one sum for each choice, and a condition that it is one of them.</summary>
    public void Graded(IReadOnlyList<(Mention Grade, decimal Yuan, string Quote)> grades, List<RuleLine> lines)
    {
        var fact = grades[0].Grade.Fact.Name;
        var same = grades.Where(grade => grade.Grade.Fact.Name == fact).ToList();
        var values = same.SelectMany(grade => grade.Grade.Choice!.Values).Distinct().ToList();
        var words = string.Join('，', same.Select(grade => grade.Quote));
        lines.Add(
            new(
                words,
                values.Count == 1 ? $"{fact} = \"{values[0]}\"" : $"{fact} in ({string.Join(", ", values.Select(value => $"\"{value}\""))})"
            )
        );
        var formula = Yuan(same[^1].Yuan);
        foreach (var grade in same.SkipLast(1).Reverse())
            formula = $"if {fact} = \"{grade.Grade.Choice!.Values[0]}\" then {Yuan(grade.Yuan)} else {formula}";
        Keep(formula, words);
        CapYuan ??= same.Max(grade => grade.Yuan);
    }

    bool Keep(string? formula, string quote)
    {
        if (formula is null)
            return false;
        (Formula, Quote) = (formula, quote);
        return true;
    }

    string? OfFigure(string before, Quantity share, IReadOnlyList<RuleLine> lines)
    {
        var fact =
            vocabulary.MentionsIn(before).LastOrDefault(mention => mention.Fact.Unit is "万元")?.Fact
            ?? lines.Select(line => Counted(line)).LastOrDefault(fact => fact?.Unit is "万元");
        return fact is null ? null : $"{fact.Name} * 10000 * {share.Share.ToString("0.############", CultureInfo.InvariantCulture)}";
    }

    string? ForEach(string unit, Quantity amount, string before, IReadOnlyList<RuleLine> lines)
    {
        bool Fits(FactDefinition? fact) =>
            fact?.Kind is FactKind.Number
            && (fact.Unit == unit || (unit is "人" or "名" && fact.Unit is "人") || (unit is "吨" && fact.Unit is "总吨" or "吨标准煤"));
        var fact =
            vocabulary.MentionsIn(before).Select(mention => mention.Fact).LastOrDefault(Fits) ?? lines.Select(Counted).LastOrDefault(Fits);
        return fact is null ? null : $"{fact.Name} * {Yuan(amount.Yuan)}";
    }

    FactDefinition? Counted(RuleLine line) =>
        LeafForm.Parse(line.Feel) is { Succeeded: true, Value.Fact: var name } ? vocabulary.Facts.Find(name) : null;

    static string Yuan(decimal yuan) => yuan.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"一次性|给予|奖励|奖补|补助|补贴|返还|贴息|资助|最高|上限|封顶|按[^，]{0,16}?[\d.]+ ?[%‰]|每(?:万美元|总吨|吨标准煤|吨|人|名|件|项|次)"
    )]
    private static partial Regex Cue();

    [GeneratedRegex("最高|上限|封顶|不超过|至多")]
    private static partial Regex AtMost();

    [GeneratedRegex(@"每 ?(万美元|总吨|吨标准煤|吨|人|名|件|项|次)")]
    private static partial Regex Each();
}
