using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Schema <c>EForm</c>.</summary>
sealed record FormView(string EFormId, string Name, string Description, string Version, bool Latest, JsonObject Schema)
{
    public FormListView ToListed() => new(EFormId, Name, Description, Version, Latest);
}

/// <summary>Schema <c>EFormListItem</c>.</summary>
sealed record FormListView(string EFormId, string Name, string Description, string Version, bool Latest);

/// <summary>Our forms (表单) as the building block shows them, and what of a filled one may be seen.</summary>
sealed class FormShapes(IForms forms, IReleases releases, CasesContent cases)
{
    /// <returns><c>null</c> when the form has not been released.</returns>
    public FormView? Of(ServiceItem item) =>
        forms.Definition(item.Form) is { } form && releases.InForce(ModelKind.Form, item.Form) is { } released
            ? new(
                ServiceRegister.FormId(item),
                item.Name,
                $"“{item.Name}”申请表",
                $"{released.Version}",
                Latest: true,
                FormJsonSchema.Of(form)
            )
            : null;

    /// <summary>The fields that the drawing has, in its order; values of personal ones masked.</summary>
    public JsonObject Masked(string formId, long? asOf, JsonObject filled)
    {
        if (forms.Definition(formId, asOf) is not { } form)
            return [];
        var personal = form.Fields.Where(IsPersonal).Select(field => Last(field.Key)).ToHashSet(StringComparer.Ordinal);
        var drawn = form.Components.SelectMany(Roots).ToHashSet(StringComparer.Ordinal);
        return new(
            filled.Where(one => drawn.Contains(one.Key)).Select(one => KeyValuePair.Create(one.Key, Masked(one.Key, one.Value, personal)))
        );
    }

    bool IsPersonal(FormField field) => field.IsPersonal || cases.Elements.GetValueOrDefault(field.Element ?? "")?.Personal is true;

    static JsonNode? Masked(string key, JsonNode? value, HashSet<string> personal) =>
        value switch
        {
            JsonObject inner => new JsonObject(inner.Select(one => KeyValuePair.Create(one.Key, Masked(one.Key, one.Value, personal)))),
            JsonArray rows => new JsonArray([.. rows.Select(row => Masked(key, row, personal))]),
            JsonValue plain when personal.Contains(key) => Personal.Name(plain.ToString()).Masked,
            _ => value?.DeepClone(),
        };

    static IEnumerable<string> Roots(FormComponent component) =>
        component switch
        {
            FormContainer { Path: { Length: > 0 } path } => [First(path)],
            FormContainer container => container.Components.SelectMany(Roots),
            FormField field => [First(field.Key)],
            _ => [],
        };

    static string First(string dotted) => dotted.Split('.')[0];

    static string Last(string dotted) => dotted.Split('.')[^1];
}
