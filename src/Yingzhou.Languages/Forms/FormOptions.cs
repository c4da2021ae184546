using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>One answer that may be chosen. Its value is any JSON scalar.</summary>
public sealed record FormOption(JsonNode Value, string Label)
{
    /// <summary>The value as a form posts it.</summary>
    public string Text => TextOf(Value);

    internal static string TextOf(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    /// <summary>An option from JSON: <c>{"value": …, "label": …}</c> or a bare scalar; <c>null</c> when it is neither.</summary>
    public static FormOption? From(JsonNode? json) =>
        json switch
        {
            JsonObject { } both when both["value"] is JsonValue value => new(
                value.DeepClone(),
                both["label"] is JsonValue label ? TextOf(label) : TextOf(value)
            ),
            JsonValue scalar => new(scalar.DeepClone(), TextOf(scalar)),
            _ => null,
        };
}

/// <summary>Where the options of a choice come from: written down, lying in the data under a key, or computed.</summary>
public sealed record FormOptions(IReadOnlyList<FormOption>? Written, string? Key, string? Expression)
{
    internal IReadOnlyList<FormOption> In(FormScope scope)
    {
        if (Written is not null)
            return Written;
        var found = Key is not null ? scope.Find(Key) : scope.Evaluate(Expression!);
        return found is JsonArray array ? [.. array.Select(FormOption.From).OfType<FormOption>()] : [];
    }
}
