using System.Globalization;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>A posted page as JSON.</summary>
/// <param name="Data">Answers as typed; judging reads them as they were meant.</param>
/// <param name="Edited">The person only added or removed a row: show the form again, judge nothing.</param>
/// <param name="Error">The post as a whole was refused; <paramref name="Data"/> is then empty.</param>
public sealed record FormPosted(JsonObject Data, bool Edited = false, FormError? Error = null);

/// <summary>Reads the post of a form that was rendered without script. Only the definition's own names are looked at.</summary>
public static class FormPost
{
    /// <summary>Name of the buttons that add a row; the value is the list's name.</summary>
    public const string AddRow = "yz-add-row";

    /// <summary>Name of the buttons that remove a row; the value is the row's name, e.g. <c>staff[1]</c>.</summary>
    public const string RemoveRow = "yz-remove-row";

    public static FormPosted Bind(FormDefinition definition, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        if (posted.Count > FormLimits.PostedNames)
            return new([], Error: new("", "too-many", "提交的内容过多，请刷新页面后重新填写。"));

        var data = new JsonObject();
        var rows = RowCounts(posted.Keys);
        Read(definition.Components, "");
        return new(data, Edit(definition, posted, data));

        void Read(IReadOnlyList<FormComponent> components, string prefix)
        {
            foreach (var component in components)
            {
                if (component is FormField field && Answer(field, posted.GetValueOrDefault(FormName.Join(prefix, field.Key))) is { } answer)
                    FormName.Set(data, FormName.Join(prefix, field.Key), answer);
                if (component is FormGroup group)
                    Read(group.Components, FormName.Join(prefix, group.Path));
                if (component is not FormList list)
                    continue;

                var name = FormName.Join(prefix, list.Path);
                var count = rows.GetValueOrDefault(name);
                FormName.Set(data, name, new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject())]));
                for (var row = 0; row < count; row++)
                    Read(list.Components, FormName.Row(name, row));
            }
        }
    }

    static JsonNode? Answer(FormField field, IReadOnlyList<string>? values) =>
        field switch
        {
            FormComputed => null,
            FormCheckbox => JsonValue.Create(values is [.., "true" or "on"]),
            FormChoice { Many: true } or FormFilePicker => new JsonArray([
                .. (values ?? []).Where(value => value.Length > 0).Select(value => JsonValue.Create(value)),
            ]),
            _ => values is [.., { Length: > 0 } value] ? JsonValue.Create(value) : null,
        };

    /// <summary>How many rows each list has: the highest number posted for it. Rows beyond the bound are not read.</summary>
    static Dictionary<string, int> RowCounts(IEnumerable<string> names)
    {
        var counts = new Dictionary<string, int>();
        foreach (var name in names)
        {
            for (var open = name.IndexOf('[', StringComparison.Ordinal); open > 0; open = name.IndexOf('[', open + 1))
            {
                var close = name.IndexOf(']', open);
                if (
                    close < 0
                    || !int.TryParse(name.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                )
                    break;
                counts[name[..open]] = Math.Max(counts.GetValueOrDefault(name[..open]), Math.Min(row + 1, FormLimits.Rows));
            }
        }

        return counts;
    }

    static bool Edit(FormDefinition definition, IReadOnlyDictionary<string, IReadOnlyList<string>> posted, JsonObject data)
    {
        var edited = false;
        FormInput.EachList(
            definition.Components,
            "",
            data,
            (list, name, rows) =>
            {
                if (!list.MayAddAndRemove)
                    return;
                if (posted.GetValueOrDefault(AddRow) is [var add] && add == name && rows.Count < FormLimits.Rows)
                {
                    rows.Add(new JsonObject());
                    edited = true;
                }

                for (var row = rows.Count - 1; row >= 0; row--)
                    if (posted.GetValueOrDefault(RemoveRow) is [var remove] && remove == FormName.Row(name, row))
                    {
                        rows.RemoveAt(row);
                        edited = true;
                    }
            }
        );
        return edited || posted.ContainsKey(AddRow) || posted.ContainsKey(RemoveRow);
    }
}
