using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

/// <summary>Reads forms as form-js draws them: what a citizen is asked, and what of it in a given situation.</summary>
sealed class SheetReader(CasesContent content, IExpressions expressions, TimeProvider clock)
{
    static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentDictionary<string, Sheet> sheets = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, IExpression?> hides = new(StringComparer.Ordinal);

    /// <summary>The whole form, hidden fields too; empty when there is none of this id.</summary>
    public Sheet Read(string formId) =>
        sheets.GetOrAdd(
            formId,
            id => content.Forms.TryGetValue(id, out var form) ? new([.. Groups(JsonNode.Parse(form.Content)!["components"]!.AsArray())]) : new([])
        );

    /// <summary>What is asked in this situation. An unknown condition asks.</summary>
    public Sheet Visible(string formId, JsonObject answers, JsonObject form) =>
        new(
            [
                .. Read(formId)
                    .Groups.Select(group => group with { Fields = [.. group.Fields.Where(field => !Hidden(field, answers, form))] })
                    .Where(group => group.Fields.Count > 0 || group.Text is not null),
            ]
        );

    bool Hidden(SheetField field, JsonObject answers, JsonObject form)
    {
        if (field.Hide is null || hides.GetOrAdd(field.Hide, text => expressions.Parse(text).Expression) is not { } hide)
            return false;
        var variables = form.DeepClone().AsObject();
        variables["answers"] = answers.DeepClone();
        return hide.Evaluate(variables, clock.GetUtcNow()).Value is JsonValue value && value.TryGetValue<bool>(out var hidden) && hidden;
    }

    static IEnumerable<SheetGroup> Groups(JsonArray components)
    {
        foreach (var component in components.OfType<JsonObject>())
            if (component["components"] is JsonArray inner)
                yield return new(Text(component, "label"), null, [.. inner.OfType<JsonObject>().Select(Field).OfType<SheetField>()]);
            else if (Field(component) is { } field)
                yield return new(null, null, [field]);
            else if (Text(component, "type") is "text" && Text(component, "text") is { } text)
                yield return new(null, text, []);
    }

    static SheetField? Field(JsonObject component)
    {
        if (Kind(Text(component, "type")) is not { } kind || Text(component, "key") is not { } key)
            return null;
        var rules = component["validate"] as JsonObject ?? [];
        var properties = component["properties"] as JsonObject ?? [];
        return new()
        {
            Kind = kind,
            Key = key,
            Label = Text(component, "label") ?? Text(component, "dateLabel") ?? Text(component, "timeLabel") ?? key,
            Hint = Text(component, "description"),
            Why = Text(properties, "yz:why"),
            Element = Text(properties, "yz:element"),
            Required = rules["required"]?.GetValue<bool>() is true,
            MaxLength = (int?)Number(rules, "maxLength"),
            Pattern = Text(rules, "pattern") is { } pattern ? new Regex(pattern, RegexOptions.ECMAScript, PatternTime) : null,
            Min = Number(rules, "min"),
            Max = Number(rules, "max"),
            Options = [.. (component["values"] as JsonArray ?? []).OfType<JsonObject>().Select(value => new Option(Text(value, "value")!, Text(value, "label")!))],
            MomentType = Text(component, "subtype") switch { "time" => "time", "datetime" => "datetime-local", _ => "date" },
            Hide = (component["conditional"] as JsonObject)?["hide"]?.GetValue<string>().TrimStart('='),
        };
    }

    static FieldKind? Kind(string? type) =>
        type switch
        {
            "textfield" => FieldKind.Text,
            "textarea" => FieldKind.Paragraph,
            "number" => FieldKind.Number,
            "select" => FieldKind.Select,
            "radio" => FieldKind.Radio,
            "checkbox" => FieldKind.Checkbox,
            "checklist" => FieldKind.Checklist,
            "datetime" => FieldKind.Moment,
            _ => null,
        };

    static string? Text(JsonObject json, string name) => json[name] is JsonValue value ? value.ToString() : null;

    static decimal? Number(JsonObject json, string name) =>
        decimal.TryParse(Text(json, name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
