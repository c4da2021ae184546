using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

/// <summary>Answers between a browser's post and JSON. What does not fit its field is kept as typed, so that nobody types it twice.</summary>
static class SheetAnswers
{
    /// <summary>The answers of these fields in the post; a field that was left empty is taken away.</summary>
    public static JsonObject Take(Sheet sheet, IFormCollection post, JsonObject before)
    {
        var form = before.DeepClone().AsObject();
        foreach (var field in sheet.Fields)
            if (Value(field, post) is { } value)
                form[field.Key] = value;
            else
                form.Remove(field.Key);
        return form;
    }

    /// <summary>As it stands in a box.</summary>
    public static string? Shown(SheetField field, JsonObject form) => form[field.Key]?.ToString();

    public static IReadOnlyList<string> Ticked(SheetField field, JsonObject form) =>
        form[field.Key] is JsonArray ticked ? [.. ticked.Select(value => value!.ToString())] : [];

    /// <summary>As it is read back on the review page; <c>null</c> when it was left empty.</summary>
    public static string? Said(SheetField field, JsonObject form) =>
        field.Kind switch
        {
            FieldKind.Checkbox => Shown(field, form) is "true" ? "是" : "否",
            FieldKind.Checklist => Ticked(field, form) is { Count: > 0 } ticked ? string.Join("、", ticked.Select(value => Label(field, value))) : null,
            FieldKind.Select or FieldKind.Radio => Shown(field, form) is { } value ? Label(field, value) : null,
            FieldKind.Moment when DateOnly.TryParseExact(Shown(field, form), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                Ui.Components.Show.Date(day),
            _ => Shown(field, form),
        };

    static JsonNode? Value(SheetField field, IFormCollection post)
    {
        var typed = post[field.Key].ToString().Trim();
        return field.Kind switch
        {
            FieldKind.Checkbox => JsonValue.Create(typed.Length > 0),
            FieldKind.Checklist when post[field.Key].Count > 0 => new JsonArray([.. post[field.Key].Select(value => JsonValue.Create(value))]),
            FieldKind.Checklist => null,
            FieldKind.Number when decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => typed.Length > 0 ? JsonValue.Create(typed) : null,
        };
    }

    static string Label(SheetField field, string value) => field.Options.FirstOrDefault(option => option.Value == value)?.Text ?? value;
}
