using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Content;

/// <summary>Shape of <c>quality/*.json</c>: rules that a catalogue does not imply.</summary>
sealed record RulesFile(string Dataset, IReadOnlyList<RuleEntry> Rules);

sealed record RuleEntry(
    string Id,
    string Column,
    RuleKind Kind,
    IssueSeverity Severity,
    string? Other = null,
    IReadOnlyList<string>? Values = null,
    string? Pattern = null,
    decimal? Least = null,
    decimal? Most = null,
    string? Reference = null
)
{
    public QualityRule Rule =>
        new(Id, Column, Kind, Severity)
        {
            Other = Other,
            Values = Values,
            Pattern = Pattern,
            Least = Least,
            Most = Most,
            Reference = Reference,
        };
}

/// <summary>The rules of the city's content, judged at start.</summary>
sealed class QualityContent(IReadOnlyDictionary<string, IReadOnlyList<QualityRule>> rules)
{
    public IReadOnlyList<QualityRule> Of(string dataset) => rules.GetValueOrDefault(dataset) ?? [];

    public IEnumerable<(string Dataset, QualityRule Rule)> All => rules.SelectMany(one => one.Value.Select(rule => (one.Key, rule)));

    /// <exception cref="InvalidDataException">Every problem at once.</exception>
    public static ContentReading<QualityContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var files = reader.All<RulesFile>("quality");
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(Check)];
        var rules = files
            .GroupBy(file => file.Content.Dataset)
            .ToDictionary(
                same => same.Key,
                same => (IReadOnlyList<QualityRule>)[.. same.SelectMany(file => file.Content.Rules).Select(rule => rule.Rule)]
            );
        return new(new(rules), problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<RulesFile> file)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, rule) in file.Content.Rules.Index())
        {
            if (!ids.Add(rule.Id))
                yield return file.Problem($"rules[{index}].id", $"规则“{rule.Id}”写了两次");
            if (Lacking(rule) is { } lacking)
                yield return file.Problem($"rules[{index}]", $"{rule.Kind} 规则要写 {lacking}");
        }
    }

    static string? Lacking(RuleEntry rule) =>
        rule.Kind switch
        {
            RuleKind.Order or RuleKind.Dependency when rule.Other is null => "other",
            RuleKind.Enumeration when rule.Values is not { Count: > 0 } => "values",
            RuleKind.Pattern when rule.Pattern is null => "pattern",
            RuleKind.Length or RuleKind.Freshness when rule.Most is null => "most",
            RuleKind.Range when rule.Least is null && rule.Most is null => "least 或 most",
            RuleKind.Reference when rule.Reference?.Contains('.', StringComparison.Ordinal) is not true => "reference（数据集.字段）",
            _ => null,
        };
}

/// <summary>What a catalogue itself says about quality: what is required is there, what has a standard keeps it.</summary>
static class ImpliedRules
{
    public static IEnumerable<QualityRule> Of(CatalogueSheet sheet, IReadOnlyDictionary<string, DataElement> elements)
    {
        foreach (var item in sheet.Items)
        {
            if (item.Required)
                yield return new($"{item.Column}.required", item.Column, RuleKind.Required, IssueSeverity.Normal);
            if (Standard(item, item.Element is { } code ? elements.GetValueOrDefault(code) : null) is { } rule)
                yield return rule;
            else if (item is { Type: ItemType.Text, Length: { } length })
                yield return new($"{item.Column}.length", item.Column, RuleKind.Length, IssueSeverity.Hint) { Most = length };
        }
        yield return new("table.volume", "", RuleKind.Volume, IssueSeverity.Hint);
    }

    static QualityRule? Standard(DataItem item, DataElement? element)
    {
        var domain = item.CodeTable ?? element?.Domain;
        if (item.Type is not ItemType.Text || domain is null)
            return null;
        return domain switch
        {
            "pattern:resident-id" => new($"{item.Column}.resident-id", item.Column, RuleKind.ResidentId, IssueSeverity.Severe),
            "pattern:uscc" => new($"{item.Column}.uscc", item.Column, RuleKind.Uscc, IssueSeverity.Severe),
            "pattern:division" => new($"{item.Column}.division", item.Column, RuleKind.Division),
            "pattern:mobile" => new($"{item.Column}.mobile", item.Column, RuleKind.Mobile),
            "pattern:month" => new($"{item.Column}.month", item.Column, RuleKind.Pattern) { Pattern = "(19|20)[0-9]{2}(0[1-9]|1[0-2])" },
            "pattern:mmsi" => new($"{item.Column}.mmsi", item.Column, RuleKind.Pattern) { Pattern = "[2-7][0-9]{8}" },
            _ when domain.StartsWith("codes:", StringComparison.Ordinal) => new($"{item.Column}.codes", item.Column, RuleKind.Enumeration)
            {
                Values = [.. Codes(domain["codes:".Length..])],
            },
            _ => null,
        };
    }

    // 01-58 is short for the codes in between.
    static IEnumerable<string> Codes(string list) =>
        list.Split(',')
            .SelectMany(code =>
                code.Split('-') is [var from, var to] && int.TryParse(from, out var first) && int.TryParse(to, out var last)
                    ? Enumerable
                        .Range(first, last - first + 1)
                        .Select(number => number.ToString(new string('0', from.Length), System.Globalization.CultureInfo.InvariantCulture))
                    : [code]
            );
}
