using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

/// <summary>Judges answers by their form, field by field, in words that say what to do.</summary>
static class SheetJudge
{
    public static IReadOnlyList<Fault> Judge(Sheet sheet, JsonObject form, DateOnly today) =>
        [.. sheet.Fields.Select(field => Judge(field, form, today)).OfType<Fault>()];

    static Fault? Judge(SheetField field, JsonObject form, DateOnly today)
    {
        var typed = form[field.Key] is JsonArray ticked ? string.Join(",", ticked) : SheetAnswers.Shown(field, form) ?? "";
        if (typed.Length == 0 || (field.Kind is FieldKind.Checkbox && typed == "false"))
            return field.Required ? Wrong(field, field.Options.Count > 0 ? $"请选择“{field.Label}”" : $"请填写“{field.Label}”") : null;
        var wrong =
            field.Kind is FieldKind.Number ? OfNumber(field, form[field.Key]!)
            : field.Options.Count > 0 ? OfChoice(field, form)
            : OfText(field, typed);
        return (wrong ?? OfMeaning(field, typed, today)) is { } words ? Wrong(field, words) : null;
    }

    static string? OfNumber(SheetField field, JsonNode value)
    {
        if (value.GetValueKind() is not JsonValueKind.Number)
            return $"“{field.Label}”请只填数字，例如 120";
        var number = value.GetValue<decimal>();
        return number < field.Min ? $"“{field.Label}”不能小于 {Plain(field.Min)}"
            : number > field.Max ? $"“{field.Label}”不能大于 {Plain(field.Max)}"
            : null;
    }

    static string? OfChoice(SheetField field, JsonObject form)
    {
        var chosen = field.Kind is FieldKind.Checklist ? SheetAnswers.Ticked(field, form) : [SheetAnswers.Shown(field, form)!];
        return chosen.All(value => field.Options.Any(option => option.Value == value)) ? null : $"请从列出的选项中选择“{field.Label}”";
    }

    static string? OfText(SheetField field, string typed) =>
        typed.Length > field.MaxLength ? $"“{field.Label}”最多 {field.MaxLength} 个字，现在有 {typed.Length} 个"
        : field.Pattern is { } pattern && !Fits(pattern, typed) ? $"“{field.Label}”的写法不对，请{(field.Hint is { } hint ? $"照这样填：{hint}" : "对照证件核对")}"
        : null;

    // The check character catches a slip of the finger that a pattern lets through.
    static string? OfMeaning(SheetField field, string typed, DateOnly today) =>
        field.Element switch
        {
            "person.residentId" or "agent.residentId" => ResidentId.Parse(typed, today).Fault?.Detail,
            "enterprise.uscc" => Uscc.Parse(typed).Fault?.Detail,
            _ => null,
        };

    static bool Fits(Regex pattern, string typed)
    {
        try
        {
            return pattern.IsMatch(typed);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    static string Plain(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    static Fault Wrong(SheetField field, string words) => new("online-services.form-field", words) { Field = field.Key };
}
