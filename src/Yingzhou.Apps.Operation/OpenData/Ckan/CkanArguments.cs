using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Yingzhou.Apps.Operation.OpenData.Ckan;

/// <summary>What an action was called with, however it was sent: in the address, as a form, or as a JSON object.</summary>
sealed class CkanArguments(IReadOnlyDictionary<string, JsonNode?> values)
{
    const int LongestBody = 1 << 20;

    /// <returns><c>null</c> when the body is no JSON object.</returns>
    public static async Task<CkanArguments?> Read(HttpRequest request, CancellationToken cancel)
    {
        var values = request.Query.ToDictionary(
            pair => pair.Key,
            pair => (JsonNode?)JsonValue.Create(pair.Value.ToString()),
            StringComparer.Ordinal
        );
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is 0)
            return new(values);
        if (request.ContentLength > LongestBody)
            return null;
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(cancel))
                values[name] = JsonValue.Create(value.ToString());
            return new(values);
        }
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancel);
        if (string.IsNullOrWhiteSpace(text))
            return new(values);
        if (Parse(text) is not JsonObject body)
            return null;
        foreach (var (name, value) in body)
            values[name] = value?.DeepClone();
        return new(values);
    }

    public string? Text(string name) =>
        values.GetValueOrDefault(name) switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            var other => other.ToJsonString(),
        };

    /// <returns><c>null</c> when it was not given; <paramref name="wrong"/> names it when it is no such number.</returns>
    public int? Number(string name, ref string? wrong)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        wrong ??= name;
        return null;
    }

    public bool Flag(string name, bool otherwise) =>
        Text(name) is { Length: > 0 } text ? text.ToLowerInvariant() is "true" or "1" or "yes" or "on" : otherwise;

    /// <summary>A JSON list, or words between commas.</summary>
    public IReadOnlyList<string>? List(string name)
    {
        if (Node(name) is JsonArray list)
            return
            [
                .. list.Select(one => one is JsonValue value && value.TryGetValue<string>(out var text) ? text : one?.ToJsonString() ?? ""),
            ];
        return Text(name) is { Length: > 0 } words
            ? words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    /// <summary>A JSON object or list, also when it was sent as a text.</summary>
    public JsonNode? Node(string name) =>
        values.GetValueOrDefault(name) switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => text.TrimStart() is ['{' or '[', ..] ? Parse(text) : null,
            var node => node,
        };

    static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
