using System.Globalization;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>Names of answers: <c>shop.name</c>, <c>staff[0].name</c>; the place in the data and the name in a post are the same.</summary>
public static class FormName
{
    public static string Join(string before, string key) =>
        before.Length == 0 ? key
        : key.Length == 0 ? before
        : $"{before}.{key}";

    public static string Row(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    public static JsonNode? Get(JsonObject data, string name)
    {
        JsonNode? node = data;
        foreach (var step in Steps(name))
            node = At(node, step);
        return node;
    }

    /// <summary>
    /// Puts a value, making the objects and rows on the way; <c>null</c> takes a member away. What lies in the way with another shape was no answer
    /// to this form and gives way.
    /// </summary>
    public static void Set(JsonObject data, string name, JsonNode? value)
    {
        JsonNode node = data;
        var steps = Steps(name).ToList();
        for (var i = 0; i < steps.Count - 1; i++)
            node = Enter(node, steps[i], intoArray: steps[i + 1].Index is not null);
        Put(node, steps[^1], value);
    }

    static JsonNode Enter(JsonNode node, Step step, bool intoArray)
    {
        var inner = At(node, step);
        if (inner is JsonArray != intoArray || inner is null or JsonValue)
            Put(node, step, inner = intoArray ? new JsonArray() : new JsonObject());
        return inner;
    }

    static JsonNode? At(JsonNode? node, Step step) =>
        (node, step) switch
        {
            (JsonObject members, { Index: null }) => members[step.Key],
            (JsonArray items, { Index: { } index }) when index < items.Count => items[index],
            _ => null,
        };

    static void Put(JsonNode node, Step step, JsonNode? value)
    {
        if (node is JsonArray items && step.Index is { } index)
        {
            while (items.Count <= index)
                items.Add(null);
            items[index] = value;
        }
        else if (node is JsonObject members && value is null)
        {
            members.Remove(step.Key);
        }
        else if (node is JsonObject parent)
        {
            parent[step.Key] = value;
        }
    }

    readonly record struct Step(string Key, int? Index);

    // Names are made by this class from keys that were checked when the definition was read.
    static IEnumerable<Step> Steps(string name)
    {
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            yield return new(bracket < 0 ? part : part[..bracket], null);
            if (bracket >= 0)
                yield return new(
                    "",
                    int.Parse(part.AsSpan(bracket + 1, part.Length - bracket - 2), NumberStyles.None, CultureInfo.InvariantCulture)
                );
        }
    }
}
