using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Forms;

/// <summary>Judges the presence and the length of visible fields straight from the form-js definition.</summary>
sealed class RequiredFields(CityContent city) : IForms
{
    readonly ConcurrentDictionary<string, JsonArray> components = new(StringComparer.Ordinal);

    public IReadOnlyList<FormProblem> Judge(string formId, JsonObject data)
    {
        var problems = new List<FormProblem>();
        foreach (var component in components.GetOrAdd(formId, Read).OfType<JsonObject>())
            if (Problem(component, data) is { } problem)
                problems.Add(problem);
        return problems;
    }

    static FormProblem? Problem(JsonObject component, JsonObject data)
    {
        if (component["key"]?.GetValue<string>() is not { } key || component["validate"] is not JsonObject validate || component["conditional"] is not null)
            return null;
        var label = component["label"]?.GetValue<string>() ?? key;
        var given = data[key];
        var empty = given is null || given.GetValueKind() is JsonValueKind.String && string.IsNullOrWhiteSpace(given.GetValue<string>());
        if (empty)
            return validate["required"]?.GetValue<bool>() is true ? new(key, $"请填写“{label}”。") : null;
        return validate["maxLength"]?.GetValue<int>() is { } most && given!.GetValueKind() is JsonValueKind.String && given.GetValue<string>().Length > most
            ? new(key, $"“{label}”最多 {most} 个字，请精简。")
            : null;
    }

    JsonArray Read(string formId) => JsonNode.Parse(city.ReadText($"forms/{formId}.form.json"))?["components"]?.AsArray() ?? [];
}
