using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>Reads what people type as they meant it, before anything is judged.</summary>
static partial class FormAnswer
{
    public static bool IsEmpty(JsonNode? value) =>
        value switch
        {
            null => true,
            JsonArray items => items.Count == 0,
            JsonObject => false,
            _ => value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>()),
        };

    /// <summary>The value in the form the field keeps; what cannot be read stays as it was typed and is refused by its rule.</summary>
    public static JsonNode? Normalised(FormField field, JsonNode? value) =>
        field switch
        {
            _ when IsEmpty(value) => null,
            FormTextField text => TextOf(value) is { } typed ? JsonValue.Create(Text(text, typed)) : value,
            FormNumberField number => Number(number, value!),
            FormMomentField moment => TextOf(value) is { } typed
                ? JsonValue.Create(FormMoment.Read(moment, HalfWidth(typed)) ?? typed)
                : value,
            FormCheckbox => Flag(value!),
            FormChoice { Many: true } => value is JsonArray array ? array : new JsonArray(value!.DeepClone()),
            FormFilePicker => value is JsonArray array ? array : new JsonArray(value!.DeepClone()),
            _ => value,
        };

    /// <summary>Digits, letters and signs of full width as their ASCII twins; the ideographic space as a space; trimmed.</summary>
    public static string HalfWidth(string text) => Map(text, static c => c is >= '\uFF01' and <= '\uFF5E');

    static string Text(FormTextField field, string typed)
    {
        if (field.ManyLines)
            return typed.ReplaceLineEndings("\n").Trim();

        // Chinese punctuation is full width by right, so in free text only digits and letters are changed.
        var plain = Map(typed, static c => c is >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A');
        if (field.Kind == TextKind.Any && field.Pattern is null)
            return plain;

        // Where a shape is asked for, the first reading that has it: as typed, in half width, without gaps, in capitals (the X of a resident id).
        var half = HalfWidth(typed);
        var gapless = string.Concat(half.Where(c => !char.IsWhiteSpace(c)));
        string[] readings = [plain, half, gapless, gapless.ToUpperInvariant(), gapless.Replace("-", "", StringComparison.Ordinal)];
        return readings.FirstOrDefault(reading => FormRules.HasShape(field, reading)) ?? plain;
    }

    static JsonNode? Number(FormNumberField field, JsonNode value)
    {
        if (NumberOf(value) is not { } number)
            return value;
        return field.AsString ? JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(number);
    }

    /// <summary>The number of a JSON number, or of digits as people type them: 1,200 and １２００ too, but not 1,5.</summary>
    public static decimal? NumberOf(JsonNode? value)
    {
        var digits = value?.GetValueKind() switch
        {
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String => HalfWidth(value.GetValue<string>()).Replace(" ", "", StringComparison.Ordinal),
            _ => "",
        };
        if (Thousands().IsMatch(digits))
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        return digits.Length <= 60 && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Thousands();

    static JsonNode? Flag(JsonNode value) =>
        TextOf(value) switch
        {
            "true" or "on" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ => value,
        };

    public static string? TextOf(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    static string Map(string text, Func<char, bool> narrows)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var c in text)
            mapped.Append(
                c == '\u3000' ? ' '
                : narrows(c) ? (char)(c - 0xFEE0)
                : c
            );
        return mapped.ToString().Trim();
    }
}
