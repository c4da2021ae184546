using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>What was chosen, as the options write it: a post knows only text, and conditions ask for the option's own value.</summary>
static class FormChosen
{
    /// <returns>Each value once; what no option offers stays as it came and is refused by its rule.</returns>
    public static JsonNode? Of(FormChoice choice, JsonNode? value, IReadOnlyList<FormOption> options)
    {
        if (FormAnswer.IsEmpty(value))
            return value;
        if (!choice.Many)
            return Offered(value!);
        // A register may know one value where many are possible.
        var values = (value as JsonArray ?? [value!.DeepClone()]).OfType<JsonNode>().DistinctBy(one => one.ToJsonString());
        return new JsonArray([.. values.Select(one => Offered(one).DeepClone())]);

        JsonNode Offered(JsonNode one) =>
            one is JsonValue ? options.FirstOrDefault(option => option.Text == FormOption.TextOf(one))?.Value ?? one : one;
    }
}
