using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms;

/// <summary>The rules of single answers; the first that is broken is told, in words that say what to do.</summary>
static partial class FormRules
{
    public static FormError? Judge(FormFieldNode node, FormContext context)
    {
        if (node.Field is FormComputed)
            return null;
        if (node.IsEmpty || (node.Field is FormCheckbox && node.Value?.GetValueKind() == JsonValueKind.False))
            return IsDemanded(node) ? Broken(node, "required", Demand(node)) : null;

        var broken = node.Field switch
        {
            FormTextField text => Text(node, text),
            FormNumberField number => Number(node, number),
            FormMomentField moment => Moment(node, moment, context.Today),
            FormCheckbox => node.Value!.GetValueKind() == JsonValueKind.True
                ? null
                : Broken(node, "checkbox", $"“{node.Title}”只能勾选或不勾选，请重新选择。"),
            FormChoice choice => Choice(node, choice),
            FormFilePicker files => Files(node, files),
            _ => null,
        };
        if (broken is not null || node.Field.Element is not { } element)
            return broken;
        return context.CheckElement(element, node.Value!) is { } message ? Broken(node, "element", message) : null;
    }

    /// <summary>Whether a text has the shape its field asks for, lengths apart.</summary>
    public static bool HasShape(FormTextField field, string text) =>
        (field.Pattern?.Matches(text) ?? true)
        && field.Kind switch
        {
            TextKind.Email => Email().IsMatch(text),
            TextKind.Phone => Phone().IsMatch(text),
            _ => true,
        };

    // What we should have known and did not is our gap, not the citizen's.
    static bool IsDemanded(FormFieldNode node) => node is { Field.Required: true, IsReadOnly: false, IsOpened: false };

    static string Demand(FormFieldNode node) =>
        node.Field switch
        {
            FormChoice or FormMomentField => $"请选择“{node.Title}”。",
            FormCheckbox => $"请勾选“{node.Title}”。",
            FormFilePicker => $"请上传“{node.Title}”。",
            _ => $"请填写“{node.Title}”。",
        };

    static FormError? Text(FormFieldNode node, FormTextField field)
    {
        if (FormAnswer.TextOf(node.Value) is not { } text)
            return Broken(node, "text", $"“{node.Title}”应为文字，请重新填写。");
        if (text.Length > FormLimits.ValueLength)
            return Broken(node, "size", $"“{node.Title}”太长，请精简到 {FormLimits.ValueLength} 个字以内。");

        // Characters as people count them: a rare character of two UTF-16 units is one.
        var length = text.EnumerateRunes().Count();
        if (length < node.Least)
            return Broken(node, "min-length", $"“{node.Title}”至少 {Show(node.Least)} 个字，现为 {length} 个字，请补充。");
        if (length > node.Most)
            return Broken(node, "max-length", $"“{node.Title}”最多 {Show(node.Most)} 个字，现为 {length} 个字，请精简。");
        if (HasShape(field, text))
            return null;

        return field.Kind switch
        {
            TextKind.Email when !Email().IsMatch(text) => Broken(node, "email", $"“{node.Title}”应形如 name@example.com，请核对。"),
            TextKind.Phone when !Phone().IsMatch(text) => Broken(
                node,
                "phone",
                $"“{node.Title}”应为 11 位手机号码，或带区号的固定电话，请核对。"
            ),
            _ => Broken(
                node,
                "pattern",
                (field.Format ?? field.Description) is { } hint
                    ? $"“{node.Title}”的格式不对，请按“{hint}”填写。"
                    : $"“{node.Title}”的格式不对，请对照证件或说明核对。"
            ),
        };
    }

    static FormError? Number(FormFieldNode node, FormNumberField field)
    {
        if (FormAnswer.NumberOf(node.Value) is not { } number)
            return Broken(node, "number", $"“{node.Title}”应为数字，例如 120 或 85.5，请重新填写。");
        if (number < node.Least)
            return Broken(node, "min", $"“{node.Title}”不能小于 {Show(node.Least)}，请核对。");
        if (number > node.Most)
            return Broken(node, "max", $"“{node.Title}”不能大于 {Show(node.Most)}，请核对。");
        if (field.DecimalDigits is { } digits && decimal.Round(number, Math.Clamp(digits, 0, 28)) != number)
            return Broken(
                node,
                "decimal-digits",
                digits == 0 ? $"“{node.Title}”应为整数，请核对。" : $"“{node.Title}”最多保留 {digits} 位小数，请核对。"
            );
        return field.Increment is { } step && number % step != 0
            ? Broken(node, "increment", $"“{node.Title}”应为 {Show(step)} 的倍数，请核对。")
            : null;
    }

    static FormError? Moment(FormFieldNode node, FormMomentField field, DateOnly today)
    {
        if (FormAnswer.TextOf(node.Value) is not { } text || FormMoment.Read(field, text) is null)
        {
            var example = field.Kind switch
            {
                MomentKind.Date => "存在的日期，例如 2025-09-01",
                MomentKind.Time => "一天中的时间，例如 09:05",
                _ => "日期和时间，例如 2025-09-01 09:05",
            };
            return Broken(node, "moment", $"“{node.Title}”应为{example}，请重新填写。");
        }

        return field.NotInThePast && FormMoment.DayOf(field, text) < today
            ? Broken(node, "past", $"“{node.Title}”不能早于今天，请重新选择。")
            : null;
    }

    static FormError? Choice(FormFieldNode node, FormChoice field)
    {
        var allowed = node.Options.Select(option => option.Text).ToHashSet();
        var chosen = field.Many ? node.Value as JsonArray ?? [] : [node.Value!.DeepClone()];
        return chosen.All(one => one is JsonValue value && allowed.Contains(FormOption.TextOf(value)))
            ? null
            : Broken(node, "choice", $"“{node.Title}”请从给出的选项中选择。");
    }

    static FormError? Files(FormFieldNode node, FormFilePicker field)
    {
        if (node.Value is not JsonArray files || files.Any(file => string.IsNullOrEmpty(FormAnswer.TextOf(file))))
            return Broken(node, "files", $"“{node.Title}”上传有误，请重新上传。");
        return !field.Many && files.Count > 1 ? Broken(node, "one-file", $"“{node.Title}”只需一个文件，请删除多余的文件。") : null;
    }

    static FormError Broken(FormFieldNode node, string rule, string message) => new(node.Name, rule, message);

    static string Show(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    // Deliberately wide: whether an address exists is only known when a message arrives.
    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    // Mobile numbers of the mainland, or an area code and a fixed line (YD/T 2853); +86 may stand before either.
    [GeneratedRegex(@"^(\+86-?)?(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
