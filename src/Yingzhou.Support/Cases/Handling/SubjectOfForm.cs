using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Whom a matter is about (办理对象), and what stands in a field, by data element instead of by the form's own names.</summary>
sealed class SubjectOfForm(CasesContent content, PersonalCipher cipher)
{
    readonly ConcurrentDictionary<(string Form, string Element), string?> keys = new();
    readonly string[] subjects = [.. content.Elements.Values.Where(element => element.Subject).Select(element => element.Id)];

    /// <summary>Keyed digest of the person's number; <c>null</c> for a matter about nobody but its applicant.</summary>
    public string? KeyOf(string form, JsonObject answers) =>
        subjects.Select(element => Read(form, element, answers)).FirstOrDefault(number => number is not null) is { } number
            ? cipher.PartyKey(number)
            : null;

    /// <summary>Text of the field that asks for an element; <c>null</c> when the form does not ask, or nobody answered.</summary>
    public string? Read(string form, string element, JsonObject answers) =>
        keys.GetOrAdd((form, element), Find) is { } key
        && answers[key] is JsonValue value
        && value.TryGetValue<string>(out var text)
        && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    string? Find((string Form, string Element) asked) =>
        content.Forms.TryGetValue(asked.Form, out var file) && FormDefinition.Read(file.Content).Definition is { } definition
            ? definition.Fields.FirstOrDefault(field => field.Element == asked.Element)?.Key
            : null;
}
