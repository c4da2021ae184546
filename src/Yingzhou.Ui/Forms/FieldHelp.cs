using System.Globalization;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Ui.Forms;

/// <summary>What helps to answer a field: words around it, and what the browser may fill in or offer.</summary>
static class FieldHelp
{
    /// <summary>Data elements about the person at the keyboard whose values browsers know (HTML, autofill field names).</summary>
    static readonly Dictionary<string, string> Autofill = new()
    {
        ["person.name"] = "name",
        ["person.mobile"] = "tel",
        ["person.email"] = "email",
        ["person.address"] = "street-address",
        ["person.birthDate"] = "bday",
        ["enterprise.name"] = "organization",
    };

    public static string? Hint(FormFieldNode node)
    {
        string?[] parts =
        [
            node.Field.Description,
            node.Field is FormTextField { Prefix: { } prefix } ? $"前面的“{prefix}”不必再写" : null,
            node.Field is FormTextField { ManyLines: true } && node.Most is { } most
                ? string.Create(CultureInfo.InvariantCulture, $"最多 {most:0} 字")
                : null,
            node.IsOpened ? "系统没有查到这一项，您可以补填，也可以留空" : null,
        ];
        var hint = string.Join("。", parts.OfType<string>());
        return hint.Length == 0 ? null : hint;
    }

    public static bool IsOptional(FormFieldNode node) => !node.Field.Required || node.IsOpened;

    public static Dictionary<string, object> Attributes(FormFieldNode node)
    {
        var attributes = new Dictionary<string, object>();
        if (node.IsReadOnly)
            attributes["readonly"] = true;
        if (
            (node.Field.Properties.GetValueOrDefault("yz:autocomplete") ?? Autofill.GetValueOrDefault(node.Field.Element ?? "")) is
            { } autofill
        )
            attributes["autocomplete"] = autofill;
        else if (node.Field.IsPersonal)
            // Somebody else's data must not come from, or go into, this browser's memory.
            attributes["autocomplete"] = "off";
        if (InputMode(node.Field) is { } mode)
            attributes["inputmode"] = mode;
        if (node.Field is FormMomentField { MinuteStep: { } minutes, Kind: not MomentKind.Date })
            attributes["step"] = minutes * 60;
        return attributes;
    }

    public static string TypeOf(FormFieldNode node) =>
        node.Field switch
        {
            FormTextField { Kind: TextKind.Email } => "email",
            FormTextField { Kind: TextKind.Phone } => "tel",
            // A picker would silently drop what it cannot read; a person wants to see what was wrong.
            FormMomentField moment when node.IsEmpty || IsReadable(moment, node) => moment.Kind switch
            {
                MomentKind.Date => "date",
                MomentKind.Time => "time",
                _ => "datetime-local",
            },
            // Not "number": a wheel turns it by accident and it swallows what it does not like.
            _ => "text",
        };

    public static string? TextOf(FormFieldNode node) =>
        node.Value switch
        {
            null => null,
            var value when node.Field is FormMomentField moment => FormMoment.ForControl(moment, value.ToString()),
            var value => value.ToString(),
        };

    static bool IsReadable(FormMomentField field, FormFieldNode node) => FormMoment.Read(field, node.Value!.ToString()) is not null;

    static string? InputMode(FormField field) =>
        field switch
        {
            FormNumberField { DecimalDigits: 0 } => "numeric",
            FormNumberField => "decimal",
            FormTextField { Kind: TextKind.Phone } => "tel",
            FormTextField { Element: { } element } when element.EndsWith(".mobile", StringComparison.Ordinal) => "tel",
            _ => null,
        };
}
