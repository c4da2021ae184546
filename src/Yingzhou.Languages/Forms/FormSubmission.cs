using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>A form that was judged: the answers that count, and what is wrong with them.</summary>
/// <param name="Data">Normalised answers to visible fields, and nothing else.</param>
/// <param name="Errors">In the order of the fields; empty when the form may be submitted.</param>
public sealed record FormJudgement(JsonObject Data, IReadOnlyList<FormError> Errors)
{
    public bool IsAccepted => Errors.Count == 0;
}

/// <summary>Judging answers on the server (表单校验), whatever the browser said before.</summary>
public static class FormSubmission
{
    public static FormJudgement Validate(FormDefinition definition, JsonObject data, FormContext context)
    {
        var read = FormInput.Normalise(definition, data);
        var view = FormView.Of(definition, read, context);
        var kept = view.Data;
        foreach (var node in view.Fields)
            if (Canonical(node) is { } value)
                FormName.Set(kept, node.Name, value);
        return new(
            kept,
            [.. view.Fields.Select(node => FormRules.Judge(node, context)).OfType<FormError>(), .. RowErrors(definition, read)]
        );
    }

    // A post knows only text: the chosen option's own value is kept, each once.
    static JsonNode? Canonical(FormFieldNode node)
    {
        if (node.Field is not FormChoice choice || node.IsEmpty)
            return null;
        if (!choice.Many)
            return Matching(node.Value!)?.DeepClone();
        // A register may know one value where many are possible.
        var values = (node.Value as JsonArray ?? [node.Value!.DeepClone()]).OfType<JsonNode>().DistinctBy(value => value.ToJsonString());
        return new JsonArray([.. values.Select(value => (Matching(value) ?? value).DeepClone())]);

        JsonNode? Matching(JsonNode value) =>
            value is JsonValue ? node.Options.FirstOrDefault(option => option.Text == FormOption.TextOf(value))?.Value : null;
    }

    static List<FormError> RowErrors(FormDefinition definition, JsonObject data)
    {
        var errors = new List<FormError>();
        var all = 0;
        FormInput.EachList(
            definition.Components,
            "",
            data,
            (list, name, rows) =>
            {
                if (rows.Count > FormLimits.Rows || (all += rows.Count) > FormLimits.RowsInAll)
                    errors.Add(new(name, "rows", $"“{list.Label}”最多 {FormLimits.Rows} 项，请删减。"));
            }
        );
        return errors;
    }
}
