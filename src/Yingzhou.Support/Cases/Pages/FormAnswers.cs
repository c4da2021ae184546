using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Support.Cases.Pages;

/// <summary>What was filled in under one question of a form.</summary>
/// <param name="Group">Heading it stands under.</param>
/// <param name="Value">As a person reads it: labels of choices, personal fields masked; <c>null</c> when nothing was filled in.</param>
/// <param name="Source">Family of the department whose register knows it; <c>null</c> when only the applicant does.</param>
public sealed record FormAnswer(string Key, string? Group, string Label, string? Value, bool Personal, string? Source);

/// <summary>A submitted form in the order and the words of its drawing. Fields the drawing does not know are left out: nobody asked for them.</summary>
static class FormAnswers
{
    public static IReadOnlyList<FormAnswer> Of(CasesContent content, CaseView view) =>
        view.DrawnForm is { } form ? [.. Fields(content, JsonNode.Parse(form)?["components"] as JsonArray, null, view.Form)] : [];

    static IEnumerable<FormAnswer> Fields(CasesContent content, JsonArray? components, string? group, JsonObject answers)
    {
        foreach (var component in (components ?? []).OfType<JsonObject>())
            if (component["components"] is JsonArray inner)
            {
                foreach (var field in Fields(content, inner, (string?)component["label"] ?? group, answers))
                    yield return field;
            }
            else if ((string?)component["key"] is { } key && Label(component) is { } label)
            {
                var element = content.Elements.GetValueOrDefault((string?)component["properties"]?["yz:element"] ?? "");
                var personal = element?.Personal is true || (string?)component["properties"]?["yz:personal"] == "true";
                yield return new(key, group, label, Read(component, answers[key], element, personal), personal, element?.Source);
            }
    }

    static string? Label(JsonObject component) =>
        ((string?)component["label"] ?? (string?)component["dateLabel"] ?? (string?)component["timeLabel"])?.TrimEnd('*', ' ');

    static string? Read(JsonObject component, JsonNode? value, DataElement? element, bool personal) =>
        value switch
        {
            null => null,
            JsonArray several => several.Count == 0 ? null : string.Join("、", several.Select(one => Word(component, one))),
            _ when Word(component, value) is { Length: > 0 } word => personal ? Masked(word, element) : word,
            _ => null,
        };

    static string Word(JsonObject component, JsonNode? value) =>
        value?.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => "是",
            System.Text.Json.JsonValueKind.False => "否",
            null => "",
            _ => Chosen(component, value.ToString()) ?? value.ToString(),
        };

    static string? Chosen(JsonObject component, string value) =>
        (component["values"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(choice => choice["value"]?.ToString() == value)?["label"]?.ToString();

    static string Masked(string value, DataElement? element) =>
        new Personal(
            element?.Id.Split('.')[^1] switch
            {
                "name" or "legalRepresentative" => PersonalKind.Name,
                "residentId" or "bankAccount" => PersonalKind.ResidentId,
                "mobile" or "phone" => PersonalKind.Phone,
                "address" or "household" => PersonalKind.Address,
                _ => PersonalKind.Name,
            },
            value
        ).Masked;
}
