using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Cases.Pages.Apply;

/// <summary>A question of a drawn form, as the workbench asks it.</summary>
/// <param name="Type">textfield, textarea, number, date, radio, select, checklist, checkbox.</param>
public sealed record FormQuestion(string Key, string? Group, string Label, string Type, bool Required, IReadOnlyList<Option> Options, string? Hint, string? Why)
{
    public static IReadOnlyList<FormQuestion> In(string formJson) => [.. Open(JsonNode.Parse(formJson)?["components"] as JsonArray, null)];

    /// <summary>What was typed, as the form's own data: numbers as numbers, several answers as a list, nothing as nothing.</summary>
    public JsonNode? Read(IFormCollection form) =>
        (Type, form[Key]) switch
        {
            ("checklist", { Count: > 0 } several) => new JsonArray([.. several.Select(one => JsonValue.Create(one))]),
            ("checkbox", { Count: > 0 }) => JsonValue.Create(true),
            (_, { } one) when string.IsNullOrWhiteSpace(one) => null,
            ("number", { } number) when decimal.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
            (_, { } text) => JsonValue.Create(text.ToString().Trim()),
        };

    static IEnumerable<FormQuestion> Open(JsonArray? components, string? group)
    {
        foreach (var component in (components ?? []).OfType<JsonObject>())
            if (component["components"] is JsonArray inner)
            {
                foreach (var question in Open(inner, (string?)component["label"] ?? group))
                    yield return question;
            }
            else if ((string?)component["key"] is { } key)
                yield return new(
                    key,
                    group,
                    (string?)component["label"] ?? (string?)component["dateLabel"] ?? key,
                    (string?)component["type"] is "datetime" ? "date" : (string?)component["type"] ?? "textfield",
                    (bool?)component["validate"]?["required"] ?? false,
                    [.. ((component["values"] as JsonArray) ?? []).OfType<JsonObject>().Select(choice => new Option((string?)choice["value"] ?? "", (string?)choice["label"] ?? ""))],
                    (string?)component["description"],
                    (string?)component["properties"]?["yz:why"]
                );
    }
}
