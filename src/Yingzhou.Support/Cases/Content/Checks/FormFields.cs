using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Support.Cases.Content;

/// <summary>The fields of a form-js file, groups opened: only what the checks ask about. The forms engine reads the whole.</summary>
sealed record FormField(string Path, string Key, string? Element, bool Personal, bool Required)
{
    /// <exception cref="JsonException">Not JSON.</exception>
    public static IReadOnlyList<FormField> In(string formJson) =>
        [.. Open(JsonNode.Parse(formJson)?["components"] as JsonArray, "components")];

    static IEnumerable<FormField> Open(JsonArray? components, string path)
    {
        foreach (var (index, component) in (components ?? []).Index())
        {
            var at = $"{path}[{index}]";
            if (component?["components"] is JsonArray inner)
            {
                foreach (var field in Open(inner, $"{at}.components"))
                    yield return field;
            }
            else if ((string?)component?["key"] is { } key)
            {
                var properties = component["properties"];
                yield return new(
                    at,
                    key,
                    (string?)properties?["yz:element"],
                    (string?)properties?["yz:personal"] == "true",
                    (bool?)component["validate"]?["required"] ?? false);
            }
        }
    }
}
