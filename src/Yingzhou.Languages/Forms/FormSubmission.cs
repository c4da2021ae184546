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
        return new(
            view.Data,
            [.. view.Fields.Select(node => FormRules.Judge(node, context)).OfType<FormError>(), .. RowErrors(definition, read)]
        );
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
