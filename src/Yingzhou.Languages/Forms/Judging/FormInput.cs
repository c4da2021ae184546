using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>Whole sets of answers, before they are judged.</summary>
public static class FormInput
{
    /// <summary>A copy in which every answer is read as it was meant: full width digits, gaps, forms of dates.</summary>
    public static JsonObject Normalise(FormDefinition definition, JsonObject data)
    {
        var copy = (JsonObject)data.DeepClone();
        Each(
            definition.Components,
            "",
            copy,
            (field, name) =>
            {
                var given = FormName.Get(copy, name);
                var read = FormAnswer.Normalised(field, given);
                if (!ReferenceEquals(read, given))
                    FormName.Set(copy, name, read);
            }
        );
        return copy;
    }

    /// <summary>What a fresh form holds: what is known already, default values, and the first rows of lists.</summary>
    public static JsonObject Initial(FormDefinition definition, JsonObject? known = null)
    {
        var data = (JsonObject)(known?.DeepClone() ?? new JsonObject());
        Rows(definition.Components, "", data, static list => list.DefaultRows);
        Each(
            definition.Components,
            "",
            data,
            (field, name) =>
            {
                if (field.DefaultValue is { } value && FormAnswer.IsEmpty(FormName.Get(data, name)))
                    FormName.Set(data, name, value.DeepClone());
            }
        );
        return data;
    }

    /// <summary>What registers know, by field: for each data element of the form (yz:element) the value that <paramref name="lookUp"/> gives.</summary>
    public static JsonObject Prefill(FormDefinition definition, Func<string, JsonNode?> lookUp)
    {
        var known = new JsonObject();
        Each(
            definition.Components,
            "",
            known,
            (field, name) =>
            {
                if (field.Element is { } element && FormAnswer.Normalised(field, lookUp(element)) is { } value)
                    FormName.Set(known, name, value.Parent is null ? value : value.DeepClone());
            }
        );
        return known;
    }

    /// <summary>
    /// A copy to be walked: lists that were not handed in have no rows, so that a condition before them sees the same now and when the kept answers are
    /// judged again; lists are cut to their bounds, because every row costs a look at all variables. Fields that are always read-only hold what is
    /// known and computed ones nothing yet, so that conditions before them cannot be cheated.
    /// </summary>
    internal static JsonObject Walkable(FormDefinition definition, JsonObject data, JsonObject? known)
    {
        var copy = (JsonObject)data.DeepClone();
        Rows(definition.Components, "", copy, static _ => 0);
        var left = FormLimits.RowsInAll;
        EachList(
            definition.Components,
            "",
            copy,
            (_, _, rows) =>
            {
                var most = Math.Min(FormLimits.Rows, left);
                if (rows.Count > most)
                    rows.RemoveRange(most, rows.Count - most);
                left -= rows.Count;
            }
        );
        Each(
            definition.Components,
            "",
            copy,
            (field, name) =>
            {
                if (field is FormComputed && FormName.Get(copy, name) is not null)
                    FormName.Set(copy, name, null);
                else if (known is not null && field.ReadOnly.Always && (FormName.Get(known, name) ?? field.DefaultValue) is { } value)
                    FormName.Set(copy, name, value.DeepClone());
            }
        );
        return copy;
    }

    /// <summary>The answers that were kept, and what was handed in beside the form's own names: conditions may ask for it, too.</summary>
    internal static JsonObject Beside(FormDefinition definition, JsonObject data, JsonObject kept)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        Names(definition.Components);
        var all = (JsonObject)kept.DeepClone();
        foreach (var (name, value) in data)
            if (!own.Contains(name))
                all[name] = value?.DeepClone();
        return all;

        void Names(IReadOnlyList<FormComponent> components)
        {
            foreach (var component in components)
            {
                var name = component is FormField field ? field.Key : (component as FormContainer)?.Path ?? "";
                if (name.Length > 0)
                    own.Add(name.Split('.')[0]);
                else if (component is FormGroup group)
                    Names(group.Components);
            }
        }
    }

    /// <summary>Visits every field at every place it has in the data: in a list once per row.</summary>
    internal static void Each(IReadOnlyList<FormComponent> components, string prefix, JsonObject data, Action<FormField, string> visit)
    {
        foreach (var component in components)
        {
            switch (component)
            {
                case FormField field:
                    visit(field, FormName.Join(prefix, field.Key));
                    break;
                case FormGroup group:
                    Each(group.Components, FormName.Join(prefix, group.Path), data, visit);
                    break;
                case FormList list:
                    var name = FormName.Join(prefix, list.Path);
                    var rows = (FormName.Get(data, name) as JsonArray)?.Count ?? 0;
                    for (var row = 0; row < rows; row++)
                        Each(list.Components, FormName.Row(name, row), data, visit);
                    break;
            }
        }
    }

    /// <summary>Visits every list at every place it has; an inner list once per row of the outer.</summary>
    internal static void EachList(
        IReadOnlyList<FormComponent> components,
        string prefix,
        JsonObject data,
        Action<FormList, string, JsonArray> visit
    )
    {
        foreach (var component in components)
        {
            if (component is FormGroup group)
                EachList(group.Components, FormName.Join(prefix, group.Path), data, visit);
            if (component is not FormList list || FormName.Get(data, FormName.Join(prefix, list.Path)) is not JsonArray rows)
                continue;
            var name = FormName.Join(prefix, list.Path);
            visit(list, name, rows);
            for (var row = 0; row < rows.Count; row++)
                EachList(list.Components, FormName.Row(name, row), data, visit);
        }
    }

    /// <summary>Lists that are not there get so many rows.</summary>
    static void Rows(IReadOnlyList<FormComponent> components, string prefix, JsonObject data, Func<FormList, int> count)
    {
        foreach (var component in components)
        {
            if (component is FormGroup group)
                Rows(group.Components, FormName.Join(prefix, group.Path), data, count);
            if (component is not FormList list)
                continue;
            var name = FormName.Join(prefix, list.Path);
            if (FormName.Get(data, name) is not JsonArray)
                FormName.Set(data, name, new JsonArray([.. Enumerable.Range(0, count(list)).Select(_ => new JsonObject())]));
            for (var row = 0; row < ((JsonArray)FormName.Get(data, name)!).Count; row++)
                Rows(list.Components, FormName.Row(name, row), data, count);
        }
    }
}
