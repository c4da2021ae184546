using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// A form as JSON Schema (2020-12), for programs that fill it in. A field that a condition may hide is not required here: the form decides when it is submitted.
/// </summary>
static class FormJsonSchema
{
    public static JsonObject Of(FormDefinition form)
    {
        var schema = Empty();
        Add(schema, form.Components, hidden: false);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        return schema;
    }

    static JsonObject Empty() => new() { ["type"] = "object", ["properties"] = new JsonObject() };

    static void Add(JsonObject schema, IEnumerable<FormComponent> components, bool hidden)
    {
        foreach (var component in components)
            switch (component)
            {
                case FormList list:
                    var row = Empty();
                    Add(row, list.Components, hidden: false);
                    At(schema, list.Path)[Last(list.Path)] = Titled(new() { ["type"] = "array", ["items"] = row }, list.Label);
                    break;
                case FormContainer { Path.Length: > 0 } group:
                    var inner = Empty();
                    Add(inner, group.Components, hidden || group.Hide is not null);
                    At(schema, group.Path)[Last(group.Path)] = inner;
                    break;
                case FormContainer group:
                    Add(schema, group.Components, hidden || group.Hide is not null);
                    break;
                case FormField field:
                    At(schema, field.Key)[Last(field.Key)] = Described(field);
                    if (field.Required && !hidden && field.Hide is null && !field.Key.Contains('.', StringComparison.Ordinal))
                        (schema["required"] ??= new JsonArray()).AsArray().Add(field.Key);
                    break;
            }
    }

    // The properties of the object in which the last part of a dotted key lies.
    static JsonObject At(JsonObject schema, string dotted)
    {
        foreach (var part in dotted.Split('.')[..^1])
            schema = (JsonObject)(schema["properties"]![part] ??= Empty());
        return schema["properties"]!.AsObject();
    }

    static string Last(string dotted) => dotted.Split('.')[^1];

    static JsonObject Described(FormField field)
    {
        var schema = Titled(Typed(field), field.Label);
        if ((field.Description ?? field.Format) is { } description)
            schema["description"] = description;
        if (field.ReadOnly.Always || field is FormComputed)
            schema["readOnly"] = true;
        return schema;
    }

    static JsonObject Typed(FormField field) =>
        field switch
        {
            FormTextField text => Bounded(
                new() { ["type"] = "string" },
                ("minLength", text.MinLength?.Value),
                ("maxLength", text.MaxLength?.Value)
            ),
            FormNumberField number => Bounded(
                new() { ["type"] = number.AsString ? "string" : "number" },
                ("minimum", number.AsString ? null : number.Min?.Value),
                ("maximum", number.AsString ? null : number.Max?.Value)
            ),
            FormMomentField { Kind: MomentKind.Date } => new() { ["type"] = "string", ["format"] = "date" },
            FormMomentField => new() { ["type"] = "string" },
            FormCheckbox => new() { ["type"] = "boolean" },
            FormChoice { Many: true } several => new() { ["type"] = "array", ["items"] = Chosen(several) },
            FormChoice one => Chosen(one),
            FormFilePicker => new()
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
            },
            _ => [],
        };

    static JsonObject Chosen(FormChoice choice) =>
        choice.Options.Written is { Count: > 0 } options
            ? new() { ["enum"] = new JsonArray([.. options.Select(option => option.Value.DeepClone())]) }
            : [];

    static JsonObject Bounded(JsonObject schema, params (string Name, decimal? Value)[] bounds)
    {
        foreach (var (name, value) in bounds)
            if (value is { } bound)
                schema[name] = bound;
        return schema;
    }

    static JsonObject Titled(JsonObject schema, string? title)
    {
        if (title is not null)
            schema["title"] = title;
        return schema;
    }
}
