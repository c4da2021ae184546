using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>Maps the labels of a new form to the city's data elements, and measures itself on the forms whose mapping is known.</summary>
sealed class LabelDesk
{
    readonly CasesContent cases;
    readonly InternalContent content;
    readonly Lazy<IReadOnlyList<(LabelledField, string)>> elements;
    readonly Lazy<MappingQuality> quality;

    public LabelDesk(CasesContent cases, InternalContent content)
    {
        (this.cases, this.content) = (cases, content);
        elements = new(() => [.. Elements().Select(element => (element, content.Words.Fold(element.Label)))]);
        quality = new(Measure);
    }

    /// <summary>All fields of published forms whose element somebody has named: how many the matching would have suggested right.</summary>
    public MappingQuality Quality => quality.Value;

    /// <param name="lines">A field a line: label, and after bars type and codes if they are known.</param>
    public IReadOnlyList<FieldMatch> Map(string lines)
    {
        return
        [
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select((line, at) => Read(line, at))
                .Select(field => LabelMatching.BestOf(field, elements.Value, content.Words)),
        ];
    }

    MappingQuality Measure()
    {
        var matches = Known().Select(one => (one.Element, Match: LabelMatching.BestOf(one.Field, elements.Value, content.Words))).ToList();
        return new(
            matches.Count,
            RatioOf.Count(matches.Where(one => one.Match.Band is MatchBand.Suggested), one => one.Match.Element!.Id == one.Element),
            RatioOf.Count(matches, one => one.Match.Element?.Id == one.Element)
        );
    }

    public FormMerge Merge(string bundle) => MergeOf(ItemsOf(bundle));

    public FormMerge MergeOf(IEnumerable<string> items)
    {
        var forms = items.Select(item => FieldsOf(cases.Items[item].Form).Select(field => field.Element ?? field.Key).ToList());
        return FormMerge.Of(
            forms,
            cases.Elements.Values.Where(element => element.Source is not null).Select(element => element.Id).ToHashSet()
        );
    }

    /// <summary>The one form in place of all: each element once, with who asks for it and who fills it in.</summary>
    public IReadOnlyList<MergedField> Merged(string bundle) => MergedOf(ItemsOf(bundle));

    IEnumerable<string> ItemsOf(string bundle) => cases.Bundles[bundle].Legs.Select(leg => leg.Item);

    /// <summary>The same of items that no bundle has brought together yet.</summary>
    public IReadOnlyList<MergedField> MergedOf(IEnumerable<string> items)
    {
        var asked = items
            .SelectMany(item => FieldsOf(cases.Items[item].Form), (item, field) => (Leg: cases.Items[item].Name, Field: field))
            .ToList();
        return
        [
            .. asked
                .GroupBy(one => one.Field.Element ?? one.Field.Key, StringComparer.Ordinal)
                .Select(same =>
                {
                    var element = cases.Elements.GetValueOrDefault(same.Key);
                    return new MergedField(
                        same.Key,
                        element?.Name ?? same.First().Field.Label ?? same.Key,
                        [.. same.Select(one => one.Leg).Distinct()],
                        element?.Source,
                        element is not null
                    );
                })
                .OrderByDescending(field => field.AskedBy.Count)
                .ThenBy(field => field.Source is null)
                .ThenBy(field => field.Id, StringComparer.Ordinal),
        ];
    }

    static LabelledField Read(string line, int at)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return new(
            $"{at + 1}",
            parts[0],
            parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "text",
            parts.Length > 2
                ? parts[2].Split(['、', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : []
        );
    }

    List<LabelledField> Elements()
    {
        var codes = Known().GroupBy(one => one.Element).ToDictionary(same => same.Key, same => same.First().Field.Codes);
        return
        [
            .. cases.Elements.Values.Select(element => new LabelledField(
                element.Id,
                element.Name,
                element.Type.ToString().ToLowerInvariant(),
                codes.GetValueOrDefault(element.Id, [])
            )),
        ];
    }

    IEnumerable<(LabelledField Field, string Element)> Known() =>
        from form in cases.Forms.Keys
        from field in FieldsOf(form)
        where field.Element is not null
        select (new LabelledField($"{form}.{field.Key}", field.Label ?? field.Key, TypeOf(field), CodesOf(field)), field.Element);

    IEnumerable<FormField> FieldsOf(string form) =>
        cases.Forms.TryGetValue(form, out var file) && FormDefinition.Read(file.Content).Definition is { } definition
            ? definition.Fields
            : [];

    static IReadOnlyCollection<string> CodesOf(FormField field) =>
        field is FormChoice choice ? [.. (choice.Options.Written ?? []).Select(option => $"{option.Value}")] : [];

    static string TypeOf(FormField field) =>
        field switch
        {
            FormChoice => "choice",
            FormNumberField => "number",
            FormMomentField => "date",
            FormCheckbox => "flag",
            _ => "text",
        };
}

/// <param name="AskedBy">Names of the items whose forms ask for it.</param>
/// <param name="Source">Family of the department whose register fills it in; <c>null</c> when it is typed.</param>
/// <param name="IsElement">Mapped to a data element; what is not can only be asked by its own form.</param>
sealed record MergedField(string Id, string Name, IReadOnlyList<string> AskedBy, string? Source, bool IsElement);

/// <param name="Suggested">Right among those suggested without a reviewer (precision).</param>
/// <param name="Found">Right among all, suggested or reviewed (recall).</param>
sealed record MappingQuality(int Fields, RatioOf Suggested, RatioOf Found);
