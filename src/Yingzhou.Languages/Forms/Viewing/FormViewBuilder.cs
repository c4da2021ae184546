using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>Walks a definition along the data once.</summary>
sealed class FormViewBuilder
{
    readonly FormContext context;
    readonly JsonObject data;
    readonly FormScope whole;

    /// <param name="data">Belongs to the builder from now on.</param>
    public FormViewBuilder(FormContext context, JsonObject data)
    {
        (this.context, this.data) = (context, data);
        whole = new FormScope(
            () =>
            {
                var variables = (JsonObject)(context.Surroundings?.DeepClone() ?? new JsonObject());
                foreach (var (key, value) in data)
                    variables[key] = value?.DeepClone();
                return variables;
            },
            context.Evaluate
        );
    }

    /// <summary>Answers of visible fields.</summary>
    public JsonObject Kept { get; } = [];

    public IReadOnlyList<FormNode> Build(IReadOnlyList<FormComponent> components) => Build(components, new("", "", whole));

    /// <param name="Name">Where we are, from the whole form.</param>
    /// <param name="Local">Where we are inside the innermost row, whose answers are variables by themselves.</param>
    readonly record struct Place(string Name, string Local, FormScope Scope)
    {
        public string TitlePrefix { get; init; } = "";

        public Place Into(string path) => this with { Name = FormName.Join(Name, path), Local = FormName.Join(Local, path) };
    }

    List<FormNode> Build(IReadOnlyList<FormComponent> components, Place place)
    {
        var nodes = new List<FormNode>();
        foreach (var component in components)
        {
            if (component.Hide is { } hide && place.Scope.Holds(hide) == true)
                Forget(component, place);
            else
                nodes.Add(BuildOne(component, place));
        }

        return nodes;
    }

    FormNode BuildOne(FormComponent component, Place place) =>
        component switch
        {
            FormField field => BuildField(field, place.Into(field.Key)),
            FormGroup group => new FormGroupNode(group, Build(group.Components, place.Into(group.Path))),
            FormList list => BuildList(list, place.Into(list.Path)),
            FormText text => new FormTextNode(FormProse.Of(text.Text, place.Scope)),
            _ => new FormOrnamentNode(component),
        };

    FormFieldNode BuildField(FormField field, Place place)
    {
        var scope = place.Scope;
        var locked = scope.IsOn(field.ReadOnly);
        var given = FormName.Get(data, place.Name);
        // As answers are: a register's "1" for a number is the number that comes back.
        var known = context.Known is { } registers
            ? FormAnswer.Normalised(field, (FormName.Get(registers, place.Name) ?? field.DefaultValue)?.DeepClone())
            : given;
        var opened = locked && field.Required && FormAnswer.IsEmpty(known);
        var options = (field as FormChoice)?.Options.In(scope) ?? [];
        var value = field switch
        {
            FormComputed computed => scope.Evaluate(computed.Expression) is { } result && Parts(result, FormLimits.ComputedParts) >= 0
                ? result
                : null,
            FormChoice choice => FormChosen.Of(choice, locked && !opened ? known : given, options),
            _ => locked && !opened ? known : given,
        };

        if (!JsonNode.DeepEquals(value, given))
            FormName.Set(scope.Variables, place.Local, value?.DeepClone());
        if (!FormAnswer.IsEmpty(value))
            FormName.Set(Kept, place.Name, value!.DeepClone());

        var (least, most) = field switch
        {
            FormTextField text => (text.MinLength, text.MaxLength),
            FormNumberField number => (number.Min, number.Max),
            _ => default((FormBound?, FormBound?)),
        };
        return new(field, place.Name, place.TitlePrefix + field.Label, value, locked && !opened, options)
        {
            IsOpened = opened,
            Least = scope.Number(least),
            Most = scope.Number(most),
        };
    }

    /// <returns>What is left of so many parts; negative when they are not enough.</returns>
    static int Parts(JsonNode? value, int left) =>
        left < 0
            ? left
            : value switch
            {
                JsonArray items => items.Aggregate(left - 1, (rest, item) => rest < 0 ? rest : Parts(item, rest)),
                JsonObject members => members.Aggregate(left - 1, (rest, member) => rest < 0 ? rest : Parts(member.Value, rest)),
                _ => left - 1 - ((FormAnswer.TextOf(value)?.Length ?? 0) / 100),
            };

    FormListNode BuildList(FormList list, Place place)
    {
        var rows = new List<IReadOnlyList<FormNode>>();
        foreach (var (index, item) in (FormName.Get(data, place.Name) as JsonArray ?? []).Index())
        {
            var name = FormName.Row(place.Name, index);
            FormName.Set(Kept, name, new JsonObject());
            var scope = place.Scope.Row(item as JsonObject ?? [], index);
            rows.Add(Build(list.Components, new(name, "", scope) { TitlePrefix = $"{place.TitlePrefix}{list.Label}第 {index + 1} 项：" }));
        }

        return new(list, place.Name, rows);
    }

    /// <summary>A hidden component's answers are no longer variables either.</summary>
    static void Forget(FormComponent component, Place place)
    {
        switch (component)
        {
            case FormField field:
                FormName.Set(place.Scope.Variables, FormName.Join(place.Local, field.Key), null);
                break;
            case FormList list:
                FormName.Set(place.Scope.Variables, FormName.Join(place.Local, list.Path), null);
                break;
            case FormGroup group:
                foreach (var inner in group.Components)
                    Forget(inner, place.Into(group.Path));
                break;
        }
    }
}
