using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Yingzhou.Support.Modelling.Reading;

/// <summary>What a form is called: form-js gives it no name, so its first heading, or the label of its first group.</summary>
static partial class DrawingName
{
    [GeneratedRegex(@"^\s*#+\s*(.+)$", RegexOptions.Multiline)]
    static partial Regex Heading { get; }

    /// <returns><c>null</c> when the form says nothing of itself.</returns>
    public static string? OfForm(string json)
    {
        try
        {
            var components = (JsonNode.Parse(json)?["components"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            return components.Select(Title).FirstOrDefault(title => title is not null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Title(JsonObject component) =>
        (string?)component["text"] is { } text && Heading.Match(text) is { Success: true } heading ? heading.Groups[1].Value.Trim()
        : component["components"] is JsonArray ? (string?)component["label"]
        : null;
}
